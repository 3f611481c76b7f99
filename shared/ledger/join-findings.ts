/** Findings of one kind in neighbouring cycles are one breach, told once. */
import { refsOf } from '../cycles/steps.ts';
import type { MessageRef, SyncMessage } from '../cycles/model.ts';
import type { Exchange } from './exchange.ts';
import type { Finding } from './finding.ts';
import type { Breach } from './model.ts';
import { WORDINGS } from './words.ts';

/** Messages that one breach names: its first ones. */
export const PROVING_MESSAGES_LIMIT = 40;

/** A breach, and its text in two parts, so that several requestors' can be told together. */
export interface Told {
  readonly breach: Breach;
  readonly fact: string;
  readonly rest: string;
}

/** In the order of their first cycles. `exchanges` are those of the findings' requestor. */
export function joinFindings(
  requestor: string,
  exchanges: readonly Exchange[],
  findings: readonly Finding[],
): Told[] {
  const places = new Map(exchanges.filter(holdsMessages).map((exchange, at) => [exchange, at]));
  const place = ({ exchange }: Finding): number => places.get(exchange) ?? 0;
  const rows: Finding[][] = [];
  const latest = new Map<string, Finding[]>();
  for (const one of [...findings].sort((left, right) => place(left) - place(right))) {
    const key = `${one.wording} ${one.cause ?? ''}`;
    const row = latest.get(key);
    const last = row?.at(-1);
    if (row !== undefined && last !== undefined && place(one) - place(last) <= 1) row.push(one);
    else {
      const fresh = [one];
      rows.push(fresh);
      latest.set(key, fresh);
    }
  }
  const inOrder = [...places.keys()];
  return rows.flatMap((row) => {
    const next = inOrder[Math.max(...row.map(place)) + 1];
    return toBreach(requestor, row, next?.cycle ?? null);
  });
}

/** Cycles without any message neither continue a breach nor end it. */
function holdsMessages({ request, reply }: Exchange): boolean {
  return request !== null || reply !== null;
}

function toBreach(requestor: string, row: readonly Finding[], overSince: number | null): Told[] {
  const [first] = row;
  const last = row.at(-1);
  if (first === undefined || last === undefined) return [];
  const { invariant, title, follows, nextStep, kb } = WORDINGS[first.wording];
  const remark = row.map((one) => one.remark).find((text) => text !== '') ?? '';
  const span = row.length === 1 ? '' : `; the same up to cycle ${last.exchange.cycle}`;
  const fact = `${first.fact}${span}.`;
  const rest = [follows, remark].filter((part) => part !== '').join(' ');
  const breach: Breach = {
    invariant,
    requestor,
    firstCycle: first.exchange.cycle,
    lastCycle: last.exchange.cycle,
    overSince,
    title,
    text: `${fact} ${rest}`,
    nextStep,
    kb,
    cause: first.cause,
    messages: provingMessages(row.flatMap((one) => one.messages)),
    lines: [],
  };
  return [{ breach, fact, rest }];
}

function provingMessages(messages: readonly (SyncMessage | null)[]): MessageRef[] {
  const distinct = new Map(messages.flatMap((one) => (one === null ? [] : [[one.id, one] as const])));
  return refsOf([...distinct.values()].slice(0, PROVING_MESSAGES_LIMIT));
}
