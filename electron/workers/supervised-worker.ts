/** One worker thread under watch: runs a job, and ends the thread when the job hangs. */
import { Worker } from 'node:worker_threads';
import { errorText } from '../../shared/error-text.ts';
import type { WatchdogRules } from '../../shared/limits.ts';
import type { Decoder, HungEvidence, ProgressSample } from '../../shared/state.ts';
import { createAwakeClock } from './awake-clock.ts';
import { createHeartbeatMemory, heartbeatWriter, noteTaken, readPulse } from './heartbeat.ts';
import type { Pulse } from './heartbeat.ts';
import type { Envelope } from '../../shared/facts.ts';
import type { EntryBatch } from '../../shared/gal/entry-batch.ts';
import type { ArchiveMember } from '../../shared/formats/archive.ts';
import type { Archive } from '../../shared/formats/names.ts';
import type { PlugInSource } from '../../shared/formats/plug-in.ts';
import type { LogLine } from '../../shared/logs/model.ts';
import type { JobKind, JobOf, JobResults, WorkerMessage, WorkerStart } from './protocol.ts';
import { activityOf, brokenRule, observe, WATCH_BEGINNING } from './watch.ts';
import type { Watch } from './watch.ts';

const START_LIMIT_MS = 20_000;
const TICK_MS = 100;
/** A thread that hardly has the processor answers late. */
const CPU_ANSWER_MS = 1_000;
/** A worker's own JavaScript heap; buffers come on top and are bounded by the limits on files and output. */
const HEAP_LIMIT_MB = 512;

/** What came of a job. The samples are there whatever came. */
export type Outcome<Kind extends JobKind> = {
  readonly samples: readonly ProgressSample[];
  readonly elapsedMs: number;
  /** Workers that were at work when it ended, this one included. */
  readonly workersBusy: number;
} & (
  | { readonly kind: 'finished'; readonly result: JobResults[Kind] }
  | { readonly kind: 'hung'; readonly evidence: HungEvidence }
  | { readonly kind: 'crashed'; readonly detail: string }
  | { readonly kind: 'cancelled' }
);

/** What the watchdog needs besides the job itself. */
export interface Supervision {
  readonly rules: WatchdogRules;
  /** Size of the file, for the deadline. */
  readonly inputBytes: number;
  readonly decoder: Decoder;
  readonly attempt: number;
  /** What the file is called in the evidence of others that hang beside it; without it, it is not named there. */
  readonly name?: string;
  /** Nobody wants the result any more: the job comes out as cancelled, whether it waits or runs. */
  readonly signal?: AbortSignal;
  /** The job has left the queue and a thread has it. */
  readonly onStart?: () => void;
  readonly onEnvelope?: (envelope: Envelope) => void;
  /** A batch of lines of a log, `part` null for a file of its own. */
  readonly onLogLines?: (part: string | null, lines: readonly LogLine[]) => void;
  /** A batch of members of an archive. */
  readonly onMembers?: (archive: Archive, members: readonly ArchiveMember[]) => void;
  /** A batch of transactions; the worker is held until the last few were taken, which the promise tells. */
  readonly onEntries?: (batch: EntryBatch) => Promise<void>;
}

/** How many workers there are, how many are at work, and on what the others are, for the evidence. */
export interface PoolLoad {
  readonly workers: number;
  readonly workersBusy: number;
  readonly beside: readonly string[];
}

export interface SupervisedWorker {
  run<Kind extends JobKind>(job: JobOf<Kind>, supervision: Supervision): Promise<Outcome<Kind>>;
  /** False once the thread has ended; a new worker must take its place. */
  isAlive(): boolean;
  isBusy(): boolean;
  pulse(): Pulse & { readonly silentMs: number };
  /** Ends the thread; a running job comes out as cancelled. */
  end(): void;
}

export interface WorkerSource {
  /** The worker's module. */
  readonly entry: URL;
  readonly legacyArea: SharedArrayBuffer;
  /** Codecs that the administrator added. */
  readonly plugIns: readonly PlugInSource[];
  readonly limits: WorkerStart['limits'];
}

interface RunningJob {
  watch: Watch;
  nowMs: number;
  part: { readonly path: string; readonly codec: string } | null;
  /** When its last byte came: those that hang beside it are ended one by one. */
  load: PoolLoad;
  cpu: { readonly atMs: number; readonly usedMs: number } | 'asked' | null;
  readonly settle: (outcome: Ending) => void;
}

type Ending =
  | { readonly kind: 'finished'; readonly result: JobResults[JobKind] }
  | { readonly kind: 'hung'; readonly evidence: HungEvidence }
  | { readonly kind: 'crashed'; readonly detail: string }
  | { readonly kind: 'cancelled' };

