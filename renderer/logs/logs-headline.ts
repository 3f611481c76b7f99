/** The first line of the Logs view: how much there is, and what is wrong in it. */
import type { LogOverview } from '../../shared/contract/logs.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { counted } from '../../shared/format/count.ts';
import { isScanning } from '../queue/headlines.ts';

export function logsHeadline(summary: Summary | null, overview: LogOverview | null): string {
  if (summary === null || overview === null) return 'The logs of this queue are being looked for.';
  const scanning = isScanning(summary.scan);
  if (overview.lines === 0) {
    if (scanning) return 'No log found so far; the queue is being read.';
    if (summary.scan.phase === 'cancelled') return 'No log was found before the scan was cancelled.';
    return 'There is no log in this queue.';
  }
  const { lines, logs, problems, severities } = overview;
  const errors = severities.error + severities.fatal;
  return [
    `${counted(lines, 'line')} in ${counted(logs, 'log')}${scanning ? ' so far' : ''}`,
    errors === 0 ? 'no errors' : counted(errors, 'error'),
    problems === 0 ? 'every line could be read' : `${counted(problems, 'line')} could not be read`,
  ]
    .join('; ')
    .concat('.');
}
