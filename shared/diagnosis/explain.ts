/**
 * Causes before consequences: which symptoms merely follow from others. Rules say what they explain, never in a circle;
 * a symptom follows from a cause when all that it concerns lies within what the cause concerns.
 */
import { FINDING_SEVERITIES } from './model.ts';
import type { About, Link, RequestorCycle, Symptom } from './model.ts';
import { cycleKey, groupKey } from './groups.ts';
import type { SymptomGroup } from './groups.ts';

/** A cause is dated by a run of the server, what the programs write about it by the hours around. */
const SAME_NIGHT_MS = 12 * 60 * 60_000;
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
  const parentOf = new Map<Symptom, Cause>();
  for (const { symptoms } of groups)
    for (const symptom of symptoms) {
      const cause = causes(symptom);
      if (cause !== null) parentOf.set(symptom, cause);
    }
  const following = new Map<string, Symptom[]>();
  for (const symptom of parentOf.keys()) {
    known(following, rootOf(symptom, parentOf).key, (): Symptom[] => []).push(symptom);
  }
  const own = groups.flatMap(({ symptoms }) => symptoms.filter((symptom) => !parentOf.has(symptom)));
  return { own, following };
}

/** From cause to cause, each time by the very symptom that it follows from, up to one that nothing explains. */
function rootOf(symptom: Symptom, parentOf: ReadonlyMap<Symptom, Cause>): SymptomGroup {
  let [at, cause] = [symptom, parentOf.get(symptom)];
  for (;;) {
    if (cause === undefined) throw new Error('asked for the cause of what nothing explains');
    const source = sourceOf(at, cause);
    const next = source === undefined ? undefined : parentOf.get(source);
    if (source === undefined || next === undefined) return cause.group;
    [at, cause] = [source, next];
  }
}

interface Cause {
  readonly group: SymptomGroup;
  readonly by: Link;
  /** What it reaches, and by which of its symptoms. */
  readonly reach: ReadonlyMap<Thing, Symptom>;
  /** When it was seen last; null while it is not over. */
  readonly overMs: number | null;
  /** Its place among all causes, the weightiest first. */
  readonly rank: number;
}

/** Key of something that symptoms share. */
type Thing = string | number;

/** Of a cause, the symptom that another one follows from. */
function sourceOf({ about }: Symptom, { by, reach }: Cause): Symptom | undefined {
  const [first] = thingsOf(about, by);
  return first === undefined ? undefined : reach.get(first);
}

/** Causes by the rule that they explain, and by one thing that they reach: none is tried that shares nothing. */
type CauseIndex = ReadonlyMap<string, ReadonlyMap<Link, ReadonlyMap<Thing, readonly Cause[]>>>;

/** @returns the weightiest cause of a symptom, or null */
function causesOf(groups: readonly SymptomGroup[]): (symptom: Symptom) => Cause | null {
  const index = indexCauses(groups);
  return (symptom) => {
    const own = groupKey(symptom);
    let best: Cause | null = null;
    for (const [by, reached] of index.get(symptom.rule.id) ?? []) {
      const [first] = thingsOf(symptom.about, by);
      for (const cause of first === undefined ? [] : (reached.get(first) ?? [])) {
        if (best !== null && best.rank <= cause.rank) continue;
        if (cause.group.key !== own && isInTime(symptom, cause) && isWithin(symptom.about, cause))
          best = cause;
      }
    }
    return best;
  };
}

function indexCauses(groups: readonly SymptomGroup[]): CauseIndex {
  const urgency = ({ severity }: SymptomGroup): number => FINDING_SEVERITIES.indexOf(severity);
  const index = new Map<string, Map<Link, Map<Thing, Cause[]>>>();
  const ranked = groups.toSorted((one, other) => urgency(one) - urgency(other));
  for (const [rank, group] of ranked.entries())
    for (const { rule, by } of group.rule.explains) {
      const cause = { group, by, reach: reachOf(group.symptoms, by), overMs: overMsOf(group), rank };
      const links = known(index, rule, () => new Map<Link, Map<Thing, Cause[]>>());
      const reached = known(links, by, () => new Map<Thing, Cause[]>());
      for (const thing of cause.reach.keys()) known(reached, thing, (): Cause[] => []).push(cause);
    }
  return index;
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key) ?? make();
  map.set(key, there);
  return there;
}

function overMsOf({ isOver, symptoms }: SymptomGroup): number | null {
  return isOver ? symptoms.reduce((last, { atMs }) => Math.max(last, atMs ?? -Infinity), -Infinity) : null;
}

/** What is over explains only what is over, too, or was seen no later: a log line cannot say that it is over. */
function isInTime(symptom: Symptom, { overMs }: Cause): boolean {
  if (overMs === null || symptom.isOver) return true;
  return symptom.atMs !== null && symptom.atMs <= overMs + SAME_NIGHT_MS;
}

function reachOf(symptoms: readonly Symptom[], by: Link): ReadonlyMap<Thing, Symptom> {
  const reach = new Map<Thing, Symptom>();
  // Each cycle leads to the symptom of that very cycle rather than to one before it.
  for (const symptom of symptoms) for (const thing of thingsOf(symptom.about, by)) reach.set(thing, symptom);
  if (by === 'cycle')
    for (const symptom of symptoms)
      for (const thing of symptom.about.cycles.flatMap(withLater).map(cycleKey))
        if (!reach.has(thing)) reach.set(thing, symptom);
  return reach;
}

function withLater(one: RequestorCycle): readonly RequestorCycle[] {
  return Array.from({ length: CYCLES_AFTER + 1 }, (_, later) => ({ ...one, cycle: one.cycle + later }));
}

function isWithin(about: About, { by, reach }: Cause): boolean {
  const asked = thingsOf(about, by);
  return asked.length > 0 && asked.every((thing) => reach.has(thing));
}

function thingsOf(about: About, by: Link): readonly Thing[] {
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
