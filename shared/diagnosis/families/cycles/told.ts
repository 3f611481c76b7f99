/** What symptoms of one requestor's cycles are told by. */
import type { Cycle, CycleNote, RequestorCycles } from '../../../cycles/model.ts';
import { aboutCycles, cyclePlace } from '../../about-cycles.ts';
import type { Evidence, Rule, Symptom } from '../../model.ts';
import type { MovedTo } from '../../moves.ts';
import type { Presence } from '../../presence.ts';
import type { Received } from '../../received.ts';
import { fileEvidence, symptomOf } from '../../plain-rule.ts';

/** One requestor with what its symptoms are told by. */
export interface Told extends RequestorCycles {
  readonly received: Received;
  readonly presence: Presence;
  readonly movedTo: MovedTo;
  readonly timeOf: (cycle: Cycle) => number | null;
}

export function symptom(
  rule: Rule,
  cycle: Cycle,
  { timeOf }: Pick<Told, 'timeOf'>,
  given: Pick<Symptom, 'text' | 'evidence'> & Partial<Symptom>,
): Symptom {
  return symptomOf(rule, { atMs: timeOf(cycle), about: aboutCycles([cycle]), ...given });
}

export function evidenceOf(cycle: Cycle, { messages, line }: CycleNote): Evidence[] {
  return [
    { text: `Cycle ${cycle.index} of ${cycle.requestor}`, place: cyclePlace(cycle) },
    ...messages.map((message) => fileEvidence(message)),
    ...(line === null ? [] : [{ text: 'Line of the log', place: { kind: 'line', line } as const }]),
  ];
}

export function aboutNote(cycle: Cycle, { messages, line }: CycleNote): Symptom['about'] {
  return aboutCycles([cycle], {
    messages: messages.map(({ id }) => id),
    lines: line === null ? [] : [line],
  });
}
