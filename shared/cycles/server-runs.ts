/**
 * The runs of a server's T2 process: the columns of the cycles. A run is proved by the replies it sent or by a line of
 * its log; where both speak of the same time they speak of one run.
 */
import type { LogLineId } from '../logs/model.ts';
import { pauseBetweenRuns, splitBursts } from './bursts.ts';
import { echoesRemoved } from './echoes.ts';
import type { ProgramRun } from './logged-runs.ts';
import type { SyncMessage } from './model.ts';
import { ofAnotherRun, sayTheSame } from './numbers.ts';
import { firstFrom, hasFileTimeOnly, inOrder } from './order.ts';
import { replyClock } from './reply-clock.ts';
import type { Timed } from './order.ts';
import type { ServerMessages } from './sort-messages.ts';

/** How far the first reply may lie from the run that a log tells of: it merges all requests before it answers one. */
const LOG_TOLERANCE_MS = 60 * 60_000;

/** What a run sent to one requestor. */
export interface Answer {
  readonly reply: SyncMessage;
  readonly copies: readonly SyncMessage[];
}

export interface Run {
  readonly index: number;
  /** Its start, after which a request comes too late for it. */
  readonly atMs: number;
  readonly line: LogLineId | null;
  readonly answers: ReadonlyMap<string, Answer>;
}

export interface ServerRuns {
  readonly runs: readonly Run[];
  /** Runs of the log before the first message of the queue: the queue does not reach back so far. */
  readonly olderThanQueue: number;
  /** Runs of the log that contradict the replies' times and were left out. */
  readonly contradicting: number;
}

interface Draft {
  readonly startMs: number;
  line: LogLineId | null;
  logMs: number | null;
  readonly replies: Timed[];
}

/** The runs in order of time, numbered from 1. */
export function findServerRuns(messages: ServerMessages, logged: readonly ProgramRun[]): ServerRuns {
  const { replies, requests } = messages;
  const repliedMs = replyClock(messages);
  const sinceMs = firstTime(messages, repliedMs);
  const known = new Set(replies.filter((one) => !hasFileTimeOnly(one)).map(positionOf));
  // A file's time proves no run when a dated reply shows the same position of the server.
  const isPlaced = (one: SyncMessage): boolean =>
    hasFileTimeOnly(one) && positionOf(one) !== null && known.has(positionOf(one));
  const founders = inOrder(
    replies.filter((one) => !isPlaced(one)),
    repliedMs,
  );
  const pauseMs = pauseBetweenRuns(founders);
  const differ = (one: SyncMessage, other: SyncMessage): boolean => ofAnotherRun(one.sync, other.sync);
  const bursts = echoesRemoved(splitBursts(founders, pauseMs, differ), requests);
  const recent = logged.filter((run) => run.endMs >= sinceMs);
  const drafts: Draft[] = mergedByLog(bursts, recent).map((burst) => ({
    startMs: burst[0]?.atMs ?? 0,
    line: null,
    logMs: null,
    replies: burst,
  }));
  placeByPosition(drafts, inOrder(replies.filter(isPlaced), repliedMs));
  const unmatched = matchLog(drafts, recent);
  const isTrusted = drafts.length === 0 || isLogInStep(drafts, recent, unmatched);
  return {
    runs: numbered([...drafts, ...(isTrusted ? unmatched.map(fromLog) : [])]),
    olderThanQueue: logged.length - recent.length,
    contradicting: isTrusted ? 0 : unmatched.length,
  };
}

/** Bursts that began while one logged run was under way, and show one position of the server, are that run's. */
function mergedByLog(bursts: readonly Timed[][], logged: readonly ProgramRun[]): Timed[][] {
  const runOf = (burst: Timed[]): ProgramRun | undefined => {
    const startMs = burst[0]?.atMs ?? 0;
    const run = logged[firstFrom(logged, startMs + 1) - 1];
    return run !== undefined && startMs <= run.endMs ? run : undefined;
  };
  const placed = bursts.map((burst) => ({
    burst,
    run: runOf(burst),
    position: burst.map(({ message }) => positionOf(message)).find((one) => one !== null),
  }));
  const merged: Timed[][] = [];
  for (const [at, { burst, run, position }] of placed.entries()) {
    const before = placed[at - 1];
    const goesOn = run !== undefined && before?.run === run && before.position === position;
    const last = goesOn ? merged.at(-1) : undefined;
    if (last === undefined) merged.push([...burst]);
    else for (const reply of burst) last.push(reply);
  }
  return merged;
}

