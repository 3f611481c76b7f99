import { parentPort, workerData } from 'node:worker_threads';
import { errorText } from '../../shared/error-text.ts';
import type { DecoderSet } from './decoder-set.ts';
import type { Decoder } from '../../shared/state.ts';
import { heartbeatWriter } from './heartbeat.ts';
import type { KeptArchives } from './jobs/source.ts';
import { createPlugIns } from './plug-ins/plug-ins.ts';
import type { Job, WorkerMessage, WorkerStart } from './protocol.ts';
import { runJob } from './run-job.ts';
import { decodersWithPlugIns, recogniserWithPlugIns } from './with-plug-ins.ts';

/** Batches that the owner has to take one after the other. */
const HANDED_OVER: ReadonlySet<WorkerMessage['kind']> = new Set(['log-lines', 'members', 'entries']);

/** The body of every worker: takes jobs one at a time and posts facts. What they mean is for the owner to say. */
export function serveJobs(decodersFor: (start: WorkerStart) => Readonly<Record<Decoder, DecoderSet>>): void {
  const port = parentPort;
  if (port === null) throw new Error('serveJobs runs in a worker thread only');
  const start = workerData as WorkerStart;
  const heartbeat = heartbeatWriter(start.heartbeat);
  const post = (message: WorkerMessage): void => {
    // The texts of a batch change hands; everything else is small enough to be copied.
    const buffers =
      message.kind === 'entries' ? [message.batch.numbers.buffer, message.batch.texts.buffer] : [];
    port.postMessage(message, buffers);
    if (HANDED_OVER.has(message.kind)) heartbeat.handedOver();
  };

  // What goes wrong here ends the thread, and is told as the reason.
  void createPlugIns(start.plugIns, start.limits, heartbeat.consumed).then((plugIns) => {
    const decoders = decodersWithPlugIns(decodersFor(start), plugIns);
    const recognise = recogniserWithPlugIns(plugIns);
    const kept: KeptArchives = [];
    port.on('message', (job: Job) => {
      heartbeat.start();
      runJob(job, { heartbeat, decoders, recognise, kept, post }).then(
        (result) => post({ kind: 'finished', result }),
        (error: unknown) => post({ kind: 'crashed', detail: errorText(error) }),
      );
    });
    post({ kind: 'ready' });
  });
}
