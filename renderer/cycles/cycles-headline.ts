/** The first line of the cycles: how many there were, and which did not go as they should. */
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { count, counted } from '../../shared/format/count.ts';
import { notChecked, soFar } from '../sync/scan-words.ts';
import { cycleLook } from '../ui/cycle-look.ts';
import { isUnread } from './shown-look.ts';

/** What is wrong first; what is normal last. */
const NAMED: readonly CycleState[] = ['no-reply', 'late', 'no-request', 'pending'];

/** @param provisional whether replies may not have been read yet: nothing is told to be wrong before */
export function cyclesHeadline(
  overview: SyncOverview | null,
  summary: Summary | null,
  provisional: boolean,
): string {
  if (overview === null || summary === null) return 'The cycles are being worked out.';
  const requestors = overview.requestors.length;
  const yet = soFar(summary, overview.revision);
  if (requestors === 0) return `No cycle was found${yet}${notChecked(summary)}.`;
  const whom = counted(requestors, 'requestor');
  if (overview.cycles === 0)
    return `${whom}, but no run of the server${yet}: no cycle can be told${notChecked(summary)}.`;
  const objections = provisional ? '' : objectionsText(overview);
  return `${counted(overview.cycles, 'cycle')} with ${whom}${yet}: ${statesText(overview, provisional)}${objections}${notChecked(summary)}.`;
}

function statesText(overview: SyncOverview, provisional: boolean): string {
  const totals = cycleTotals(overview);
  const told = NAMED.filter((state) => totals[state] > 0 && !isUnread(state, provisional));
  const named = told.map((state) => `${count(totals[state])} ${cycleLook(state).word.toLowerCase()}`);
  const unread = NAMED.reduce((sum, state) => sum + (isUnread(state, provisional) ? totals[state] : 0), 0);
  if (unread > 0) named.push(`${count(unread)} not read yet`);
  if (named.length === 0) return completeText(overview, totals.complete);
  return totals.complete > 0
    ? `${named.join(', ')}, everything else complete`
    : `${named.join(', ')}, none complete`;
}

/** An answer alone does not show the whole cycle. */
function completeText({ requestors }: SyncOverview, complete: number): string {
  const inferred = requestors.reduce((sum, one) => sum + one.inferred, 0);
  if (inferred === 0) return 'all complete';
  return inferred === complete
    ? 'all answered; the requests are not in this queue'
    : `all answered; the requests of ${count(inferred)} are not in this queue`;
}

function objectionsText({ requestors }: SyncOverview): string {
  const breached = requestors.reduce((sum, one) => sum + one.breached.length, 0);
  return breached === 0 ? '' : `; the ledger objects to the numbers of ${count(breached)}`;
}

/** How many cycles there are in each state, over all requestors. */
function cycleTotals({ requestors }: SyncOverview): Readonly<Record<CycleState, number>> {
  const totals = { complete: 0, 'no-request': 0, 'no-reply': 0, late: 0, pending: 0 };
  for (const { counts } of requestors) {
    for (const state of CYCLE_STATES) totals[state] += counts[state];
  }
  return totals;
}
