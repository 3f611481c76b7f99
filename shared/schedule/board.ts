/** The schedule of all post offices on one board. Times are the clock on the wall of each post office, as written. */
import { byNaturalName } from '../format/natural.ts';
import type { LogLineId } from '../logs/model.ts';
import { basisOf } from './basis.ts';
import { findServer } from './find-server.ts';
import { cycleFlags } from './flags.ts';
import { missedFlags } from './missed-windows.ts';
import type { MissedRuns } from './missed-windows.ts';
import type { BoardEntry, ScheduleBoard, ScheduledTime, TransitTimes } from './model.ts';
import { entriesOfRuns } from './seen-runs.ts';
import type { SeenRuns } from './seen-runs.ts';
import { inWeekOrder } from './week.ts';

/** A DSSCHED file. */
export interface ScheduleFile {
  readonly fileId: number;
  readonly file: string;
  /** What the file itself says of its post office, else null. Its name says nothing: it is anybody's guess. */
  readonly named: string | null;
  /** What the user said. */
  readonly assigned: string | null;
  readonly times: readonly (ScheduledTime & { readonly line: LogLineId })[];
}

/** Transit of the mail that one post office sent another. */
export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly times: TransitTimes;
}

export interface BoardSources {
  readonly files: readonly ScheduleFile[];
  readonly runs: readonly SeenRuns[];
  readonly byHand: readonly (ScheduledTime & { readonly postOffice: string })[];
  readonly missed: readonly MissedRuns[];
  readonly legs: readonly Leg[];
  readonly lastServerRun: string | null;
  readonly messageServer: string | null;
  /** Post offices that messages name, with or without a schedule. */
  readonly requestors: readonly string[];
  /** Log lines of runs that name no post office or no time. */
  readonly placeless: number;
}

export function buildBoard(sources: BoardSources): ScheduleBoard {
  const entries = entriesOf(sources);
  const found = findServer({
    byHand: postOfficesWithT2(entries, 'hand'),
    inFiles: postOfficesWithT2(entries, 'file'),
    lastRun: sources.lastServerRun,
    ofMessages: sources.messageServer,
  });
  const server = found?.postOffice ?? null;
  const postOffices = inOrder(server, [
    ...sources.requestors,
    ...entries.map(({ postOffice }) => postOffice),
    ...sources.missed.map(({ postOffice }) => postOffice),
  ]);
  const board = { server, postOffices, entries, transit: transitOf(server, sources.legs) };
  const byPostOffice = entriesByPostOffice(entries);
  const owned = sources.files.filter(({ assigned }) => assigned !== null);
  const ownerless = sources.files.filter((file) => ownerOf(file) === null);
  return {
    ...board,
    flags: [...cycleFlags(board, byPostOffice), ...missedFlags(sources.missed, byPostOffice)],
    unassigned: ownerless.map(({ fileId, file, times }) => ({ fileId, file, times: inWeekOrder(times) })),
    assigned: owned.map((file) => ({
      fileId: file.fileId,
      file: file.file,
      postOffice: file.assigned ?? '',
    })),
    basis: basisOf(board, found, {
      unassigned: ownerless.length,
      placeless: sources.placeless,
      requestors: sources.requestors,
      isLogged: sources.runs.length + sources.missed.length > 0,
    }),
  };
}

/** The board as it will be when `times` are entered for one post office: for the screen while they are edited. */
export function withTimes(
  board: ScheduleBoard,
  postOffice: string,
  times: readonly ScheduledTime[],
): ScheduleBoard {
  const others = board.entries.filter((entry) => entry.postOffice !== postOffice);
  const own = inWeekOrder(times).map((time) => ({
    ...time,
    postOffice,
    origin: 'hand' as const,
    line: null,
  }));
  const server = board.server ?? (own.some(({ step }) => step === 'T2') ? postOffice : null);
  const postOffices = inOrder(server, [...board.postOffices, postOffice]);
  const changed = { ...board, server, postOffices, entries: [...others, ...own] };
  const missed = board.flags.filter(({ kind }) => kind === 'missed-window');
  return { ...changed, flags: [...cycleFlags(changed, entriesByPostOffice(changed.entries)), ...missed] };
}

/** Of each post office the best source alone: what was entered, else its DSSCHED files, else what was seen to run. */
function entriesOf({ files, runs, byHand, missed }: BoardSources): BoardEntry[] {
  const hand = byHand.map((time) => ({ ...time, origin: 'hand' as const, line: null }));
  const file = files.flatMap((one) => {
    const postOffice = ownerOf(one);
    return postOffice === null
      ? []
      : one.times.map((time) => ({ ...time, postOffice, origin: 'file' as const }));
  });
  const byPostOffice = new Map<string, BoardEntry[]>();
  for (const source of [hand, file, entriesOfRuns(runs, missed)]) {
    const settled = new Set(byPostOffice.keys());
    for (const entry of source) {
      if (settled.has(entry.postOffice)) continue;
      const known = byPostOffice.get(entry.postOffice);
      if (known === undefined) byPostOffice.set(entry.postOffice, [entry]);
      else known.push(entry);
    }
  }
  return [...byPostOffice.values()].flatMap(inWeekOrder);
}

function entriesByPostOffice(entries: readonly BoardEntry[]): ReadonlyMap<string, readonly BoardEntry[]> {
  return Map.groupBy(entries, ({ postOffice }) => postOffice);
}

function ownerOf(file: ScheduleFile): string | null {
  return file.assigned ?? file.named;
}

function postOfficesWithT2(entries: readonly BoardEntry[], origin: BoardEntry['origin']): string[] {
  return entries
    .filter((entry) => entry.step === 'T2' && entry.origin === origin)
    .map(({ postOffice }) => postOffice);
}

function inOrder(server: string | null, names: readonly string[]): string[] {
  const others = [...new Set(names)].filter((name) => name !== server).toSorted(byNaturalName);
  return server === null ? others : [server, ...others];
}

function transitOf(server: string | null, legs: readonly Leg[]): ScheduleBoard['transit'] {
  const measured = new Map<string, { toServer: TransitTimes | null; fromServer: TransitTimes | null }>();
  for (const { from, to, times } of legs) {
    if (server === null || (from === server) === (to === server)) continue;
    const postOffice = from === server ? to : from;
    const known = measured.get(postOffice) ?? { toServer: null, fromServer: null };
    measured.set(postOffice, { ...known, [to === server ? 'toServer' : 'fromServer']: times });
  }
  return [...measured].map(([postOffice, times]) => ({ postOffice, ...times }));
}
