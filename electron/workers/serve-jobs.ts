import { parentPort, workerData } from 'node:worker_threads';
import { errorText } from '../../shared/error-text.ts';
import type { Decompress } from '../../shared/codecs/decompress.ts';
import type { Decoder } from '../../shared/state.ts';
import { heartbeatWriter } from './heartbeat.ts';
import type { Job, WorkerMessage, WorkerStart } from './protocol.ts';
import { runJob } from './run-job.ts';

/** The body of every worker: takes jobs one at a time and posts facts. What they mean is for the owner to say. */
export function serveJobs(
  decompressorsFor: (start: WorkerStart) => Readonly<Record<Decoder, Decompress>>,
): void {
  const port = parentPort;
  if (port === null) throw new Error('serveJobs runs in a worker thread only');
  const start = workerData as WorkerStart;
  const heartbeat = heartbeatWriter(start.heartbeat);
  const decompressors = decompressorsFor(start);
  const post = (message: WorkerMessage): void => {
    // The texts of a batch change hands; everything else is small enough to be copied.
    const buffers =
      message.kind === 'entries' ? [message.batch.numbers.buffer, message.batch.texts.buffer] : [];
    port.postMessage(message, buffers);
    if (message.kind === 'log-lines' || message.kind === 'entries') heartbeat.handedOver();
  };

  port.on('message', (job: Job) => {
    heartbeat.start();
    runJob(job, { heartbeat, decompressors, post }).then(
      (result) => post({ kind: 'finished', result }),
      (error: unknown) => post({ kind: 'crashed', detail: errorText(error) }),
    );
  });
  post({ kind: 'ready' });
}
