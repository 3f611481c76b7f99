/**
 * Cycles from what a queue and its logs hold. The runs of the server are found first, each request is then given to
 * the run that answered it, by numbers where they are known and by time else. Cost is n log n in messages and lines.
 */
import { counted } from '../format/count.ts';
import { assignRequests } from './assign.ts';
import type { RequestorSide } from './assign.ts';
import { basisOf } from './basis.ts';
import { pauseBetweenRuns, splitBursts } from './bursts.ts';
import { failedRuns, programRuns } from './logged-runs.ts';
import type { CyclePicture, LoggedRun, PictureRun, RequestorCycles, SyncMessage } from './model.ts';
import { sayTheSame } from './numbers.ts';
import type { Timed } from './order.ts';
import { medianDistance, usualLeads } from './pace.ts';
import { placeReports } from './reports.ts';
import { cyclesOf } from './requestor-cycles.ts';
import { findServerRuns } from './server-runs.ts';
import type { Run } from './server-runs.ts';
import { groupBy } from '../group-by.ts';
import { byServer } from './sort-messages.ts';
import type { ServerMessages } from './sort-messages.ts';
import { NO_PROGRAMS } from './steps.ts';
import type { OwnPrograms } from './steps.ts';

/** Cycles in one picture; a queue made to have many runs and many requestors would fill the memory with their product. */
export const CYCLES_LIMIT = 300_000;

export interface CycleSources {
  readonly messages: readonly SyncMessage[];
  readonly runs: readonly LoggedRun[];
}

/**
 * Each run of a server is a column, numbered from 1; requests behind the last run wait in one more column without a
 * time. Where neither a reply nor a log tells of a run, each burst of requests is such a column. The order of the
 * messages does not matter.
 */
export function reconstructCycles({ messages, runs }: CycleSources): CyclePicture {
  const programs = new Map(
    [...groupBy(runs, ({ postOffice }) => postOffice)].map(([name, own]) => [name, programsOf(own)]),
  );
  const timeless = messages.filter(({ arrivedMs, sentMs }) => arrivedMs === null && sentMs === null);
  const groups = byServer(messages.filter(({ arrivedMs, sentMs }) => (arrivedMs ?? sentMs) !== null));
  const requestors = groups.reduce((sum, group) => sum + group.requestors.length, 0);
  const limit = Math.max(1, Math.floor(CYCLES_LIMIT / Math.max(1, requestors)));
  const parts = groups.map((group) => serverPart(group, programs, limit));
  const outside = `${counted(timeless.length, 'message')} without any time ${timeless.length === 1 ? 'is' : 'are'} in no cycle.`;
  return {
    servers: parts.map(({ server, runs: columns }) => ({ server, runs: columns })),
    requestors: parts.flatMap((part) => part.requestors),
    basis: [...parts.flatMap((part) => part.basis), ...(timeless.length === 0 ? [] : [outside])],
  };
}

interface ServerPart {
  readonly server: string | null;
  readonly runs: readonly PictureRun[];
  readonly requestors: readonly RequestorCycles[];
  readonly basis: readonly string[];
}

function serverPart(
  messages: ServerMessages,
  logged: ReadonlyMap<string, Programs>,
  limit: number,
): ServerPart {
  const { server } = messages;
  const t2 = logged.get(server ?? '')?.t2 ?? [];
  const found = findServerRuns(messages, t2);
  const isServerKnown = found.runs.length > 0;
  const columns = isServerKnown ? found.runs : burstsOfRequests(messages);
  const sides = requestorSides(messages, found.runs);
  const leads = usualLeads(sides, columns);
  const distanceMs = medianDistance(columns);
  const parts = sides.map((side) => {
    const pace = { leadMs: leads.own.get(side.name) ?? leads.all, distanceMs };
    const slots = assignRequests(side, columns, pace);
    const reports = placeReports(messages.reports.get(side.name) ?? [], slots, columns);
    const programs = logged.get(side.name) ?? NO_PROGRAMS;
    const facts = { server, runs: columns, isServerKnown, slots, reports, programs, limit };
    return { requestor: side.name, ...cyclesOf({ requestor: side.name, ...facts }) };
  });
  const last = parts.reduce((high, { cycles }) => Math.max(high, cycles.at(-1)?.index ?? 0), columns.length);
  return {
    server,
    runs: Array.from({ length: last }, (_, at) => pictureRun(isServerKnown ? found.runs[at] : undefined, at)),
    requestors: parts.map(({ requestor, cycles }) => ({ requestor, server, cycles })),
    basis: basisOf(messages, found, isServerKnown, parts.filter(({ isCut }) => isCut).length),
  };
}

function pictureRun(run: Run | undefined, at: number): PictureRun {
  return { index: at + 1, atMs: run?.atMs ?? null, line: run?.line ?? null };
}

function requestorSides(messages: ServerMessages, runs: readonly Run[]): RequestorSide[] {
  const answeredIn = new Map<string, number[]>();
  for (const [at, { answers }] of runs.entries())
    for (const requestor of answers.keys()) {
      const list = answeredIn.get(requestor) ?? [];
      list.push(at);
      answeredIn.set(requestor, list);
    }
  return messages.requestors.map((name) => ({
    name,
    requests: messages.requests.get(name) ?? [],
    copies: messages.copies,
    answeredIn: answeredIn.get(name) ?? [],
  }));
}

/** Stand-ins for the runs when only requests are there: each burst of them waits for one. */
function burstsOfRequests({ requests }: ServerMessages): Run[] {
  const all: Timed[] = [...requests.values()].flat().sort((one, other) => one.atMs - other.atMs);
  const bursts = splitBursts(all, pauseBetweenRuns(all), (one, other) => !sayTheSame(one.sync, other.sync));
  return bursts.map((burst, at) => ({
    index: at + 1,
    atMs: burst.at(-1)?.atMs ?? 0,
    line: null,
    answers: new Map(),
  }));
}

/** What one post office ran, as a requestor and as a server. */
interface Programs extends OwnPrograms {
  readonly t2: ReturnType<typeof programRuns>;
}

/** Once for each post office, not for each of its servers. */
function programsOf(lines: readonly LoggedRun[]): Programs {
  return {
    t1: programRuns(lines.filter(({ step }) => step === 'T1')),
    t2: programRuns(lines.filter(({ step }) => step === 'T2')),
    t3: programRuns(lines.filter(({ step }) => step === 'T3')),
    failed: failedRuns(lines),
  };
}
