/** Breaches that have one cause are one entry, however many requestors it shows in. */
import { groupBy } from '../cycles/sort-messages.ts';
import { counted } from '../format/count.ts';
import { PROVING_MESSAGES_LIMIT } from './join-findings.ts';
import type { Told } from './join-findings.ts';
import type { Breach, Ledgers } from './model.ts';

type Cause = Ledgers['causes'][number];

/** Requestors whose numbers are told in the text of a cause. */
const TOLD = 3;

/** Causes that concern the most requestors first, then in order of their cycles. */
export function causesOf(breaches: readonly Told[]): Cause[] {
  const groups = groupBy(breaches, ({ breach }) => breach.cause ?? breach);
  return [...groups.values()]
    .flatMap(toCause)
    .sort((one, other) => other.requestors.length - one.requestors.length || firstOf(one) - firstOf(other));
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

function together(group: readonly Told[], first: Told, requestors: number): Breach {
  const breaches = group.map(({ breach }) => breach);
  const told = group.slice(0, TOLD).map(({ breach, fact }) => `${breach.requestor}: ${fact}`);
  const more = group.length - told.length;
  const rest = more > 0 ? ` And ${counted(more, 'requestor')} more.` : '';
  const cycles = breaches.flatMap(({ firstCycle, lastCycle }) => [firstCycle, lastCycle]);
  const known = cycles.filter((cycle) => cycle !== null).sort((one, other) => one - other);
  return {
    ...first.breach,
    firstCycle: known[0] ?? null,
    lastCycle: known.at(-1) ?? null,
    overSince: overFor(breaches),
    text: `It shows in ${counted(requestors, 'requestor')}. ${told.join(' ')}${rest} ${first.rest}`,
    messages: breaches.flatMap(({ messages }) => messages).slice(0, PROVING_MESSAGES_LIMIT),
    lines: [...new Set(breaches.flatMap(({ lines }) => lines))].slice(0, PROVING_MESSAGES_LIMIT),
  };
}
