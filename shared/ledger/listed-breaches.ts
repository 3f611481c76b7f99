/** Invariants 2, 4 and 8 as LISTDS and LISTQ show them, which is how an administrator looks for them (Q96060). */
import type { Told } from './join-findings.ts';
import { isNotOlder } from './listed.ts';
import type { Listed, Listings } from './listed.ts';
import type { BothEnds, Breach } from './model.ts';
import { WORDINGS } from './words.ts';
import type { WordingKey } from './words.ts';

const UNDATED =
  'The listings do not both say when they were made; if they are not of one day, nothing follows.';

/** The requestor's own number from a message, and when it was true. */
export interface KnownNumber {
  readonly value: number;
  readonly atMs: number | null;
}

export interface ListedContext {
  readonly requestor: string;
  readonly server: string | null;
  /** Latest S in a request. */
  readonly received: KnownNumber | null;
  readonly hasCompany: boolean;
  /** What messages prove already need not be told again. */
  readonly proved: readonly Breach['invariant'][];
}

export function findListedBreaches(listings: Listings, context: ListedContext): Told[] {
  const found = [ignoredUpdates(listings, context), behind(listings, context), imbalance(listings, context)];
  return found
    .filter((one) => one !== null)
    .filter(({ breach }) => !context.proved.includes(breach.invariant));
}

/** 2: the queue of transactions ends before what was acknowledged. */
function ignoredUpdates(listings: Listings, { requestor }: ListedContext): Told | null {
  const queued = listings.latest('requestor', requestor, 'queuedHighest');
  const acknowledged = listings.latest('requestor', requestor, 'reqSync');
  if (queued === null || acknowledged === null || queued.value >= acknowledged.value) return null;
  const isComparable = isNotOlder(queued, acknowledged);
  if (isComparable === false) return null;
  const fact = `LISTQ -FREQTRANS ends at ${queued.value}, LISTDS -R shows ReqSync ${acknowledged.value}.`;
  return told('ignored-updates', requestor, fact, [acknowledged, queued], isComparable);
}

/** 4: the highest position of the server is below one that the requestor holds. */
function behind(listings: Listings, { requestor, server, received }: ListedContext): Told | null {
  const highest = listings.latest('server', server, 'highest');
  const listed = listings.latest('requestor', requestor, 'srvSync');
  if (highest === null) return null;
  if (received !== null && received.value > highest.value && isNotOlder(highest, received) === true) {
    const fact = `LISTDS -S shows ${highest.value} as the highest position, the requestor's messages have S=${received.value}.`;
    return told('server-behind', requestor, fact, [highest], true);
  }
  if (listed === null || listed.value <= highest.value) return null;
  const isComparable = isNotOlder(highest, listed);
  if (isComparable === false) return null;
  const fact = `LISTDS -S shows ${highest.value} as the highest position, LISTDS -R shows SrvSync ${listed.value}.`;
  return told('server-behind', requestor, fact, [highest, listed], isComparable);
}

/** 8: both numbers stand in one line of LISTDS -R. */
function imbalance(listings: Listings, { requestor, hasCompany }: ListedContext): Told | null {
  const sent = listings.latest('requestor', requestor, 'reqSync');
  const received = listings.latest('requestor', requestor, 'srvSync');
  if (!hasCompany || sent === null || received === null || sent.line !== received.line) return null;
  if (received.value === 0 || sent.value <= received.value) return null;
  const fact = `LISTDS -R shows ReqSync ${sent.value} and SrvSync ${received.value}.`;
  return told('imbalance', requestor, fact, [sent], true);
}

function told(
  wording: WordingKey,
  requestor: string,
  fact: string,
  listed: readonly Listed[],
  isDated: boolean | null,
): Told {
  const { invariant, title, follows, nextStep, kb } = WORDINGS[wording];
  const rest = isDated === null ? `${follows} ${UNDATED}` : follows;
  const breach: Breach = {
    invariant,
    requestor,
    firstCycle: null,
    lastCycle: null,
    overSince: null,
    title,
    text: `${fact} ${rest}`,
    nextStep,
    kb,
    cause: null,
    messages: [],
    lines: [...new Set(listed.map(({ line }) => line))],
  };
  return { breach, wording, fact, ofMany: null, rest, resumed: null };
}

/** A listing fills in what messages do not tell, or tells what is newer. */
export function fill(known: KnownNumber | null, listed: Listed | null): number | null {
  if (known === null || listed === null) return known?.value ?? listed?.value ?? null;
  return isNotOlder(listed, known) === true ? listed.value : known.value;
}

/** The latest number of both ends. */
export function bothEnds(
  requestor: readonly [KnownNumber | null, Listed | null],
  server: readonly [KnownNumber | null, Listed | null],
): BothEnds {
  return { requestor: fill(...requestor), server: fill(...server) };
}
