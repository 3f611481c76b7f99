/** Symptoms that are one card, and all that they concern together. */
import { groupBy } from '../group-by.ts';
import { FINDING_SEVERITIES } from './model.ts';
import type { About, FindingSeverity, RequestorCycle, Rule, Symptom } from './model.ts';

export interface SymptomGroup {
  /** Stable as long as rule and group are. */
  readonly key: string;
  readonly rule: Rule;
  readonly symptoms: readonly Symptom[];
  readonly isOver: boolean;
  readonly severity: FindingSeverity;
}

/** In the order of their first symptoms. */
export function groupSymptoms(symptoms: readonly Symptom[]): readonly SymptomGroup[] {
  return [...groupBy(symptoms, groupKey)].flatMap(([key, members]) => {
    const [first] = members;
    return first === undefined ? [] : [groupOf(key, first.rule, members)];
  });
}

export function groupOf(key: string, rule: Rule, symptoms: readonly Symptom[]): SymptomGroup {
  const open = symptoms.filter(({ isOver }) => !isOver);
  const counted = open.length === 0 ? symptoms : open;
  // Not Math.min(...): a group may have more symptoms than a call may have arguments.
  const severity = FINDING_SEVERITIES.find((one) =>
    counted.some((symptom) => (symptom.severity ?? rule.severity) === one),
  );
  return { key, rule, symptoms, isOver: open.length === 0, severity: severity ?? rule.severity };
}

export function groupKey({ rule, group }: Symptom): string {
  return `${rule.id} ${group}`;
}

/** Everything that these symptoms concern, each once. */
export function aboutAll(symptoms: readonly Symptom[]): About {
  const messages = new Set<number>();
  const lines = new Set<number>();
  const requestors = new Set<string>();
  const cycles = new Map<string, RequestorCycle>();
  for (const { about } of symptoms) {
    for (const id of about.messages) messages.add(id);
    for (const id of about.lines) lines.add(id);
    for (const name of about.requestors) requestors.add(name);
    for (const one of about.cycles) {
      requestors.add(one.requestor);
      cycles.set(cycleKey(one), one);
    }
  }
  return {
    messages: [...messages],
    lines: [...lines],
    requestors: [...requestors].toSorted(),
    cycles: [...cycles.values()],
  };
}

export function cycleKey({ requestor, server, cycle }: RequestorCycle): string {
  return `${requestor} ${server ?? ''} ${cycle}`;
}
