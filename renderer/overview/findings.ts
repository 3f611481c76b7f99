/**
 * What is wrong, in one line for each view that shows it: the worst first, and what is over last. Nothing is claimed
 * that a scan could still change: of answers that are missing, and of numbers that contradict each other, nothing is
 * said before all was read.
 */
import type { Summary } from '../../shared/contract/queue.ts';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { CycleState } from '../../shared/cycles/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { ledgerRemark } from '../ledger/ledger-headline.ts';
import { isOpen } from '../ledger/open-causes.ts';
import { messagesIn, unreadOthers } from '../queue/others.ts';
import type { View } from '../shell/shell-store.ts';
import { cycleLook } from '../ui/cycle-look.ts';

export interface Finding {
  /** bad: something does not go on. odd: it went on, but not as it should have. over: it was wrong, and is right again. */
  readonly weight: 'bad' | 'odd' | 'over';
  /** Where it is seen. */
  readonly view: View;
  readonly text: string;
}

export interface Known {
  readonly summary: Summary;
  /** Null until it was worked out; of logs and schedule, null while it was not asked for. */
  readonly sync: SyncOverview | null;
  /** Whether it was worked out before everything was read. */
  readonly isProvisional: boolean;
  readonly logErrors: number | null;
  readonly scheduleFlags: number | null;
}

/** Names of requestors that one line holds. */
const NAMED = 2;

export function findings({
  summary,
  sync,
  isProvisional,
  logErrors,
  scheduleFlags,
}: Known): readonly Finding[] {
  const all = [
    hungFinding(summary),
    failedFinding(summary),
    othersFinding(summary),
    ...(sync === null
      ? []
      : [isProvisional ? null : ledgerFinding(sync), cyclesFinding(sync, isProvisional)]),
    logsFinding(logErrors),
    scheduleFinding(scheduleFlags),
  ];
  return (['bad', 'odd', 'over'] as const).flatMap((weight) =>
    all.filter((finding) => finding !== null).filter((finding) => finding.weight === weight),
  );
}

function hungFinding(summary: Summary): Finding | null {
  const { hung: number } = messagesIn(summary);
  if (number === 0) return null;
  const { requestors } = summary;
  const waiting = requestors.filter(({ hung }) => hung > 0).map(({ requestor }) => requestor);
  const whose = waiting.length === 0 ? '' : `: ${names(waiting)}`;
  return { weight: 'bad', view: 'hung', text: `${counted(number, 'message')} hung${whose}` };
}

function failedFinding(summary: Summary): Finding | null {
  const { unrecognised } = summary.counts;
  const { failed } = messagesIn(summary);
  if (failed + unrecognised === 0) return null;
  const parts = [
    failed > 0 ? `${counted(failed, 'message')} failed` : null,
    unrecognised > 0 ? `${counted(unrecognised, 'file')} not recognised` : null,
  ];
  const text = parts.filter((part) => part !== null).join(', ');
  return { weight: failed > 0 ? 'bad' : 'odd', view: 'messages', text };
}

function othersFinding(summary: Summary): Finding | null {
  const text = unreadOthers(summary);
  return text === null ? null : { weight: 'bad', view: 'files', text };
}

function ledgerFinding(sync: SyncOverview): Finding | null {
  const text = ledgerRemark(sync);
  if (text === null) return null;
  return { weight: sync.causes.some(isOpen) ? 'bad' : 'over', view: 'ledger', text };
}

/** A requestor that skips a cycle does nothing wrong (Q96060); it is told of, in the same words as elsewhere. */
function cyclesFinding({ requestors }: SyncOverview, isProvisional: boolean): Finding | null {
  const told: readonly CycleState[] = isProvisional
    ? ['late', 'no-request']
    : ['no-reply', 'late', 'no-request'];
  const totals = new Map(
    CYCLE_STATES.map((state) => [state, requestors.reduce((sum, one) => sum + one.counts[state], 0)]),
  );
  const parts = told
    .filter((state) => (totals.get(state) ?? 0) > 0)
    .map((state) => `${count(totals.get(state) ?? 0)} ${cycleLook(state).word.toLowerCase()}`);
  if (parts.length === 0) return null;
  const weight = !isProvisional && (totals.get('no-reply') ?? 0) > 0 ? 'bad' : 'odd';
  return { weight, view: 'cycles', text: `Cycles: ${parts.join(', ')}${isProvisional ? ' so far' : ''}` };
}

function logsFinding(errors: number | null): Finding | null {
  if (errors === null || errors === 0) return null;
  return { weight: 'odd', view: 'logs', text: `${counted(errors, 'error')} in the logs` };
}

function scheduleFinding(flags: number | null): Finding | null {
  if (flags === null || flags === 0) return null;
  return { weight: 'odd', view: 'schedule', text: `${counted(flags, 'flag')} in the schedule` };
}

function names(requestors: readonly string[]): string {
  const others = requestors.length - NAMED;
  const named = requestors.slice(0, NAMED).join(', ');
  return others > 0 ? `${named} and ${count(others)} more` : named;
}
