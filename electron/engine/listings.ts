/** Lines of LISTDS and LISTQ output as the ledger takes them. */
import type { CyclePicture } from '../../shared/cycles/model.ts';
import { counted } from '../../shared/format/count.ts';
import { byNaturalName } from '../../shared/format/natural.ts';
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

/**
 * The picture with the requestors of whom only listings tell: their numbers are compared as well, though they have no
 * cycle. They belong to the one server that is known, from messages or a listing; to an unknown one else.
 */
export function withListed(picture: CyclePicture, listings: readonly ListedNumbers[]): CyclePicture {
  const servers = new Set([
    ...picture.servers.flatMap(({ server }) => server ?? []),
    ...listings.flatMap(({ highest, postOffice }) => (highest === null ? [] : (postOffice ?? []))),
  ]);
  // A server that is its own requestor sends no message; beside those that do it would only be noise.
  const known = new Set([
    ...picture.servers.map((one) => one.server),
    ...picture.requestors.map(({ requestor }) => requestor),
  ]);
  const listed = new Set(
    listings.flatMap(({ highest, postOffice }) => (highest === null ? (postOffice ?? []) : [])),
  );
  const names = [...listed].filter((name) => !known.has(name)).sort(byNaturalName);
  if (names.length === 0) return picture;
  const [server = null] = servers.size === 1 ? servers : [];
  const only = `Of ${counted(names.length, 'requestor')} no message was found in this queue; only listings (LISTDS, LISTQ) tell ${names.length === 1 ? 'its' : 'their'} numbers.`;
  return {
    ...picture,
    requestors: [...picture.requestors, ...names.map((requestor) => ({ requestor, server, cycles: [] }))],
    basis: [...picture.basis, only],
  };
}
