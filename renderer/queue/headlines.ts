/**
 * The first line of every view: the answer to the question it is opened with. "None", "none so far" and "not checked"
 * are different answers, and so are "could not be read" and "nothing there".
 */
import type { ScanProgress, Summary } from '../../shared/contract/queue.ts';
import { count, counted } from '../../shared/format/count.ts';
import { messagesIn, othersRest, unreadOthers } from './others.ts';

const NOT_LISTED = 'The queue is being listed; nothing is known yet.';

export function isScanning(scan: ScanProgress): boolean {
  return scan.phase === 'listing' || scan.phase === 'decoding';
}

/** Messages that nobody has looked into yet. */
export function unchecked(summary: Summary): number {
  return summary.counts.discovered + summary.counts.reading + summary.counts.decoding;
}

/**
 * @param logErrors lines of the logs that tell of errors; null while that is not known
 * @param beside what lies in the queue that is no message, as the Files view counts it; null without any
 */
export function overviewHeadline(
  summary: Summary | null,
  logErrors: number | null = null,
  beside: string | null = null,
): string {
  if (summary === null) return NOT_LISTED;
  const { total, hung, failed } = messagesIn(summary);
  if (total === 0) return emptyQueue(summary, logErrors, beside);
  const { unrecognised } = summary.counts;
  const wrong = [
    hung > 0 ? `${count(hung)} hung` : null,
    failed > 0 ? `${count(failed)} failed` : null,
  ].filter((part) => part !== null);
  const progress = progressRest(summary);
  const rest = `${othersRest(summary)}${progress}`;
  if (wrong.length > 0) {
    return `${wrong.join(', ')} of ${counted(total, 'message')}${waiting(summary)}${rest}.`;
  }
  if (progress !== '') return `No message hung or failed so far${rest}.`;
  if (unrecognised > 0) {
    return `No message hung or failed; ${counted(unrecognised, 'file')} of ${count(total)} not recognised${rest}.`;
  }
  return total === 1
    ? `The message is sound${rest}.`
    : `All ${counted(total, 'message')} are sound: none hung, none failed${rest}.`;
}

export function hungHeadline(summary: Summary | null, beside: string | null = null): string {
  if (summary === null) return NOT_LISTED;
  const { total, hung } = messagesIn(summary);
  if (total === 0) return emptyQueue(summary, null, beside);
  const progress = progressRest(summary);
  const rest = `${summary.others.hung > 0 ? othersRest(summary) : ''}${progress}`;
  if (hung > 0) return `${count(hung)} of ${counted(total, 'message')} hung${waiting(summary)}${rest}.`;
  if (progress !== '') return `No message hung so far${rest}.`;
  return `No message hung; all ${count(total)} were checked${rest}.`;
}

/** `shown` is the number of rows that match; null while the answer is not here. */
export function messagesHeadline(
  summary: Summary | null,
  shown: number | null,
  filtered: boolean,
  beside: string | null = null,
): string {
  if (summary === null) return NOT_LISTED;
  const { others } = summary;
  const { total } = messagesIn(summary);
  if (total === 0 && !filtered) return emptyQueue(summary, null, beside);
  const rest = progressRest(summary);
  if (!filtered || shown === null)
    return `${counted(total, 'message')}${wrongOnes(summary)}${othersRest(summary)}${rest}.`;
  // What failed beside the messages is in the list with them.
  const all = others.total === 0 ? counted(summary.total, 'message') : count(summary.total);
  return `${count(shown)} of ${all} match the filter${rest}.`;
}

/** "; 120 of 214 checked" while a scan runs, "; 94 not checked" after one was cancelled, else nothing. */
function progressRest(summary: Summary): string {
  const open = unchecked(summary);
  const { total } = messagesIn(summary);
  if (isScanning(summary.scan)) return `; ${count(total - open)} of ${count(total)} checked`;
  return open > 0 ? `; ${count(open)} not checked` : '';
}

function waiting(summary: Summary): string {
  const waitingOnes = summary.requestors.filter((requestor) => requestor.hung > 0).length;
  if (waitingOnes === 0) return '';
  const subject = messagesIn(summary).hung === 1 ? 'it' : 'them';
  return `; ${counted(waitingOnes, 'requestor')} ${waitingOnes === 1 ? 'waits' : 'wait'} for ${subject}`;
}

function wrongOnes(summary: Summary): string {
  const { hung, failed } = messagesIn(summary);
  if (hung + failed === 0) return '';
  const parts = [hung > 0 ? `${count(hung)} hung` : null, failed > 0 ? `${count(failed)} failed` : null];
  return `, ${parts.filter((part) => part !== null).join(' and ')}`;
}

function emptyQueue(summary: Summary, logErrors: number | null = null, beside: string | null = null): string {
  const { scan, logs } = summary;
  const unread = unreadOthers(summary);
  if (unread !== null) return onlyOthers(scan, unread);
  if (logs.lines > 0) return onlyOthers(scan, logText(logs.lines, logErrors));
  if (beside !== null) return onlyOthers(scan, beside);
  if (isScanning(scan)) return 'No message found so far; the queue is being listed.';
  if (scan.phase === 'cancelled') return 'No message was found before the scan was cancelled.';
  return scan.problems.length > 0
    ? 'No message was found, but parts of the queue could not be read.'
    : 'No message was found: the queue is empty.';
}

function logText(lines: number, errors: number | null): string {
  const wrong = errors === null ? '' : errors === 0 ? ', no errors' : `, ${counted(errors, 'error')}`;
  return `${counted(lines, 'log line')}${wrong}`;
}

/** A queue without a message is not empty where something else lies in it. */
function onlyOthers(scan: ScanProgress, found: string): string {
  const yet = isScanning(scan) ? ' so far' : '';
  const unread = scan.problems.length > 0 ? '; parts of the queue could not be read' : '';
  const rest = scan.phase === 'cancelled' ? '; the scan was cancelled' : unread;
  return `No message${yet}; ${found}${rest}.`;
}
