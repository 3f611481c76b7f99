/**
 * Invariant 6: R=0 and S=0 ask for all address lists. Asking is no fault, and asking once more is none either, as a
 * list may be lost. A requestor that is answered every time and asks every time never receives what it asks for.
 */
import type { SyncMessage } from '../cycles/model.ts';
import { asksForEverything } from '../cycles/numbers.ts';
import type { Exchange } from './exchange.ts';
import { areAdjacent, numbersOf } from './exchange.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSentAfter, likelyReason } from './unreceived.ts';

/** Full imports in a row, each sent after the reply to the one before, that are too many. */
export const IMPORTS_IN_VAIN = 5;

export function findImportsInVain(exchanges: readonly Exchange[]): Finding[] {
  const findings: Finding[] = [];
  let row: Exchange[] = [];
  for (const exchange of exchanges) {
    const { request } = exchange;
    if (request === null) continue;
    if (!asksForEverything(request.sync)) row = [];
    else if (row.length === 0 || follows(row.at(-1), exchange, request)) row.push(exchange);
    else row = [exchange];
    if (row.length < IMPORTS_IN_VAIN) continue;
    for (const one of row.length === IMPORTS_IN_VAIN ? row : [exchange]) findings.push(toFinding(one, row));
  }
  return findings;
}

function follows(before: Exchange | undefined, exchange: Exchange, request: SyncMessage): boolean {
  const reply = before?.reply ?? null;
  return (
    before !== undefined && reply !== null && areAdjacent(before, exchange) && isSentAfter(request, reply)
  );
}

function toFinding(exchange: Exchange, row: readonly Exchange[]): Finding {
  const { imports } = numbersOf(exchange.request);
  const count = imports === null ? '' : `, with I=${imports}`;
  const fact = `The request of cycle ${exchange.cycle} asks for all address lists${count}, and was answered in the cycles before`;
  const replies = row.flatMap(({ reply }) => (reply === null ? [] : [reply]));
  const remark = replies.map(likelyReason).find((reason) => reason !== '') ?? '';
  return { ...finding('imports-in-vain', exchange, fact, [exchange.request, exchange.reply]), remark };
}
