/** The first line of the cycles: how many there were, and which did not go as they should. */
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import type { Summary } from '../../shared/contract/queue.ts';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { count, counted } from '../../shared/format/count.ts';
import { notChecked, soFar } from '../sync/scan-words.ts';
import { cycleLook } from '../ui/cycle-look.ts';

/** What is wrong first; what is normal last. */
const NAMED: readonly CycleState[] = ['no-reply', 'late', 'no-request', 'pending'];

export function cyclesHeadline(overview: SyncOverview | null, summary: Summary | null): string {
  if (overview === null || summary === null) return 'The cycles are being worked out.';
  const requestors = overview.requestors.length;
  if (requestors === 0) return `No cycle was found${soFar(summary)}${notChecked(summary)}.`;
  const whom = counted(requestors, 'requestor');
  if (overview.cycles === 0)
    return `${whom}, but no run of the server${soFar(summary)}: no cycle can be told${notChecked(summary)}.`;
  return `${counted(overview.cycles, 'cycle')} with ${whom}${soFar(summary)}: ${statesText(overview)}${notChecked(summary)}.`;
}

function statesText(overview: SyncOverview): string {
  const totals = cycleTotals(overview);
  const named = NAMED.filter((state) => totals[state] > 0).map(
    (state) => `${count(totals[state])} ${cycleLook(state).word.toLowerCase()}`,
  );
  if (named.length === 0) return 'all complete';
  return totals.complete > 0
    ? `${named.join(', ')}, everything else complete`
    : `${named.join(', ')}, none complete`;
}

/** How many cycles there are in each state, over all requestors. */
function cycleTotals({ requestors }: SyncOverview): Readonly<Record<CycleState, number>> {
  const totals = { complete: 0, 'no-request': 0, 'no-reply': 0, late: 0, pending: 0 };
  for (const { counts } of requestors) {
    for (const state of CYCLE_STATES) totals[state] += counts[state];
  }
  return totals;
}
