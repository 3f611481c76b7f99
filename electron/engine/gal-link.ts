/** The thread of the address list, as the engine sees it: calls, answers, and an end that everybody is told of. */
import { Worker } from 'node:worker_threads';
import { errorText } from '../../shared/error-text.ts';
import { databaseFault } from '../gal/protocol.ts';
import type { DatabaseFault, GalCall, GalCallName, GalCalls, GalReply, GalStart } from '../gal/protocol.ts';

/** JavaScript heap of the thread; its arrays and the database's cache come on top and are bounded by the limits. */
const HEAP_LIMIT_MB = 1_024;

export interface GalSource {
  /** Module of the thread. */
  readonly entry: URL;
  /** File of its database; null for one that vanishes. */
  readonly location: string | null;
}

/** The thread has ended while it was asked, or before. */
export class GalThreadEnded extends Error {}

export interface GalLink {
  /** @throws GalThreadEnded */
  call<Name extends GalCallName>(
    name: Name,
    args: GalCalls[Name]['args'],
    transfer?: readonly ArrayBuffer[],
  ): Promise<GalCalls[Name]['value']>;
  /** Settles when the thread has let go of its database. */
  close(): Promise<void>;
}

/** @param onEnd told why when the thread ends by itself, and whether its database is to blame */
export function startGalThread(
  entry: URL,
  start: GalStart,
  onEnd: (why: string, fault: DatabaseFault | null) => void,
): GalLink {
  const worker = new Worker(entry, {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  const waiting = new Map<
    number,
    { resolve: (value: GalReply['value']) => void; reject: (why: Error) => void }
  >();
  let lastCall = 0;
  let ended: string | null = null;

  const end = (why: string, fault: DatabaseFault | null): void => {
    if (ended !== null) return;
    ended = why;
    for (const { reject } of waiting.values()) reject(new GalThreadEnded(why));
    waiting.clear();
    onEnd(why, fault);
  };
  worker.on('message', ({ call, value }: GalReply) => {
    waiting.get(call)?.resolve(value);
    waiting.delete(call);
  });
  worker.on('error', (error) => end(errorText(error), databaseFault(error)));
  worker.on('exit', () => end('the thread ended by itself', null));

  return {
    call: <Name extends GalCallName>(
      name: Name,
      args: GalCalls[Name]['args'],
      transfer: readonly ArrayBuffer[] = [],
    ) =>
      new Promise<GalCalls[Name]['value']>((resolve, reject) => {
        if (ended !== null) {
          reject(new GalThreadEnded(ended));
          return;
        }
        lastCall += 1;
        // The thread answers each call with the value of its name.
        waiting.set(lastCall, { resolve, reject });
        worker.postMessage({ call: lastCall, name, args } satisfies GalCall, transfer);
      }),
    close: async () => {
      ended ??= 'the queue was closed';
      for (const { reject } of waiting.values()) reject(new GalThreadEnded(ended));
      waiting.clear();
      await worker.terminate();
    },
  };
}
