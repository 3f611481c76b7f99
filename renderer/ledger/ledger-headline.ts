/** The first line of the ledger: whether the numbers of both ends agree. "Cannot be compared" is not "agrees". */
import type { Summary } from '../../shared/contract/queue.ts';
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import { count, counted } from '../../shared/format/count.ts';
import { notChecked, soFar } from '../sync/scan-words.ts';
import { isComparable, isOpen } from './open-causes.ts';
import type { Cause } from './open-causes.ts';

/** More names than these would be no line any more. */
const REQUESTORS_NAMED = 3;

/** @param provisional whether replies may not have been read yet: no contradiction is told before */
export function ledgerHeadline(
  overview: SyncOverview | null,
  summary: Summary | null,
  provisional: boolean,
): string {
  if (overview === null || summary === null) return 'The numbers are being compared.';
  const { requestors, causes, revision } = overview;
  const yet = soFar(summary, revision);
  if (requestors.length === 0) return `No message with sync numbers was found${yet}${notChecked(summary)}.`;
  if (provisional)
    return `${counted(requestors.length, 'requestor')}${yet}; their numbers are compared when all messages are read.`;
  if (causes.length > 0) return `${causesText(causes)}${yet}${lostText(requestors)}${notChecked(summary)}.`;
  return `${agreement(requestors, yet)}${lostText(requestors)}${notChecked(summary)}.`;
}

/** One line for the overview, what is still so first; null where there is nothing to look at. */
export function ledgerRemark({ causes }: SyncOverview): string | null {
  return causes.length === 0 ? null : `Ledger: ${openText(causes, '')}`;
}

function causesText(causes: readonly Cause[]): string {
  const text = openText(causes, whom(causes.filter(isOpen)));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function openText(causes: readonly Cause[], names: string): string {
  const open = causes.filter(isOpen).length;
  const over = causes.length - open;
  if (open === 0)
    return over === 1 ? 'the only cause is over' : `no cause is open any more: all ${count(over)} are over`;
  const still = `${counted(open, 'cause')} ${open === 1 ? 'is' : 'are'} still open${names}`;
  return over === 0 ? still : `${still}; ${count(over)} ${over === 1 ? 'is' : 'are'} over`;
}

function whom(open: readonly Cause[]): string {
  const names = [...new Set(open.flatMap(({ requestors }) => requestors))];
  const named = names.slice(0, REQUESTORS_NAMED).join(', ');
  const others = names.length - REQUESTORS_NAMED;
  return others > 0 ? ` (${named} and ${count(others)} more)` : ` (${named})`;
}

function agreement(requestors: readonly RequestorSummary[], yet: string): string {
  const compared = requestors.filter(isComparable).length;
  if (compared === 0)
    return `Nothing can be compared${yet}: of ${counted(requestors.length, 'requestor')} the numbers of one end only are known`;
  const whose =
    compared === 1
      ? requestors.length === 1
        ? 'the only requestor'
        : 'the 1 requestor that can be compared'
      : compared === requestors.length
        ? `all ${counted(compared, 'requestor')}`
        : `the ${counted(compared, 'requestor')} that can be compared`;
  const left = requestors.length - compared;
  const rest = left === 0 ? '' : `; of ${count(left)} the numbers of one end only are known`;
  return `The numbers of both ends agree for ${whose}${yet}${rest}`;
}

function lostText(requestors: readonly RequestorSummary[]): string {
  const lost = requestors.filter(({ keepUpdates }) => keepUpdates?.state === 'lost').length;
  return lost === 0
    ? ''
    : `; ${counted(lost, 'requestor')} ${lost === 1 ? 'was' : 'were'} silent for longer than updates are kept`;
}
