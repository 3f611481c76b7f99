/** Breaches that have one cause are one entry, however many requestors it shows in. */
import { groupBy } from '../group-by.ts';
import { counted } from '../format/count.ts';
import { BETWEEN_IS_MISSING, PROVING_MESSAGES_LIMIT } from './join-findings.ts';
import type { Told } from './join-findings.ts';
import type { Breach, Ledgers } from './model.ts';
import { nextStepOf } from './words.ts';

type Cause = Ledgers['causes'][number];

/** Different numbers that are told in the text of a cause. */
const TOLD = 3;

/** What is still so comes first, then what concerns the most requestors, then in order of the cycles. */
export function causesOf(breaches: readonly Told[]): Cause[] {
  const groups = groupBy(breaches, ({ breach }) => breach.cause ?? breach);
  return [...groups.values()]
    .flatMap(toCause)
    .sort(
      (one, other) =>
        Number(one.breach.overSince !== null) - Number(other.breach.overSince !== null) ||
        other.requestors.length - one.requestors.length ||
        firstOf(one) - firstOf(other),
    );
}

function firstOf({ breach }: Cause): number {
  return breach.firstCycle ?? Number.MAX_SAFE_INTEGER;
}

function toCause(group: readonly Told[]): Cause[] {
  const [first] = group;
  if (first === undefined) return [];
  const requestors = [...new Set(group.map(({ breach }) => breach.requestor))];
  return [
    {
      breach: requestors.length === 1 ? first.breach : together(group, first, requestors.length),
      requestors,
    },
  ];
}

/** A cause is over when it is for everybody. */
function overFor(breaches: readonly Breach[]): number | null {
  const since = breaches.flatMap(({ overSince }) => overSince ?? []);
  return since.length === breaches.length ? since.reduce((one, other) => Math.max(one, other), 0) : null;
}

/** Equal numbers are told once, those that most requestors have first. */
function factsOf(group: readonly Told[]): string {
  return sentences(
    groupBy(group, ({ breach, fact, ofMany }) => ofMany ?? `${breach.requestor}: ${fact}`),
    (same) => `${same.breach.requestor}: ${same.fact}`,
    ({ ofMany }, times) => `${counted(times, 'requestor')} ${ofMany}.`,
  );
}

function resumptionsOf(group: readonly Told[]): string {
  const went = group.filter(({ resumed }) => resumed !== null);
  if (went.length === 0) return '';
  const told = sentences(
    groupBy(went, ({ resumed }) => resumed),
    ({ breach, resumed }) => `${breach.requestor} ${resumed}; ${BETWEEN_IS_MISSING}.`,
    ({ resumed }, times) => `${counted(times, 'requestor')} ${resumed}; ${BETWEEN_IS_MISSING}.`,
  );
  return ` ${told}`;
}

/** The largest groups, each in one sentence. */
function sentences(
  groups: ReadonlyMap<unknown, readonly Told[]>,
  ofOne: (told: Told) => string,
  ofMany: (told: Told, times: number) => string,
): string {
  const largest = [...groups.values()].sort((one, other) => other.length - one.length);
  const told = largest.slice(0, TOLD).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return same.length > 1 ? ofMany(first, same.length) : ofOne(first);
  });
  const more = largest.slice(TOLD).reduce((sum, same) => sum + same.length, 0);
  return [...told, ...(more > 0 ? [`And ${counted(more, 'requestor')} more.`] : [])].join(' ');
}

function together(group: readonly Told[], first: Told, requestors: number): Breach {
  const breaches = group.map(({ breach }) => breach);
  const overSince = overFor(breaches);
  const cycles = breaches.flatMap(({ firstCycle, lastCycle }) => [firstCycle, lastCycle]);
  const known = cycles.filter((cycle) => cycle !== null).sort((one, other) => one - other);
  return {
    ...first.breach,
    firstCycle: known[0] ?? null,
    lastCycle: known.at(-1) ?? null,
    overSince,
    text: `It shows in ${counted(requestors, 'requestor')}. ${factsOf(group)} ${first.rest}${resumptionsOf(group)}`,
    nextStep: nextStepOf(first.wording, overSince),
    messages: breaches.flatMap(({ messages }) => messages).slice(0, PROVING_MESSAGES_LIMIT),
    lines: [...new Set(breaches.flatMap(({ lines }) => lines))].slice(0, PROVING_MESSAGES_LIMIT),
  };
}
