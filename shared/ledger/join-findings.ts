/** Findings of one kind in neighbouring cycles are one breach, told once. */
import { refsOf } from '../cycles/steps.ts';
import type { MessageRef, SyncMessage } from '../cycles/model.ts';
import { groupBy } from '../group-by.ts';
import { isComparable } from './comparable.ts';
import type { Exchange } from './exchange.ts';
import { isReset, numbersOf } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Breach } from './model.ts';
import { nextStepOf, WORDINGS } from './words.ts';
import type { WordingKey } from './words.ts';

/** Messages that one breach names: its first ones. */
export const PROVING_MESSAGES_LIMIT = 40;

/** A breach, and its text in parts, so that several requestors' can be told together. */
export interface Told {
  readonly breach: Breach;
  readonly wording: WordingKey;
  readonly fact: string;
  /** Behind "12 requestors"; null where it is not told of many. */
  readonly ofMany: string | null;
  readonly rest: string;
  /** "went on from S=12903 in cycle 7", behind whom it is told of; null when nothing shows it. */
  readonly resumed: string | null;
}

/** What follows for one that went on from a lower number. */
export const BETWEEN_IS_MISSING = 'the changes between are missing';

/** In the order of their first cycles. `exchanges` are those of the findings' requestor. */
export function joinFindings(
  requestor: string,
  exchanges: readonly Exchange[],
  findings: readonly Finding[],
): Told[] {
  const places = new Map(exchanges.map((exchange, at) => [exchange, at]));
  const place = ({ exchange }: Finding): number => places.get(exchange) ?? 0;
  const nextRight = new Map(
    [...groupBy(findings, ({ wording }) => wording)].map(([wording, own]) => [
      wording,
      nextRightOf(wording, exchanges, own),
    ]),
  );
  const rightAfter = (one: Finding): number => nextRight.get(one.wording)?.[place(one)] ?? Infinity;
  const rows: Finding[][] = [];
  const latest = new Map<string, Finding[]>();
  for (const one of [...findings].sort((left, right) => place(left) - place(right))) {
    const key = `${one.wording} ${one.cause ?? ''}`;
    const row = latest.get(key);
    const last = row?.at(-1);
    if (row !== undefined && last !== undefined && rightAfter(last) > place(one)) row.push(one);
    else {
      const fresh = [one];
      rows.push(fresh);
      latest.set(key, fresh);
    }
  }
  return rows.flatMap((row) => {
    const last = row.at(-1);
    const next = last === undefined ? null : (exchanges[rightAfter(last)] ?? null);
    return toTold(requestor, row, next);
  });
}

/** Behind each exchange, the place of the next one that can be compared and is right; Infinity when there is none. */
function nextRightOf(
  wording: WordingKey,
  exchanges: readonly Exchange[],
  findings: readonly Finding[],
): readonly number[] {
  const wrong = new Set(findings.map(({ exchange }) => exchange));
  const next: number[] = [];
  let known = Infinity;
  for (let at = exchanges.length - 1; at >= 0; at--) {
    next[at] = known;
    const exchange = exchanges[at];
    if (exchange !== undefined && !wrong.has(exchange) && isComparable(wording, exchange)) known = at;
  }
  return next;
}

function toTold(requestor: string, row: readonly Finding[], next: Exchange | null): Told[] {
  const [first] = row;
  const last = row.at(-1);
  if (first === undefined || last === undefined) return [];
  const { wording } = first;
  const { invariant, title, follows, kb } = WORDINGS[wording];
  const remarks = [...new Set(row.map(({ remark }) => remark))].filter((text) => text !== '');
  const span = row.length === 1 ? '' : `; the same up to cycle ${last.exchange.cycle}`;
  const fact = `${first.fact}${span}.`;
  // Remarks of one breach grow from cycle to cycle: the longest one says it all.
  const remark = remarks.reduce((long, one) => (one.length > long.length ? one : long), '');
  const rest = [follows, remark].filter((part) => part !== '').join(' ');
  const resumed = resumedAt(last, next);
  const went = resumed === null ? '' : ` It ${resumed}; ${BETWEEN_IS_MISSING}.`;
  const breach: Breach = {
    invariant,
    requestor,
    firstCycle: first.exchange.cycle,
    lastCycle: last.exchange.cycle,
    overSince: next?.cycle ?? null,
    title,
    text: `${fact} ${rest}${went}`,
    nextStep: nextStepOf(wording, next?.cycle ?? null),
    kb,
    cause: first.cause,
    messages: provingMessages(row.flatMap((one) => one.messages)),
    lines: [...new Set(row.flatMap(({ lines }) => lines))].slice(0, PROVING_MESSAGES_LIMIT),
  };
  return [{ breach, wording, fact, ofMany: row.length === 1 ? first.ofMany : null, rest, resumed }];
}

/** The requestor took the lower number of a server that was set back. */
function resumedAt({ wording, exchange }: Finding, next: Exchange | null): string | null {
  if (wording !== 'server-restored' && wording !== 'server-behind') return null;
  const now = numbersOf(next?.request ?? null).srv;
  const held = numbersOf(exchange.asked).srv ?? numbersOf(exchange.reply).srvWas;
  if (next === null || now === null || held === null || now >= held || isReset(next.request)) return null;
  return `went on from S=${now} in cycle ${next.cycle}`;
}

function provingMessages(messages: readonly (SyncMessage | null)[]): MessageRef[] {
  const distinct = new Map(messages.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  return refsOf([...distinct.values()].slice(0, PROVING_MESSAGES_LIMIT));
}
