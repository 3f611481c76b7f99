/** The engine: answers every engine request of the contract and tells what happens. Knows no window and no Electron. */
import fs from 'node:fs';
import { errorText } from '../../shared/error-text.ts';
import type { Answer, EngineEvents, EngineRequestName, RequestArgs } from '../../shared/contract.ts';
import type { QueueInfo } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { engineRequestSchemas } from '../../shared/contract.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import type { Limits } from '../../shared/limits.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import { createActs } from './acts.ts';
import { configureQueue } from './configure-queue.ts';
import { definedOnly } from './defined-only.ts';
import type { Handlers } from './handlers.ts';
import { createDiagnosisHandlers } from './diagnosis-handlers.ts';
import { createFileHandlers } from './file-handlers.ts';
import { createGalHandlers } from './gal-handlers.ts';
import { createHungHandlers } from './hung-handlers.ts';
import { readLabRuns } from './lab.ts';
import { createLadderHandlers } from './ladder-handlers.ts';
import { createLogHandlers } from './log-handlers.ts';
import { createMessageHandlers } from './message-handlers.ts';
import { createScheduleHandlers } from './schedule-handlers.ts';
import { createSyncHandlers } from './sync-handlers.ts';
import { createTransactionHandlers } from './transaction-handlers.ts';
import { createViewHandlers } from './view-handlers.ts';
import { createOpenSession } from './open-session.ts';
import type { OpenSession } from './open-session.ts';
import { openQueue, placeOf } from './open-queue.ts';
import { createPlugInFolder } from './plug-in-folder.ts';
import { createProgramSettings, workerCount } from './program-settings.ts';
import { refusal } from './refusal.ts';
import { readJournalPage } from '../index/journal.ts';

export interface EngineOptions {
  /** Where indexes and settings are kept; null keeps them in memory only. */
  readonly dataFolder: string | null;
  /** Module of the decode workers. */
  readonly workerEntry: URL;
  /** Module of the thread of the address list. */
  readonly galEntry: URL;
  /** Module of the thread in which codec modules of the administrator are looked at. */
  readonly plugInEntry: URL;
  readonly decoder?: Decoder;
  readonly limits?: Limits;
  readonly emit: <Name extends keyof EngineEvents>(name: Name, payload: EngineEvents[Name]) => void;
}

export interface Engine {
  request<Name extends EngineRequestName>(name: Name, args: unknown): Promise<Answer<Name>>;
  /** The open queue, for those who run the engine without a window. */
  opened(): OpenSession | null;
  close(): Promise<void>;
}

const NO_QUEUE: Refusal = refusal('no-queue', 'No queue is open.', 'Open one first.');

export function createEngine(options: EngineOptions): Engine {
  if (options.dataFolder !== null) fs.mkdirSync(options.dataFolder, { recursive: true });
  const settings = createProgramSettings(options.dataFolder);
  let current: OpenSession | null = null;
  const inTurn = createTurns();
  const limits = options.limits ?? DEFAULT_LIMITS;
  const plugIns = createPlugInFolder(options.plugInEntry, limits, () => settings.get().plugInFolder);

  const withQueue = <Value>(
    act: (open: OpenSession) => Value,
  ): Value | { readonly ok: false; readonly error: Refusal } =>
    current === null ? failure(NO_QUEUE) : act(current);

  const open = async (path: string): Promise<Result<QueueInfo, Refusal>> => {
    // A mistyped path must not cost the queue that is open.
    const place = placeOf(path);
    if (!place.ok) return place;
    let changed = (): void => undefined;
    await close();
    const { sources } = await plugIns.read();
    const opened = openQueue(place.value, {
      dataFolder: options.dataFolder,
      workerEntry: options.workerEntry,
      galEntry: options.galEntry,
      workers: workerCount(settings.get()),
      decoder: options.decoder ?? 'safe',
      limits,
      plugIns: sources,
      rules: settings.get().watchdog,
      onChanged: () => changed(),
    });
    if (!opened.ok) return opened;
    current = createOpenSession(opened.value.session, opened.value.info, (bound) => (changed = bound), {
      summary: (summary) => options.emit('summary.changed', summary),
      gal: (overview) => options.emit('gal.changed', overview),
      diagnosis: (told) => options.emit('diagnosis.changed', told),
      examination: (told) => options.emit('examination.changed', told),
    });
    current.startScan();
    return success(current.info);
  };

  const close = async (): Promise<void> => {
    const closing = current;
    current = null;
    await closing?.close();
  };

  const acts = createActs(withQueue, options.emit);
  const handlers: Handlers = {
    ...acts,
    ...createViewHandlers(withQueue),
    ...createTransactionHandlers(withQueue),
    ...createSyncHandlers(withQueue),
    ...createLogHandlers(withQueue),
    ...createScheduleHandlers(withQueue),
    ...createGalHandlers(withQueue),
    ...createDiagnosisHandlers(withQueue),
    ...createHungHandlers(withQueue),
    ...createLadderHandlers(withQueue),
    ...createFileHandlers(withQueue),
    ...createMessageHandlers(withQueue),
    'queue.open': ({ path }) => inTurn(() => open(path)),
    'queue.close': async () => {
      await inTurn(close);
      return success(null);
    },
    'queue.current': () => success(current?.info ?? null),
    'queue.rescan': () =>
      withQueue((queue) => {
        queue.startScan();
        return success(null);
      }),
    'queue.cancelScan': () =>
      withQueue((queue) => {
        queue.cancelScan();
        return success(null);
      }),
    'queue.configure': (step) => withQueue((queue) => configureQueue(queue, step)),
    'plugIns.list': async ({ folder }) => success(await plugIns.list(folder)),
    'settings.get': () => success(settings.get()),
    'settings.set': (step) => {
      const next = settings.set(definedOnly(step));
      if (current !== null) current.session.rules = next.watchdog;
      return success(next);
    },
    summary: () => withQueue((queue) => success(queue.summary())),
    'journal.page': ({ offset, limit, messageId }) =>
      withQueue(({ session }) => success(readJournalPage(session.index.read, offset, limit, messageId))),
    'lab.runs': () => withQueue(({ session }) => success(readLabRuns(session.index.read))),
  };

  return {
    request: async <Name extends EngineRequestName>(name: Name, args: unknown): Promise<Answer<Name>> => {
      const read = engineRequestSchemas[name].safeParse(args);
      if (!read.success)
        return failure(
          refusal(
            'invalid-request',
            `"${name}" was asked wrongly: ${read.error.message}`,
            'This is a fault of the program; please report it.',
          ),
        );
      try {
        // The schema of a name gives the arguments of that name.
        return await handlers[name](read.data as RequestArgs<Name>);
      } catch (error) {
        const text = errorText(error);
        return failure(refusal('input-output', text, 'Check the disk and the permissions, then try again.'));
      }
    },
    opened: () => current,
    close: () => inTurn(close),
  };
}

/** Runs acts one after the other: two queues opened at once would leave one open that nobody can reach. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(act: () => Promise<Value>): Promise<Value> => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };
}
