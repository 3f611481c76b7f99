/** Requestors that were silent for so long that the server no longer keeps what they missed (Q108067, Q257740). */
import type { Cycle, RequestorCycles } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import type { KeepUpdates } from '../../../ledger/model.ts';
import { aboutCycles, createRunTimes, cyclePlace, outerCycles } from '../../about-cycles.ts';
import type { Context } from '../../facts.ts';
import type { Evidence, Rule, Symptom } from '../../model.ts';
import { createMoves } from '../../moves.ts';
import { createPresence } from '../../presence.ts';
import type { Presence } from '../../presence.ts';
import { RETURNED_LATE, UPDATES_PASSED, UPDATES_RUNNING_OUT } from './rules.ts';
import { symptomOf } from '../../plain-rule.ts';

/** So many runs before the limit it is time to say so; one missed cycle is no failure (Q96060). */
const NEAR = { left: 3, missed: 2 } as const;

export interface Silences {
  readonly symptoms: readonly Symptom[];
  /** Requestors past the limit of whom the queue does not show that they were silent. */
  readonly untold: number;
}

export function findSilences({ picture, ledger, keepUpdatesCycles }: Context): Silences {
  const presence = createPresence(picture);
  const movedTo = createMoves(picture);
  const timeOf = createRunTimes(picture);
  const symptoms: Symptom[] = [];
  let untold = 0;
  for (const [at, requestor] of picture.requestors.entries()) {
    const { cycles, server } = requestor;
    const keep = ledger.ledgers[at]?.keepUpdates ?? null;
    const last = cycles.at(-1);
    const atMs = last === undefined ? null : timeOf(server, last.index);
    const rule = keep === null ? null : ruleFor(keep);
    if (keep !== null && rule !== null) {
      const silent = silentSince(cycles, presence);
      const [first] = silent;
      // Another server sends it what it misses here.
      if (first !== undefined && movedTo(requestor, first.index) !== null) continue;
      if (rule === UPDATES_PASSED && silent.length <= keep.limit) untold += 1;
      else if (silent.length >= NEAR.missed) symptoms.push(silence(rule, keep, silent, atMs));
    }
    symptoms.push(...returns(requestor, keepUpdatesCycles, presence, atMs));
  }
  return { symptoms, untold };
}

function ruleFor({ state, missed, limit }: KeepUpdates): Rule | null {
  if (state === 'lost') return UPDATES_PASSED;
  const isNear = state === 'counting' && missed >= NEAR.missed && limit - missed <= NEAR.left;
  return isNear ? UPDATES_RUNNING_OUT : null;
}

/** Cycles at the end in which it was not heard, though most others were. */
function silentSince(cycles: readonly Cycle[], presence: Presence): Cycle[] {
  const lastHeard = cycles.findLastIndex(({ request, reply }) => request !== null || reply !== null);
  return cycles
    .slice(lastHeard + 1)
    .filter((cycle) => cycle.state === 'no-request' && presence.hearsOthers(cycle));
}

function silence(rule: Rule, keep: KeepUpdates, silent: readonly Cycle[], atMs: number | null): Symptom {
  const [first] = silent;
  const name = first?.requestor ?? '';
  const left = keep.limit - keep.missed;
  const rest =
    rule === UPDATES_PASSED
      ? `the server keeps updates for ${counted(keep.limit, 'cycle')}`
      : `after ${counted(left + 1, 'further run')} what it has missed is purged`;
  return symptomOf(rule, {
    text: `${name} was not heard in the last ${counted(keep.missed, 'run')} of its server; ${rest}.`,
    atMs,
    evidence: [ledgerEvidence(first, keep), ...cycleEvidence(silent)],
    about: aboutCycles(silent),
  });
}

function ledgerEvidence(cycle: Cycle | undefined, { missed, limit }: KeepUpdates): Evidence {
  const text = `Missed ${counted(missed, 'run')}; Keep Updates is ${counted(limit, 'cycle')}`;
  return {
    text,
    place: cycle === undefined ? null : { kind: 'ledger', requestor: cycle.requestor, server: cycle.server },
  };
}

function cycleEvidence(cycles: readonly Cycle[]): Evidence[] {
  return outerCycles(cycles, ({ index, requestor }) => `Cycle ${index}: no sign of ${requestor}`);
}

/** The last return after a silence beyond the limit, unless everything was asked for then or since. */
function returns(
  { cycles }: RequestorCycles,
  limit: number,
  presence: Presence,
  atMs: number | null,
): Symptom[] {
  let silent: Cycle[] = [];
  let back: { readonly cycle: Cycle; readonly silent: readonly Cycle[] } | null = null;
  for (const cycle of cycles) {
    if (cycle.state === 'no-request') {
      if (presence.hearsOthers(cycle)) silent.push(cycle);
      continue;
    }
    if (cycle.request !== null && silent.length > limit) back = { cycle, silent };
    if (beginsAnew(cycle)) back = null;
    silent = [];
  }
  if (back === null) return [];
  const { requestor, index } = back.cycle;
  const missed = counted(back.silent.length, 'run');
  return [
    symptomOf(RETURNED_LATE, {
      text: `${requestor} asked again in cycle ${index} after ${missed} without it, for updates only; the server keeps them for ${counted(limit, 'cycle')}.`,
      atMs,
      evidence: [
        { text: `Cycle ${index}: asks from its old position`, place: cyclePlace(back.cycle) },
        ...cycleEvidence(back.silent),
      ],
      about: aboutCycles([back.cycle], {
        messages: back.cycle.request === null ? [] : [back.cycle.request.id],
      }),
    }),
  ];
}

function beginsAnew({ notes }: Cycle): boolean {
  return notes.some(({ kind }) => kind === 'full-import' || kind === 'reset');
}
