/**
 * Causes before consequences: which symptoms merely follow from others. Rules say what they explain, never in a circle;
 * a symptom follows from a cause when all that it concerns lies within what the cause concerns.
 */
import { FINDING_SEVERITIES } from './model.ts';
import type { About, Link, RequestorCycle, Symptom } from './model.ts';
import { aboutAll, cycleKey, groupKey } from './groups.ts';
import type { SymptomGroup } from './groups.ts';

/** Cycles after that of a cause in which its consequences show. */
const CYCLES_AFTER = 2;

export interface Explained {
  /** Symptoms that nothing explains. */
  readonly own: readonly Symptom[];
  /** Consequences by the key of the group that they follow from in the end. */
  readonly following: ReadonlyMap<string, readonly Symptom[]>;
}

export function explainSymptoms(groups: readonly SymptomGroup[]): Explained {
  const causes = causesOf(groups);
  const parentOf = new Map<Symptom, SymptomGroup>();
  for (const { symptoms } of groups)
    for (const symptom of symptoms) {
      const cause = causes(symptom);
      if (cause !== null) parentOf.set(symptom, cause);
    }
  const following = new Map<string, Symptom[]>();
  for (const [symptom, cause] of parentOf) {
    const { key } = rootOf(cause, parentOf);
    const known = following.get(key);
    if (known === undefined) following.set(key, [symptom]);
    else known.push(symptom);
  }
  const own = groups.flatMap(({ symptoms }) => symptoms.filter((symptom) => !parentOf.has(symptom)));
  return { own, following };
}

/** The group itself as long as one of its symptoms stands by itself, else what explains its first one. */
function rootOf(group: SymptomGroup, parentOf: ReadonlyMap<Symptom, SymptomGroup>): SymptomGroup {
  if (group.symptoms.some((symptom) => !parentOf.has(symptom))) return group;
  const [first] = group.symptoms;
  const parent = first === undefined ? undefined : parentOf.get(first);
  return parent === undefined ? group : rootOf(parent, parentOf);
}

interface Cause {
  readonly group: SymptomGroup;
  readonly by: Link;
  readonly reach: ReadonlySet<string | number>;
}

/** @returns the weightiest cause of a symptom, or null */
function causesOf(groups: readonly SymptomGroup[]): (symptom: Symptom) => SymptomGroup | null {
  const rank = ({ severity }: SymptomGroup): number => FINDING_SEVERITIES.indexOf(severity);
  const byConsequence = new Map<string, Cause[]>();
  for (const group of groups.toSorted((one, other) => rank(one) - rank(other))) {
    if (group.rule.explains.length === 0) continue;
    const about = aboutAll(group.symptoms);
    for (const { rule, by } of group.rule.explains) {
      const known = byConsequence.get(rule) ?? [];
      known.push({ group, by, reach: reachOf(about, by) });
      byConsequence.set(rule, known);
    }
  }
  return (symptom) => {
    const own = groupKey(symptom);
    const found = byConsequence
      .get(symptom.rule.id)
      ?.find(
        ({ group, by, reach }) =>
          group.key !== own && (!group.isOver || symptom.isOver) && isWithin(symptom.about, by, reach),
      );
    return found?.group ?? null;
  };
}

function reachOf(about: About, by: Link): ReadonlySet<string | number> {
  switch (by) {
    case 'message':
      return new Set(about.messages);
    case 'line':
      return new Set(about.lines);
    case 'requestor':
      return new Set(about.requestors);
    case 'cycle':
      return new Set(about.cycles.flatMap(withLater).map(cycleKey));
  }
}

function withLater(one: RequestorCycle): readonly RequestorCycle[] {
  return Array.from({ length: CYCLES_AFTER + 1 }, (_, later) => ({ ...one, cycle: one.cycle + later }));
}

function isWithin(about: About, by: Link, reach: ReadonlySet<string | number>): boolean {
  const asked = thingsOf(about, by);
  return asked.length > 0 && asked.every((thing) => reach.has(thing));
}

function thingsOf(about: About, by: Link): readonly (string | number)[] {
  switch (by) {
    case 'message':
      return about.messages;
    case 'line':
      return about.lines;
    case 'requestor':
      return about.requestors;
    case 'cycle':
      return about.cycles.map(cycleKey);
  }
}
