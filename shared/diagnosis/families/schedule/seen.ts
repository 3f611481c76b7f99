/** What DISPATCH.LOG shows of the programs of each post office: windows that were missed, and runs off their times. */
import { circleOf } from '../../../schedule/check-cycles.ts';
import { counted } from '../../../format/count.ts';
import type { LogLineId } from '../../../logs/model.ts';
import type { ScheduleBoard, ScheduleStep } from '../../../schedule/model.ts';
import { isSeen } from '../../../schedule/origin.ts';
import { modulo } from '../../../schedule/week.ts';
import type { DiagnosedLine } from '../../facts.ts';
import type { Evidence, Symptom } from '../../model.ts';
import { flagged } from './board.ts';
import { HOURS_OFF } from './rules.ts';

/** Lines that one program of one post office is shown by. More say no more. */
const LINES_KEPT = 2_000;
/** So many runs in a row, all off by the same, are no accident. */
const RUNS_OFF = 5;
/** Dispatch comes round to a post office some minutes after its time, never before it. */
const TOLERANCE_MINUTES = 10;
const MINUTE_MS = 60_000;
const WEEK_BEGIN_DAY = 4;

/** One program of one post office. */
export interface SeenProgram {
  readonly missed: LogLineId[];
  lastMissedMs: number | null;
  lastRunMs: number | null;
  /** The latest runs, by the clock on the wall. */
  runs: { readonly line: LogLineId; readonly wallMs: number; readonly atMs: number | null }[];
}

export type SeenPrograms = ReadonlyMap<string, SeenProgram>;

export function createSeenPrograms(): {
  readonly see: (line: DiagnosedLine) => void;
  readonly programs: SeenPrograms;
} {
  const programs = new Map<string, SeenProgram>();
  const see = (line: DiagnosedLine): void => {
    const { facts, postOffice, atMs, wallMs, id } = line;
    if (facts?.kind !== 'run' || postOffice === null) return;
    const key = programKey(postOffice, facts.step);
    let seen = programs.get(key);
    if (seen === undefined)
      programs.set(key, (seen = { missed: [], lastMissedMs: null, lastRunMs: null, runs: [] }));
    if (facts.outcome === 'missed') {
      if (seen.missed.length < LINES_KEPT) seen.missed.push(id);
      seen.lastMissedMs = later(seen.lastMissedMs, atMs);
    } else if (facts.outcome === 'started') {
      seen.lastRunMs = later(seen.lastRunMs, atMs);
      if (wallMs !== null) seen.runs = [...seen.runs, { line: id, wallMs, atMs }].slice(-RUNS_OFF);
    }
  };
  return { see, programs };
}

export function programKey(postOffice: string, step: ScheduleStep): string {
  return `${postOffice} ${step}`;
}

function later(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other);
}

export function runsOffTheirTimes(
  { entries }: Pick<ScheduleBoard, 'entries'>,
  programs: SeenPrograms,
): Symptom[] {
  const set = Map.groupBy(
    entries.filter(({ origin }) => !isSeen(origin)),
    ({ postOffice, step }) => programKey(postOffice, step),
  );
  return [...set].flatMap(([key, times]) => {
    const [first] = times;
    const runs = programs.get(key)?.runs ?? [];
    if (first === undefined || runs.length < RUNS_OFF) return [];
    const circle = circleOf(times, first.step);
    const offs = new Set(
      runs.map(({ wallMs }) =>
        hoursOff(circle.since(weekMinuteOf(wallMs)), circle.until(weekMinuteOf(wallMs))),
      ),
    );
    const [off] = offs;
    if (off === undefined || off === null || offs.size > 1) return [];
    const how = `${counted(Math.abs(off), 'hour')} ${off > 0 ? 'after' : 'before'} its time`;
    const symptom = flagged(
      HOURS_OFF,
      first.postOffice,
      `${first.step} of ${first.postOffice} ran ${how} in its last ${RUNS_OFF} runs.`,
    );
    const lines = runs.map(({ line }) => line);
    return [
      {
        ...symptom,
        atMs: runs.at(-1)?.atMs ?? null,
        evidence: [...symptom.evidence, ...lines.map((line) => lineEvidence(line, how))],
        about: { ...symptom.about, lines },
      },
    ];
  });
}

/** Whole hours that a run is away from the nearest time, if it is any; 0 hours are on time. */
function hoursOff(since: number | null, until: number | null): number | null {
  if (since === null || until === null) return null;
  const isLate = since <= until;
  const minutes = isLate ? since : until;
  // Dispatch is some minutes late for a time that is early by an hour, too.
  const beyond = modulo(isLate ? minutes : -minutes, 60);
  const hours = Math.floor((isLate ? minutes : -minutes) / 60);
  return beyond <= TOLERANCE_MINUTES && hours !== 0 ? hours : null;
}

/** Minutes since Sunday 00:00 of a clock on the wall; 1970-01-01 was a Thursday. */
function weekMinuteOf(wallMs: number): number {
  const minutes = Math.floor(wallMs / MINUTE_MS);
  return modulo(minutes + WEEK_BEGIN_DAY * 24 * 60, 7 * 24 * 60);
}

function lineEvidence(line: LogLineId, how: string): Evidence {
  return { text: `A run ${how}`, place: { kind: 'line', line } };
}
