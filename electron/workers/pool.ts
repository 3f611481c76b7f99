/** A pool of supervised workers. One job that hangs costs its own thread and nobody else's place. */
import type { FileJob, JobKind, JobOf } from './protocol.ts';
import { startSupervisedWorker } from './supervised-worker.ts';
import type { Outcome, PoolLoad, SupervisedWorker, Supervision, WorkerSource } from './supervised-worker.ts';

/** A worker silent for this long may be hung: another one takes its place until it moves again or is ended. */
const SPARE_AFTER_MS = 400;
const DISPATCH_TICK_MS = 200;

export interface PoolOptions {
  readonly source: WorkerSource;
  readonly size: number;
  /** Whether a silent worker's place is filled at once; off where the number of threads is what is examined. */
  readonly spares: boolean;
}

export interface Pool {
  readonly size: number;
  run<Kind extends JobKind>(job: JobOf<Kind>, supervision: Supervision): Promise<Outcome<Kind>>;
  /** Runs a job in a fresh worker of its own, which ends with it. */
  runIsolated<Kind extends JobKind>(job: JobOf<Kind>, supervision: Supervision): Promise<Outcome<Kind>>;
  /** Pulse of the worker that runs a job on this file, or this member of it; null when none does. */
  pulseOf(source: Pick<FileJob, 'file' | 'steps'>): ReturnType<SupervisedWorker['pulse']> | null;
  /** Ends all threads; jobs under way or waiting come out as cancelled. */
  close(): void;
}

const CANCELLED = { kind: 'cancelled', samples: [], elapsedMs: 0, workersBusy: 0 } as const;

interface WaitingJob {
  readonly start: (worker: SupervisedWorker) => void;
  readonly cancel: () => void;
}

function sourceKey({ file, steps }: Pick<FileJob, 'file' | 'steps'>): string {
  return JSON.stringify([file, steps]);
}

export function createPool({ source, size, spares }: PoolOptions): Pool {
  const workers = new Set<SupervisedWorker>();
  const bySource = new Map<string, SupervisedWorker>();
  const waiting: WaitingJob[] = [];
  let lastTicket = 0;
  let closed = false;

  /** Workers handed to a job, from before the thread is ready until the job has ended. */
  const taken = new Set<SupervisedWorker>();
  /** Workers of one job each; they take nobody's place. */
  const isolated = new Set<SupervisedWorker>();
  /** What each of them is at work on, as far as it has a name. */
  const names = new Map<SupervisedWorker, string>();
  const load = (around: SupervisedWorker): PoolLoad => ({
    workers: size,
    workersBusy: taken.size + isolated.size,
    beside: [...names].filter(([worker]) => worker !== around).map(([, name]) => name),
  });
  const startWorker = (home: Set<SupervisedWorker>): SupervisedWorker => {
    lastTicket += 1;
    const worker: SupervisedWorker = startSupervisedWorker(source, lastTicket, () => load(worker));
    home.add(worker);
    return worker;
  };
  const capacity = (): number => {
    if (!spares) return size;
    const silent = [...taken].filter((worker) => worker.pulse().silentMs > SPARE_AFTER_MS).length;
    return size + Math.min(silent, size);
  };
  const retire = (worker: SupervisedWorker): void => {
    taken.delete(worker);
    // A thread may also have died while it had no job.
    for (const other of workers) if (!other.isAlive() && !taken.has(other)) workers.delete(other);
    // A spare stays as long as the silent worker it stands in for: a new thread for every job would take longer than the job.
    if (workers.has(worker) && workers.size > capacity()) {
      workers.delete(worker);
      worker.end();
    }
  };
  const dispatch = (): void => {
    while (!closed && waiting.length > 0 && taken.size < capacity()) {
      const idle =
        [...workers].find((worker) => !taken.has(worker) && worker.isAlive()) ?? startWorker(workers);
      taken.add(idle);
      waiting.shift()?.start(idle);
    }
  };
  const timer = setInterval(dispatch, DISPATCH_TICK_MS);

  async function runOn<Kind extends JobKind>(
    worker: SupervisedWorker,
    job: JobOf<Kind>,
    supervision: Supervision,
  ): Promise<Outcome<Kind>> {
    const key = sourceKey(job);
    bySource.set(key, worker);
    if (supervision.name !== undefined) names.set(worker, supervision.name);
    try {
      return await worker.run<Kind>(job, supervision);
    } finally {
      names.delete(worker);
      if (bySource.get(key) === worker) bySource.delete(key);
    }
  }

  return {
    size,
    run: <Kind extends JobKind>(job: JobOf<Kind>, supervision: Supervision) =>
      new Promise<Outcome<Kind>>((resolve) => {
        const { signal } = supervision;
        const cancel = (): void => resolve(CANCELLED);
        if (closed || signal?.aborted === true) return cancel();
        let stop = (): void => {
          waiting.splice(waiting.indexOf(one), 1);
          cancel();
        };
        const stopNow = (): void => stop();
        const start = (worker: SupervisedWorker): void => {
          // Its thread goes with it; another one takes the next job.
          stop = worker.end;
          void runOn<Kind>(worker, job, supervision).then((outcome) => {
            signal?.removeEventListener('abort', stopNow);
            retire(worker);
            resolve(outcome);
            dispatch();
          });
        };
        const one = { start, cancel };
        signal?.addEventListener('abort', stopNow);
        waiting.push(one);
        dispatch();
      }),
    runIsolated: async <Kind extends JobKind>(job: JobOf<Kind>, supervision: Supervision) => {
      if (closed) return CANCELLED;
      const worker = startWorker(isolated);
      const outcome = await runOn<Kind>(worker, job, supervision);
      isolated.delete(worker);
      worker.end();
      return outcome;
    },
    pulseOf: (wanted) => bySource.get(sourceKey(wanted))?.pulse() ?? null,
    close: () => {
      closed = true;
      clearInterval(timer);
      for (const job of waiting.splice(0)) job.cancel();
      for (const worker of [...workers, ...isolated]) worker.end();
      workers.clear();
    },
  };
}
