/** Opens a directory or a single file as a queue. Nothing in it is changed; what is known of it lies elsewhere. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import { queueSettingsSchema } from '../../shared/contract/queue.ts';
import type { QueueInfo, QueueSettings } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { createStaticArea } from '../../shared/legacy-msmi/static-area.ts';
import type { PlugInSource } from '../../shared/formats/plug-in.ts';
import type { Limits, WatchdogRules } from '../../shared/limits.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import { IndexTooNew, openIndex } from '../index/open-index.ts';
import { notePlugIns } from '../index/read-once-more.ts';
import type { Index, ReadHandle, WriteHandle } from '../index/open-index.ts';
import { createPool } from '../workers/pool.ts';
import { isMaildir } from './maildir.ts';
import { definedOnly } from './defined-only.ts';
import { REAL_DISK } from './disk.ts';
import { recoverQueue } from './recover.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';
import { createWriteBuffer } from './write-buffer.ts';

const LOOKING_WORKERS = 2;

export interface OpenOptions {
  /** Folder of the indexes; null keeps the index in memory only. */
  readonly dataFolder: string | null;
  readonly workerEntry: URL;
  readonly galEntry: URL;
  readonly workers: number;
  readonly decoder: Decoder;
  readonly limits: Limits;
  readonly plugIns: readonly PlugInSource[];
  readonly rules: WatchdogRules;
  readonly onChanged: () => void;
}

export interface OpenedQueue {
  readonly session: QueueSession;
  readonly info: QueueInfo;
}

export function openQueue(
  { real, isDirectory }: QueuePlace,
  options: OpenOptions,
): Result<OpenedQueue, Refusal> {
  let index: Index;
  try {
    index = openIndex(kept(options.dataFolder, real, '.sqlite') ?? ':memory:');
  } catch (error) {
    return failure(whyNoIndex(error));
  }
  index.write.run(`INSERT INTO meta (key, value) VALUES ('path', ?) ON CONFLICT DO NOTHING`, real);
  notePlugIns(index.write, options.plugIns);
  const session = createSession(real, isDirectory, index, options);
  const recovered = recoverQueue(session, REAL_DISK);
  const kind = session.isMaildir ? 'maildir' : isDirectory ? 'directory' : 'file';
  return success({
    session,
    info: { path: real, name: path.basename(real) || real, kind, settings: session.settings, recovered },
  });
}

function createSession(real: string, isDirectory: boolean, index: Index, options: OpenOptions): QueueSession {
  const { workerEntry: entry, plugIns, limits } = options;
  const workerSource = { entry, legacyArea: createStaticArea(), plugIns, limits };
  const spares = options.decoder !== 'legacy-msmi';
  return {
    root: isDirectory ? real : path.dirname(real),
    only: isDirectory ? null : path.basename(real),
    isMaildir: isDirectory && isMaildir(real),
    index,
    buffer: createWriteBuffer(index.write, options.onChanged),
    limits: options.limits,
    workerSource,
    galSource: { entry: options.galEntry, location: kept(options.dataFolder, real, '.gal.sqlite') },
    pool: createPool({ source: workerSource, size: options.workers, spares }),
    lookPool: createPool({ source: workerSource, size: LOOKING_WORKERS, spares: true }),
    rules: options.rules,
    settings: readQueueSettings(index.read),
    live: new Map(),
    scan: { phase: 'listing', filesSeen: 0, filesDone: 0, bytesOut: 0, elapsedMs: 0, problems: [] },
    decoder: options.decoder,
    changed: options.onChanged,
  };
}

/** Ends all threads and releases the index. Nothing may use the session afterwards. */
export function closeSession(session: QueueSession): void {
  session.pool.close();
  session.lookPool.close();
  session.buffer.flush();
  session.index.close();
}

/** What can be opened as a queue: it exists, and is a folder or a regular file. */
export interface QueuePlace {
  readonly real: string;
  readonly isDirectory: boolean;
}

/** Looks at a path without opening it. */
export function placeOf(given: string): Result<QueuePlace, Refusal> {
  try {
    const real = fs.realpathSync.native(given);
    const stat = fs.statSync(real);
    if (!stat.isDirectory() && !stat.isFile()) {
      return failure(
        refusal(
          'could-not-open',
          `${given} is neither a folder nor a regular file.`,
          'Choose the folder that holds the messages, or a file.',
        ),
      );
    }
    // A folder that may not be listed would look like an empty queue.
    fs.accessSync(real, fs.constants.R_OK | (stat.isDirectory() ? fs.constants.X_OK : 0));
    return success({ real, isDirectory: stat.isDirectory() });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT')
      return failure(
        refusal(
          'could-not-open',
          `${given} does not exist.`,
          'Check the path, or whether its drive is connected.',
        ),
      );
    if (code === 'EACCES')
      return failure(
        refusal(
          'could-not-open',
          `You may not read ${given}.`,
          'Ask for read permission, or start the program as a user who has it.',
        ),
      );
    return failure(
      refusal('could-not-open', `${given} could not be opened: ${String(error)}`, 'Check the path.'),
    );
  }
}

/**
 * Where something of a queue is kept; null when nothing is. Named after its real path: two ways to the same folder are
 * one queue.
 */
function kept(dataFolder: string | null, real: string, suffix: string): string | null {
  if (dataFolder === null) return null;
  const folder = path.join(dataFolder, 'queues');
  fs.mkdirSync(folder, { recursive: true });
  return path.join(folder, crypto.createHash('sha256').update(real).digest('hex').slice(0, 24) + suffix);
}

function whyNoIndex(error: unknown): Refusal {
  if (error instanceof IndexTooNew) {
    return refusal(
      'could-not-open',
      `What is known of this queue was written by a newer version (${error.message}).`,
      'Use that version; its receipts must not be lost.',
    );
  }
  const text = errorText(error);
  if (/locked|busy/.test(text)) {
    return refusal(
      'could-not-open',
      'This queue is open in another window of the program.',
      'Use that window, or close it first.',
    );
  }
  return refusal(
    'could-not-open',
    `The index of this queue could not be opened: ${text}`,
    'Check the free space and the permissions of the data folder.',
  );
}

const QUEUE_DEFAULTS: QueueSettings = {
  deliveryFolder: null,
  originals: 'stay',
  keepUpdatesCycles: 14,
  logZoneMinutes: 0,
  codePage: 'auto',
};

function readQueueSettings(index: ReadHandle): QueueSettings {
  const row = index.first(`SELECT value FROM meta WHERE key = 'settings'`);
  if (row === undefined) return QUEUE_DEFAULTS;
  // Settings that an earlier version did not know yet take their defaults.
  const read = queueSettingsSchema.partial().safeParse(JSON.parse(String(row['value'])));
  return read.success ? { ...QUEUE_DEFAULTS, ...definedOnly(read.data) } : QUEUE_DEFAULTS;
}

export function writeQueueSettings(index: WriteHandle, settings: QueueSettings): void {
  index.run(
    `INSERT INTO meta (key, value) VALUES ('settings', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    JSON.stringify(settings),
  );
}