export function startSupervisedWorker(
  source: WorkerSource,
  ticket: number,
  load: () => PoolLoad,
): SupervisedWorker {
  const memory = createHeartbeatMemory();
  const { legacyArea, plugIns, limits } = source;
  const start: WorkerStart = { heartbeat: memory, legacyArea, ticket, plugIns, limits };
  const worker = new Worker(source.entry, {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  /** How the thread ended, whether a job was running or not; null while it lives. */
  let ended: Ending | null = null;
  let current: RunningJob | null = null;
  /** Who is told while the job runs. */
  let told: Pick<Supervision, 'onEnvelope' | 'onLogLines' | 'onMembers' | 'onEntries'> = {};

  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), START_LIMIT_MS);
    const answer = (isReady: boolean) => (): void => {
      clearTimeout(timer);
      resolve(isReady);
    };
    worker.once('message', answer(true));
    worker.once('exit', answer(false));
  });
  const end = (ending: Ending): void => {
    ended ??= ending;
    // Not awaited: a thread blocked in the operating system ends when that lets go of it, and nobody waits for it.
    void worker.terminate();
    current?.settle(ending);
  };
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'envelope') told.onEnvelope?.(message.envelope);
    else if (message.kind === 'log-lines') {
      told.onLogLines?.(message.part, message.lines);
      // Not at once: as long as messages come, nothing else would have its turn.
      setImmediate(() => noteTaken(memory));
    } else if (message.kind === 'members') {
      told.onMembers?.(message.archive, message.members);
      setImmediate(() => noteTaken(memory));
    } else if (message.kind === 'entries') {
      const taken = (): void => noteTaken(memory);
      void Promise.resolve(told.onEntries?.(message.batch)).then(taken, taken);
    } else if (message.kind === 'part' && current !== null) current.part = message;
    else if (message.kind === 'finished') current?.settle(message);
    else if (message.kind === 'crashed') current?.settle(message);
  });
  worker.on('error', (error) => end({ kind: 'crashed', detail: errorText(error) }));
  worker.on('exit', () => end({ kind: 'crashed', detail: 'the worker thread ended by itself' }));

  async function run<Kind extends JobKind>(
    job: JobOf<Kind>,
    supervision: Supervision,
  ): Promise<Outcome<Kind>> {
    if (!(await ready)) end({ kind: 'crashed', detail: 'the worker thread did not start' });
    if (ended !== null) return { ...ended, samples: [], elapsedMs: 0, workersBusy: 0 } as Outcome<Kind>;
    const clock = createAwakeClock();
    return new Promise((resolve) => {
      const timer = setInterval(() => void tick(), TICK_MS);
      const running: RunningJob = {
        watch: WATCH_BEGINNING,
        nowMs: 0,
        part: null,
        load: load(),
        cpu: null,
        settle: (ending) => {
          if (current !== running) return;
          current = null;
          told = {};
          clearInterval(timer);
          const elapsedMs = Math.round(clock.tick());
          const { samples } = observe(running.watch, readPulse(memory), elapsedMs);
          // The worker answers with the result of the job it was given, and it is given one at a time.
          resolve({ ...ending, samples, elapsedMs, workersBusy: load().workersBusy } as Outcome<Kind>);
        },
      };
      const tick = async (): Promise<void> => {
        running.nowMs = clock.tick();
        running.watch = observe(running.watch, readPulse(memory), running.nowMs);
        const silentMs = running.nowMs - running.watch.lastProgressMs;
        if (silentMs < TICK_MS) [running.cpu, running.load] = [null, load()];
        else if (silentMs >= supervision.rules.stallMs / 4 && running.cpu === null)
          await noteCpu(worker, running, clock);
        const broken = brokenRule(running.watch, supervision.rules, supervision.inputBytes, running.nowMs);
        if (broken === null || current !== running) return;
        clearInterval(timer);
        const evidence = await evidenceOf(running, broken, supervision, { worker, clock });
        // The job may have ended while the CPU time was asked for: then it did not hang.
        if (current === running) end({ kind: 'hung', evidence });
      };
      current = running;
      told = supervision;
      supervision.onStart?.();
      // Otherwise the first readings could show the progress of the job before.
      heartbeatWriter(memory).start();
      worker.postMessage(job);
    });
  }

  return {
    run,
    isAlive: () => ended === null,
    isBusy: () => current !== null,
    pulse: () => ({
      ...readPulse(memory),
      silentMs: current === null ? 0 : current.nowMs - current.watch.lastProgressMs,
    }),
    end: () => end({ kind: 'cancelled' }),
  };
}

type AwakeClock = ReturnType<typeof createAwakeClock>;

async function noteCpu(worker: Worker, running: RunningJob, clock: AwakeClock): Promise<void> {
  running.cpu = 'asked';
  const usedMs = await cpuTimeMs(worker);
  if (running.cpu === 'asked') running.cpu = usedMs === null ? null : { atMs: clock.tick(), usedMs };
}

/** CPU time of the thread since its start; it answers even while its JavaScript loops for ever or waits. */
async function cpuTimeMs(worker: Worker): Promise<number | null> {
  const none = new Promise<null>((resolve) => setTimeout(() => resolve(null), CPU_ANSWER_MS));
  const usage = await Promise.race([worker.cpuUsage().catch(() => null), none]);
  return usage === null ? null : (usage.user + usage.system) / 1_000;
}

async function evidenceOf(
  running: RunningJob,
  broken: { readonly cause: HungEvidence['cause']; readonly thresholdMs: number },
  { decoder, attempt }: Supervision,
  { worker, clock }: { readonly worker: Worker; readonly clock: AwakeClock },
): Promise<HungEvidence> {
  const usedMs = await cpuTimeMs(worker);
  // It was used up to the answer.
  const answeredMs = clock.tick();
  const before = typeof running.cpu === 'object' ? running.cpu : null;
  const { watch, nowMs, part } = running;
  const measuredMs = before === null ? 0 : answeredMs - before.atMs;
  const cpuMs = usedMs === null || before === null ? null : usedMs - before.usedMs;
  return {
    ...broken,
    elapsedMs: Math.round(nowMs),
    silentMs: Math.round(nowMs - watch.lastProgressMs),
    phase: watch.pulse.phase,
    part: part?.path ?? null,
    codec: part?.codec ?? null,
    bytesIn: watch.pulse.bytesIn,
    bytesOut: watch.pulse.bytesOut,
    cpuMs: cpuMs === null ? null : Math.round(cpuMs),
    measuredMs: Math.round(measuredMs),
    activity: activityOf(cpuMs, measuredMs),
    decoder,
    attempt,
    ...running.load,
    samples: watch.samples,
  };
}
