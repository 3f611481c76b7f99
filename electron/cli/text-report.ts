import type { Writable } from 'node:stream';
import type { Summary } from '../../shared/contract/queue.ts';
import { count, counted } from '../../shared/format/count.ts';
import { printable } from '../../shared/format/printable.ts';
import { STATE_KINDS } from '../../shared/state.ts';
import type { StateKind } from '../../shared/state.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { readFilesTotal } from '../index/read-messages.ts';
import { fileLines } from './files-report.ts';
import { countErrors, findingLines } from './findings-report.ts';
import { galLines } from './gal-report.ts';
import { allMessages, reasonOf } from './report-source.ts';
import type { ReportParts } from './report-source.ts';
import { logsLine, syncLines } from './sync-text.ts';

/**
 * Writes a summary for the terminal: counts, every message that failed or hung with the reason, cycles, ledger and address list.
 * @returns how many messages failed or hung, and findings of severity error
 */
export async function writeTextReport(
  queue: OpenSession,
  { gal, verdicts }: ReportParts,
  out: Writable,
): Promise<number> {
  const { counts, others, scan, workers, requestors, logs } = queue.summary();
  const { files } = readFilesTotal(queue.session.index.read);
  const lines = [
    queue.info.path,
    `${counted(files, 'file')} read in ${(scan.elapsedMs / 1000).toFixed(1)} s with ${workers} workers`,
    '',
    ...STATE_KINDS.filter((kind) => counts[kind] > 0).map(
      (kind) => `  ${kind.padEnd(14)}${String(counts[kind]).padStart(8)}${noMessages(kind, others)}`,
    ),
  ];
  for (const problem of scan.problems) lines.push(`  not listed: ${problem}`);
  const waiting = requestors.filter(({ hung, failed }) => hung + failed > 0);
  if (waiting.length > 0) {
    lines.push(
      '',
      `${waiting.length} of ${requestors.length} requestors have messages that failed or hung.`,
      '',
    );
  }
  lines.push(...verdictLines(verdicts));
  let wrong = 0;
  for (const { file, state } of allMessages(queue)) {
    const reason = reasonOf(state);
    if (reason !== null) lines.push(`  ${state.kind.padEnd(13)} ${file}`, `                ${reason.text}`);
    if (state.kind === 'failed' || state.kind === 'hung') wrong += 1;
  }
  if (wrong === 0) {
    const rest = scan.problems.length > 0 ? ' in what could be listed; the rest was not checked' : '';
    lines.push('', `No message failed or hung${rest}.`);
  }
  const picture = await queue.syncPicture();
  lines.push(...syncLines(picture), ...galLines(gal), ...fileLines(queue), '', logsLine(logs));
  out.write(`${lines.map(printable).join('\n')}\n`);
  return wrong + countErrors(verdicts.diagnosis?.findings ?? []);
}

/** Archives, logs and lists that failed or hung are told among the messages. */
function noMessages(kind: StateKind, others: Summary['others']): string {
  const number = kind === 'failed' || kind === 'hung' ? others[kind] : 0;
  return number === 0 ? '' : `, ${count(number)} of them no message`;
}

function verdictLines({ diagnosis, problem }: ReportParts['verdicts']): string[] {
  return diagnosis === null ? ['', `Not diagnosed: ${problem ?? ''}`] : [...findingLines(diagnosis), ''];
}
