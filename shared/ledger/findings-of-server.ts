/** All contradictions among one server and its requestors, causes told and consequences left out. */
import { findImbalance, findReversedReplies, findWrongEchoes, findWrongSums } from './arithmetic.ts';
import { findRequestorFalls, findServerFalls } from './backwards.ts';
import type { Exchange } from './exchange.ts';
import { numbersOf } from './exchange.ts';
import type { Finding } from './finding.ts';
import { findImportsInVain } from './imports-in-vain.ts';
import { findRejections } from './rejected.ts';
import type { Rejections } from './rejected.ts';
import { findServerBehind } from './server-behind.ts';
import { findSetbacks } from './setbacks.ts';
import type { Setbacks } from './setbacks.ts';
import { findUnreceived } from './unreceived.ts';

interface Requestor {
  readonly requestor: string;
  readonly exchanges: readonly Exchange[];
}

/** A requestor with what the causes of all others are found by first. */
interface Draft extends Requestor {
  readonly behind: readonly Finding[];
  readonly rejections: Rejections;
}

/** By requestor. */
export function findingsOfServer(
  server: string | null,
  requestors: readonly Requestor[],
): ReadonlyMap<string, readonly Finding[]> {
  const drafts = requestors.map((one): Draft => ({
    ...one,
    behind: findServerBehind(one.exchanges),
    rejections: findRejections(one.exchanges),
  }));
  const all = findSetbacks(drafts.map(({ requestor, behind }) => ({ requestor, findings: behind })));
  const kept = drafts.map((draft) =>
    requestors.length > 1 && wasMadeAnew(draft, all) ? { ...draft, behind: [] } : draft,
  );
  const setbacks = findSetbacks(kept.map(({ requestor, behind }) => ({ requestor, findings: behind })));
  const falls = kept.map(({ requestor, exchanges, rejections }) => ({
    requestor,
    findings: findServerFalls(exchanges, rejections.exchanges, setbacks),
  }));
  const sharedFalls = findSetbacks(falls);
  return new Map(
    kept.map((draft, at) => [
      draft.requestor,
      [
        ...draft.behind.map((one) => explained(one, draft, setbacks, server)),
        ...(falls[at]?.findings ?? []).map((one) => explained(one, draft, sharedFalls, server)),
        ...ownFindings(draft, setbacks, requestors.length > 1),
      ],
    ]),
  );
}

/**
 * The server counts no full import of this requestor, and only this one is ahead of it: its record there was deleted
 * and made anew (Q99961), the server itself was not set back.
 */
function wasMadeAnew({ requestor, behind, rejections }: Draft, setbacks: Setbacks): boolean {
  const rejected = new Set(rejections.findings.map(({ exchange }) => exchange));
  return (
    behind.length > 0 &&
    behind.every(
      (one) =>
        rejected.has(one.exchange) &&
        numbersOf(one.exchange.reply).imports === 0 &&
        setbacks.of(requestor, one)?.requestors.size === 1,
    )
  );
}

/** Names the cause, if others have it too, and what else the same event did to this requestor. */
function explained(
  one: Finding,
  { requestor, behind, rejections }: Draft,
  setbacks: Setbacks,
  server: string | null,
): Finding {
  const setback = setbacks.of(requestor, one);
  const isShared = (setback?.requestors.size ?? 0) > 1;
  const cause = isShared ? `${one.wording} ${server ?? ''} ${setback?.cycle ?? ''}` : null;
  if (one.wording !== 'server-behind') return { ...one, cause };
  const remark = rejections.exchanges.has(one.exchange)
    ? 'Its count of full imports went back as well, so the requestor rejects the reply as old mail (Q99961).'
    : '';
  const wasSeen = behind.some(({ since, exchange }) => since === one.since && hasFallen(exchange));
  return { ...one, cause, remark, wording: isShared || wasSeen ? 'server-restored' : one.wording };
}

/** The server sent this requestor a higher position before. */
function hasFallen({ reply, replyBefore }: Exchange): boolean {
  return (numbersOf(replyBefore?.reply ?? null).srv ?? -1) > (numbersOf(reply).srv ?? Infinity);
}

/** What concerns this requestor alone. */
function ownFindings(draft: Draft, setbacks: Setbacks, hasCompany: boolean): Finding[] {
  const { exchanges, rejections } = draft;
  const behind = new Set(draft.behind.map(({ exchange }) => exchange));
  const unreceived = findUnreceived(exchanges, rejections.exchanges);
  return [
    ...rejectionsOfTheirOwn(draft),
    ...findWrongSums(exchanges),
    ...findReversedReplies(exchanges),
    ...findWrongEchoes(exchanges, rejections.exchanges),
    ...findImportsInVain(exchanges),
    // After a set-back the requestor goes on from another position than it was sent.
    ...unreceived.filter(({ since }) => since === null || !behind.has(since)),
    ...(hasCompany ? findImbalance(exchanges, setbacks.first) : []),
    ...findRequestorFalls(exchanges, setbacks),
  ];
}

/** Rows of rejections that did not begin with a set-back of the server, whose backup held an older count. */
function rejectionsOfTheirOwn({ behind, rejections }: Draft): readonly Finding[] {
  const setBack = new Set(behind.map(({ exchange }) => exchange));
  const begun = new Map<Exchange | null, boolean>();
  for (const { since, exchange } of rejections.findings)
    if (!begun.has(since)) begun.set(since, setBack.has(exchange));
  return rejections.findings.filter(({ since }) => begun.get(since) !== true);
}
