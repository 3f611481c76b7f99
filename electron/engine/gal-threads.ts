/** The thread of the address list: one at a time. The next begins when the one before has let go of its database. */
import fs from 'node:fs';
import type { DatabaseFault } from '../gal/protocol.ts';
import { GalThreadEnded, startGalThread } from './gal-link.ts';
import type { GalLink } from './gal-link.ts';
import type { QueueSession } from './session.ts';

/** Ids that one thread may give: those of the next are others, for the window still has some of the one before. */
const IDS_OF_A_THREAD = 1_000_000_000;

export interface GalThreads {
  /** The list of this queue was asked for before, in whichever run of the program. */
  readonly hadDatabase: boolean;
  /** Null while there is none. */
  current(): GalLink | null;
  /** Begins one if there is none. @throws GalThreadEnded when there shall be no more */
  start(): Promise<GalLink>;
  /** Ends the one that there is; its database stays. */
  end(): void;
  /** Settles when all that were ended have ended. */
  ended(): Promise<void>;
  /** No more from here on. */
  close(): Promise<void>;
}

/** @param onEnd told when a thread ends by itself */
export function createGalThreads(
  { galSource, limits }: Pick<QueueSession, 'galSource' | 'limits'>,
  onEnd: (why: string, fault: DatabaseFault | null) => void,
): GalThreads {
  const { entry, location } = galSource;
  let link: GalLink | null = null;
  let before = Promise.resolve();
  let [started, anew, closed] = [0, false, false];

  const letGo = (then: () => unknown = () => undefined): void => {
    const old = link;
    link = null;
    before = before.then(() => old?.close()).then(() => void then());
  };
  const endedByItself = (why: string, fault: DatabaseFault | null): void => {
    // What it has left may be why it ended.
    anew = true;
    // The index of the queue, with its receipts, is in the same folder and needs the room.
    letGo(() => fault === 'full' && removeDatabase(location));
    onEnd(why, fault);
  };
  return {
    hadDatabase: location !== null && fs.existsSync(location),
    current: () => link,
    async start() {
      await before;
      if (closed) throw new GalThreadEnded('the queue was closed');
      if (link !== null) return link;
      started += 1;
      const start = { location, limits, anew, idsAfter: started * IDS_OF_A_THREAD };
      link = startGalThread(entry, start, endedByItself);
      anew = false;
      return link;
    },
    end: () => letGo(),
    ended: () => before,
    close() {
      closed = true;
      letGo();
      return before;
    },
  };
}

function removeDatabase(location: string | null): void {
  if (location === null) return;
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    try {
      fs.rmSync(location + suffix, { force: true });
    } catch {
      // It is thrown away when the next thread begins.
      return;
    }
  }
}
