import path from 'node:path';
import type { QueueSettings, ScanProgress } from '../../shared/contract/queue.ts';
import type { FileStamp, PlaceStep } from '../../shared/formats/archive.ts';
import type { Limits, WatchdogRules } from '../../shared/limits.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import type { Decoder, MessageState } from '../../shared/state.ts';
import type { Index } from '../index/open-index.ts';
import { readPlace } from '../index/places.ts';
import type { PlacedFile } from '../index/places.ts';
import type { Pool } from '../workers/pool.ts';
import type { WorkerSource } from '../workers/supervised-worker.ts';
import type { GalSource } from './gal-link.ts';
import type { WriteBuffer } from './write-buffer.ts';

/** Everything that belongs to one open queue. */
export interface QueueSession {
  /** Directory that relative file names start from. */
  readonly root: string;
  /** The one file of `root` that was opened, null when a whole directory was. */
  readonly only: string | null;
  /** Messages below `tmp` are ones whose delivery was not finished. */
  readonly isMaildir: boolean;
  readonly index: Index;
  readonly buffer: WriteBuffer;
  readonly limits: Limits;
  readonly workerSource: WorkerSource;
  readonly galSource: GalSource;
  /** Decodes the queue. */
  readonly pool: Pool;
  /** Answers what is looked at, so that a click never waits behind a scan. */
  readonly lookPool: Pool;
  rules: WatchdogRules;
  settings: QueueSettings;
  /** States that pass while something is under way; they are never written to the index. */
  readonly live: Map<MessageId, MessageState>;
  scan: Omit<ScanProgress, 'working'>;
  readonly decoder: Decoder;
  /** Says that the index or the progress has changed. */
  readonly changed: () => void;
}

export function absolutePath(session: Pick<QueueSession, 'root'>, file: string): string {
  return path.join(session.root, ...file.split('/'));
}

/** Where a worker finds the bytes of a row. */
export interface Source {
  /** Absolute path. */
  readonly file: string;
  /** From there to the row's content; empty for a file of its own. */
  readonly steps: readonly PlaceStep[];
  /** That file as it was listed. */
  readonly listed: FileStamp;
  /** Of that file: a member in the middle may cost as much as all before it. */
  readonly bytes: number;
}

export function sourceOf(
  session: Pick<QueueSession, 'root' | 'index'>,
  { id, file }: Pick<MessageRow, 'id' | 'file'>,
): Source {
  // A row that is gone is asked for as the file that it was.
  const place = readPlace(session.index.read, id) ?? {
    file,
    steps: [],
    listed: { bytes: 0, modifiedMs: 0 },
  };
  return sourceAt(session, place);
}

export function sourceAt(session: Pick<QueueSession, 'root'>, { file, steps, listed }: PlacedFile): Source {
  return { file: absolutePath(session, file), steps, listed, bytes: listed.bytes };
}
