/** The first line of the ledger: whether the numbers of both ends agree. "Cannot be compared" is not "agrees". */
import type { Summary } from '../../shared/contract/queue.ts';
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
import { count, counted } from '../../shared/format/count.ts';
import { notChecked, soFar } from '../sync/scan-words.ts';

/** More titles than these would be no line any more. */
const TITLES_NAMED = 3;

export function ledgerHeadline(overview: SyncOverview | null, summary: Summary | null): string {
  if (overview === null || summary === null) return 'The numbers are being compared.';
  const { requestors, causes } = overview;
  if (causes.length > 0) return `${causesText(causes)}${lostText(requestors)}${notChecked(summary)}.`;
  if (requestors.length === 0)
    return `No message with sync numbers was found${soFar(summary)}${notChecked(summary)}.`;
  return `${agreement(requestors, soFar(summary))}${lostText(requestors)}${notChecked(summary)}.`;
}

/** One calm line for the overview; null where there is nothing to look at. */
export function ledgerRemark({ causes }: SyncOverview): string | null {
  return causes.length === 0 ? null : `${counted(causes.length, 'thing')} to look at in the ledger`;
}

function causesText(causes: SyncOverview['causes']): string {
  const titles = causes.slice(0, TITLES_NAMED).map(({ breach }) => breach.title.replace(/\.$/u, ''));
  const others = causes.length - titles.length;
  const rest = others > 0 ? `; and ${counted(others, 'other')}` : '';
  return `${counted(causes.length, 'cause')}: ${titles.join('; ')}${rest}`;
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

function isComparable({ reqSync, srvSync, impSync }: RequestorSummary): boolean {
  return [reqSync, srvSync, impSync].some(({ requestor, server }) => requestor !== null && server !== null);
}

function lostText(requestors: readonly RequestorSummary[]): string {
  const lost = requestors.filter(({ keepUpdates }) => keepUpdates?.state === 'lost').length;
  return lost === 0
    ? ''
    : `; ${counted(lost, 'requestor')} ${lost === 1 ? 'was' : 'were'} silent for longer than updates are kept`;
}