function firstTime(
  { replies, requests, reports }: ServerMessages,
  repliedMs: (reply: SyncMessage) => number | null,
): number {
  const times = [...requests.values(), ...reports.values()].map((list) => list[0]?.atMs ?? Infinity);
  const sent = replies.map((reply) => repliedMs(reply) ?? Infinity);
  return [...times, ...sent].reduce((low, atMs) => Math.min(low, atMs), Infinity);
}

function positionOf(reply: SyncMessage): number | null {
  return reply.sync?.srv ?? null;
}

/** The replies of one run show one position of the server; of several such runs the nearest in time is taken. */
function placeByPosition(drafts: readonly Draft[], replies: readonly Timed[]): void {
  const byPosition = new Map<number | null, { readonly atMs: number; readonly draft: Draft }[]>();
  for (const draft of drafts)
    for (const position of new Set(draft.replies.map(({ message }) => positionOf(message)))) {
      const list = byPosition.get(position) ?? [];
      list.push({ atMs: draft.startMs, draft });
      byPosition.set(position, list);
    }
  for (const reply of replies) {
    const candidates = byPosition.get(positionOf(reply.message)) ?? [];
    const at = firstFrom(candidates, reply.atMs);
    const nearest = [candidates[at - 1], candidates[at]]
      .filter((one) => one !== undefined)
      .sort((one, other) => Math.abs(one.atMs - reply.atMs) - Math.abs(other.atMs - reply.atMs))[0];
    nearest?.draft.replies.push(reply);
  }
}

/** Gives each draft the logged run nearest to it, if it is near; returns the logged runs that fit none. */
function matchLog(drafts: readonly Draft[], logged: readonly ProgramRun[]): ProgramRun[] {
  const starts = drafts.map((draft) => ({ atMs: draft.startMs, draft }));
  const claims = new Map<Draft, { readonly run: ProgramRun; readonly distance: number }>();
  const unmatched: ProgramRun[] = [];
  for (const run of logged) {
    const at = firstFrom(starts, run.atMs);
    const nearest = [starts[at], starts[at - 1]]
      .filter((one) => one !== undefined)
      .map((one) => ({ draft: one.draft, distance: distanceTo(run, one.atMs) }))
      .sort((one, other) => one.distance - other.distance)[0];
    const holder = nearest && claims.get(nearest.draft);
    if (
      nearest === undefined ||
      nearest.distance > LOG_TOLERANCE_MS ||
      (holder && holder.distance <= nearest.distance)
    )
      unmatched.push(run);
    else {
      if (holder) unmatched.push(holder.run);
      claims.set(nearest.draft, { run, distance: nearest.distance });
    }
  }
  for (const [draft, { run }] of claims) {
    draft.line = run.line;
    draft.logMs = run.atMs;
  }
  return unmatched.sort((one, other) => one.atMs - other.atMs);
}

function distanceTo(run: ProgramRun, atMs: number): number {
  return Math.max(0, run.atMs - atMs, atMs - run.endMs);
}

/**
 * A log whose clock is set to another zone would double every run. Its unmatched runs count only if at least half of
 * the runs it tells of within the time of the replies fit them.
 */
function isLogInStep(
  drafts: readonly Draft[],
  logged: readonly ProgramRun[],
  unmatched: readonly ProgramRun[],
): boolean {
  const fromMs = (drafts[0]?.startMs ?? 0) - LOG_TOLERANCE_MS;
  const toMs = (drafts.at(-1)?.startMs ?? 0) + LOG_TOLERANCE_MS;
  const within = (runs: readonly ProgramRun[]): number =>
    runs.filter((run) => run.atMs >= fromMs && run.atMs <= toMs).length;
  return within(unmatched) * 2 <= within(logged);
}

function fromLog(run: ProgramRun): Draft {
  return { startMs: run.atMs, line: run.line, logMs: run.atMs, replies: [] };
}

function numbered(drafts: readonly Draft[]): Run[] {
  return drafts
    .map((draft) => ({ ...draft, atMs: Math.min(draft.startMs, draft.logMs ?? Infinity) }))
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, line, replies }, at) => ({ index: at + 1, atMs, line, answers: answersOf(replies) }));
}

/** The latest reply to a requestor is its answer; what was sent to it before in the same run is kept beside it. */
function answersOf(replies: readonly Timed[]): ReadonlyMap<string, Answer> {
  const answers = new Map<string, { reply: SyncMessage; copies: SyncMessage[] }>();
  for (const { message } of replies) {
    const answer = answers.get(message.requestor);
    if (answer === undefined) answers.set(message.requestor, { reply: message, copies: [] });
    else if (sayTheSame(answer.reply.sync, message.sync)) answer.copies.push(message);
    else {
      answer.copies.push(answer.reply);
      answer.reply = message;
    }
  }
  return answers;
}
