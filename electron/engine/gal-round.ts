/** Brings the address list up to date once: reads what is not read yet, and has the thread work it out. */
import crypto from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ViewSummary } from '../../shared/contract/gal-values.ts';
import type { GalPlan } from '../../shared/gal/model.ts';
import { planGal } from '../../shared/gal/plan.ts';
import type { MessageId } from '../../shared/model.ts';
import type { FinishedList, WantedMessage } from '../gal/protocol.ts';
import { readGalMessages, readNamedPostOffices } from '../index/read-gal.ts';
import type { GalMessage } from '../index/read-gal.ts';
import type { GalLink } from './gal-link.ts';
import { readTransactions } from './gal-read.ts';
import type { ReadingProgress } from './gal-read.ts';
import { summariesOf } from './gal-summaries.ts';
import type { QueueSession } from './session.ts';
import type { SyncPicture } from './sync-picture.ts';

const PAGE_ROWS = 1_000;

/** A list that was worked out. */
export interface BuiltList extends FinishedList {
  readonly plan: GalPlan;
  readonly views: readonly ViewSummary[];
  /** Of plan and messages: what is the same again is not worked out again. */
  readonly digest: string;
}

/** Messages that could not be read, as they were then: they are not tried again before they have changed. */
export type ReadingProblems = Map<MessageId, { readonly stamp: string; readonly reason: string }>;

export interface Round {
  readonly session: QueueSession;
  readonly syncPicture: () => Promise<SyncPicture>;
  readonly link: GalLink;
  /** What is known of them; what is learnt is added. */
  readonly problems: ReadingProblems;
  /** What was built before. */
  readonly built: BuiltList;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadingProgress) => void;
  /** All is read that will be; from here on it costs what it costs each time. */
  readonly onRead: () => void;
}

type Listed = GalMessage & WantedMessage;

/** @returns `built` when nothing has changed, or when it was aborted */
export async function workOutList(round: Round): Promise<BuiltList> {
  const { session, link, problems, built, signal } = round;
  const messages = await readMessages(session, signal);
  await readMissing(round, messages);
  round.onRead();
  if (signal.aborted) return built;
  const reasonOf = ({ id, stamp, reason }: Listed): string | null => {
    const problem = problems.get(id);
    return problem?.stamp === stamp ? problem.reason : reason;
  };
  const told = messages.map((one) => ({ ...one, reason: reasonOf(one) }));
  const { cycles } = await round.syncPicture();
  const plan = planGal({
    picture: cycles,
    messages: told,
    registered: readNamedPostOffices(session.index.read),
  });
  const wanted = told.filter((one) => isWanted(one) && one.reason === null).map(forThread);
  const digest = await digestOf(plan, wanted);
  if (signal.aborted || digest === built.digest) return built;
  return { plan, views: summariesOf(plan), digest, ...(await link.call('finish', { wanted, plan })) };
}

async function readMissing(
  { session, link, problems, signal, onProgress }: Round,
  messages: readonly Listed[],
) {
  const wanted = messages.filter((one) => isWanted(one) && problems.get(one.id)?.stamp !== one.stamp);
  const missing = new Set(await link.call('missing', wanted.map(forThread)));
  if (missing.size === 0) return;
  onProgress({ done: 0, total: missing.size, transactions: 0 });
  await readTransactions(session, link, {
    messages: wanted.filter(({ id }) => missing.has(id)),
    signal,
    onProgress,
    onProblem: ({ id, stamp }, reason) => problems.set(id, { stamp, reason }),
  });
}

/** States in which a message's file is where it was and holds what the index says. */
const READABLE: readonly GalMessage['state'][] = ['decoded', 'delivered'];

function isWanted({ state, parts }: GalMessage): boolean {
  return READABLE.includes(state) && parts.length > 0;
}

async function readMessages(session: QueueSession, signal: AbortSignal): Promise<Listed[]> {
  const { codePage } = session.settings;
  const messages: Listed[] = [];
  for (let after = 0; !signal.aborted;) {
    const page = readGalMessages(session.index.read, after, PAGE_ROWS);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    for (const one of page)
      messages.push({ ...one, stamp: `${one.fileBytes} ${one.modifiedMs} ${codePage} ${one.parts.join()}` });
    await nextTurn();
  }
  return messages;
}

function forThread({ id, stamp, parts }: WantedMessage): WantedMessage {
  return { id, stamp, parts };
}

/** Equal when list, plan and messages are. Taken in steps: a plan may name a hundred thousand messages. */
async function digestOf({ views, ...rest }: GalPlan, wanted: readonly WantedMessage[]): Promise<string> {
  const hash = crypto.createHash('sha256').update(JSON.stringify(wanted)).update(JSON.stringify(rest));
  for (const view of views) {
    hash.update(JSON.stringify(view));
    await nextTurn();
  }
  return hash.digest('hex');
}
