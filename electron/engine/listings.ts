/** Lines of LISTDS and LISTQ output as the ledger takes them. */
import type { ListedNumbers } from '../../shared/ledger/model.ts';
import type { ListingLine } from '../index/read-sync.ts';

const NO_NUMBERS = {
  reqSync: null,
  srvSync: null,
  impSync: null,
  highest: null,
  queuedHighest: null,
} as const;

export function listedNumbers(lines: readonly ListingLine[]): ListedNumbers[] {
  return [...lines.flatMap(listedLine), ...queuedHighest(lines)];
}

function listedLine({ line, postOffice, facts, writtenMs }: ListingLine): ListedNumbers | [] {
  const base = { ...NO_NUMBERS, line, postOffice, atMs: writtenMs };
  if (facts.kind === 'server-numbers') return { ...base, side: 'server', highest: facts.highest };
  if (facts.kind !== 'requestor-numbers') return [];
  const { side, reqSync, srvSync, impSync } = facts;
  return { ...base, side, reqSync, srvSync, impSync };
}

/** The last transaction that waits in each requestor's REQTRANS.GLB. */
function queuedHighest(lines: readonly ListingLine[]): ListedNumbers[] {
  const highest = new Map<string, ListedNumbers>();
  for (const { line, fileId, postOffice, facts, writtenMs } of lines) {
    if (facts.kind !== 'queued-transaction') continue;
    const key = `${fileId} ${postOffice ?? ''}`;
    if (facts.sync <= (highest.get(key)?.queuedHighest ?? -1)) continue;
    highest.set(key, {
      ...NO_NUMBERS,
      line,
      side: 'requestor',
      postOffice,
      queuedHighest: facts.sync,
      atMs: writtenMs,
    });
  }
  return [...highest.values()];
}
