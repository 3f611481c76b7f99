/** The first line of the Logs view: how much there is, and what is wrong in it. */
import type { LogOverview, LogQuery } from '../../shared/contract/logs.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import { counted } from '../../shared/format/count.ts';
import { isScanning } from '../queue/headlines.ts';

/** A piece of the sentence. */
export interface HeadlinePart {
  readonly text: string;
  /** What shows just the lines that it counts; null where it counts none, or all. */
  readonly narrows: Partial<LogQuery> | null;
}

/** The numbers are those of the chips. */
export function logsHeadline(
  summary: Summary | null,
  overview: LogOverview | null,
): readonly [HeadlinePart, ...HeadlinePart[]] {
  if (summary === null || overview === null) return [plain('The logs of this queue are being looked for.')];
  const scanning = isScanning(summary.scan);
  if (overview.lines === 0) {
    if (scanning) return [plain('No log found so far; the queue is being read.')];
    if (summary.scan.phase === 'cancelled') return [plain('No log was found before the scan was cancelled.')];
    return [plain('There is no log in this queue.')];
  }
  const { lines, logs, problems, severities } = overview;
  const { fatal, error } = severities;
  return [
    plain(`${counted(lines, 'line')} in ${counted(logs, 'log')}${scanning ? ' so far' : ''}`),
    ...(fatal + error === 0 ? [plain('no errors')] : []),
    ...(fatal === 0 ? [] : [narrowing(counted(fatal, 'fatal line'), { severities: ['fatal'] })]),
    ...(error === 0 ? [] : [narrowing(counted(error, 'error'), { severities: ['error'] })]),
    problems === 0
      ? plain('every line could be read')
      : narrowing(`${counted(problems, 'line')} could not be read`, { problemsOnly: true }),
  ];
}

function narrowing(text: string, narrows: Partial<LogQuery>): HeadlinePart {
  return { text, narrows };
}

function plain(text: string): HeadlinePart {
  return { text, narrows: null };
}
