/**
 * The one contract between the window and the rest of the program. Requests ask and are answered once, with a
 * `Result`; events tell. Nothing else crosses. Arguments are validated against `requestSchemas` before they are used.
 */
import { z } from 'zod';
import { watchdogSchema } from './limits.ts';
import type { ByteWindow, MessageDetail, MessageId, MessageRow, TransactionRow } from './model.ts';
import { messageQuerySchema } from './query.ts';
import type { Result } from './result.ts';
import { DECODERS } from './state.ts';
import type { Decoder, StateKind } from './state.ts';

/** Why a request was refused. `text` says what happened, `nextStep` what to do; both are shown as they are. */
export interface Refusal {
  readonly kind:
    | 'invalid-request'
    | 'no-queue'
    | 'not-found'
    | 'busy'
    | 'not-allowed'
    | 'could-not-open'
    | 'input-output'
    | 'engine-down';
  readonly text: string;
  readonly nextStep: string;
}

export interface QueueInfo {
  /** Real path of what was opened. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'directory' | 'file';
  readonly settings: QueueSettings;
  /** Deliveries that a crash had interrupted and opening settled: finished or rolled back. */
  readonly recovered: { readonly finished: number; readonly rolledBack: number };
}

export interface WorkingMessage {
  readonly id: MessageId;
  readonly file: string;
  readonly phase: 'waiting' | 'reading' | 'decoding';
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds since the last byte in or out. */
  readonly silentMs: number;
}

export interface ScanProgress {
  readonly phase: 'listing' | 'decoding' | 'finished' | 'cancelled';
  readonly filesSeen: number;
  readonly filesDone: number;
  readonly bytesOut: number;
  readonly elapsedMs: number;
  /** What could not be listed (unreadable directories, depth limit), in plain words. */
  readonly problems: readonly string[];
  readonly working: readonly WorkingMessage[];
}

export interface RequestorCounts {
  readonly requestor: string;
  readonly total: number;
  readonly hung: number;
  readonly failed: number;
}

export interface Summary {
  /** Grows with every change of the index. */
  readonly revision: number;
  readonly total: number;
  readonly counts: Readonly<Record<StateKind, number>>;
  /** Oldest message that is neither delivered nor quarantined. */
  readonly oldest: { readonly id: MessageId; readonly file: string; readonly dateMs: number } | null;
  readonly largest: { readonly id: MessageId; readonly file: string; readonly bytes: number } | null;
  readonly requestors: readonly RequestorCounts[];
  /** Messages that were in the queue when it was opened before and are gone now. */
  readonly gone: number;
  readonly scan: ScanProgress;
  readonly workers: number;
}

export const queueSettingsSchema = z.object({
  deliveryFolder: z.string().min(1).max(4096).nullable(),
  /** What happens to the original after delivery. */
  originals: z.enum(['stay', 'move']),
});
export type QueueSettings = z.infer<typeof queueSettingsSchema>;

export const programSettingsSchema = z.object({
  /** Worker threads; null takes the number of processors. */
  workers: z.number().int().min(1).max(64).nullable(),
  watchdog: watchdogSchema,
  theme: z.enum(['system', 'light', 'dark']),
});
export type ProgramSettings = z.infer<typeof programSettingsSchema>;

export const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(z.number().int().positive()).min(1).max(200_000) }),
  z.object({ kind: z.literal('query'), query: messageQuerySchema }),
]);
export type Scope = z.infer<typeof scopeSchema>;

export const retryVariantSchema = z.object({
  decoder: z.enum(['safe', 'second']),
  /** One message at a time, alone in the pool. */
  oneProcessor: z.boolean(),
  /** Multiplies the deadline, not the stall threshold. */
  deadlineFactor: z.number().min(1).max(100),
});
export type RetryVariant = z.infer<typeof retryVariantSchema>;

export interface RetryPlan {
  readonly planId: string;
  readonly count: number;
  readonly bytes: number;
  /** In scope, but left out, with the reason. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly canary: { readonly id: MessageId; readonly file: string } | null;
  readonly deliveryFolder: string | null;
  readonly originals: QueueSettings['originals'];
  readonly variant: RetryVariant;
}

export interface RunState {
  readonly runId: string;
  readonly phase: 'canary' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'finished';
  readonly total: number;
  readonly done: number;
  readonly delivered: number;
  readonly failed: number;
  readonly hung: number;
  /** Why a stopped run stopped. */
  readonly reason: string | null;
  readonly current: string | null;
}

export interface JournalEntry {
  readonly id: number;
  readonly atMs: number;
  readonly who: string;
  readonly act:
    | 'deliver'
    | 'move-original'
    | 'undo-deliver'
    | 'quarantine'
    | 'restore'
    | 'export-evidence'
    | 'recover';
  readonly messageId: MessageId | null;
  readonly file: string | null;
  readonly detail: string;
  readonly result: 'done' | 'failed' | 'rolled-back' | 'under-way';
  /** What an administrator of the time would have typed; null where no such command existed. */
  readonly equivalent: string | null;
  readonly canUndo: boolean;
}

export const LAB_SIZES = ['< 64 KB', '64 KB – 512 KB', '512 KB – 2 MB', '> 2 MB'] as const;
export type LabSize = (typeof LAB_SIZES)[number];

export interface LabCell {
  readonly size: LabSize;
  readonly total: number;
  readonly decoded: number;
  readonly failed: number;
  readonly hung: number;
}

export interface LabRun {
  readonly id: number;
  readonly atMs: number;
  readonly decoder: Decoder;
  readonly workers: number;
  readonly elapsedMs: number;
  readonly phase: 'running' | 'finished' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** By decompressed size; messages that could not be sized are not counted. */
  readonly cells: readonly LabCell[];
}

export interface RecentQueue {
  readonly path: string;
  readonly name: string;
  readonly openedAtMs: number;
  readonly exists: boolean;
}

/** How many messages one page may hold. */
export const PAGE_LIMIT = 500;
/** How many bytes one hex window may hold. */
export const BYTE_WINDOW_LIMIT = 64 * 1024;

const nothing = z.object({}).strict();
const messageId = z.number().int().positive();
const ids = z.array(messageId).min(1).max(200_000);
const path = z.string().min(1).max(4096);
const offset = z.number().int().min(0);
const pageLimit = z.number().int().min(1).max(PAGE_LIMIT);
const byteSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('part'), path: z.string().max(200) }),
  z.object({ kind: z.literal('decoded'), path: z.string().max(200) }),
]);

/** Requests that the engine answers. */
export const engineRequestSchemas = {
  'queue.open': z.object({ path }),
  'queue.close': nothing,
  'queue.current': nothing,
  'queue.rescan': nothing,
  'queue.cancelScan': nothing,
  'queue.configure': queueSettingsSchema.partial(),
  'settings.get': nothing,
  'settings.set': programSettingsSchema.partial(),
  summary: nothing,
  'view.open': z.object({ query: messageQuerySchema }),
  'view.extend': z.object({ viewId: z.number().int() }),
  'view.page': z.object({ viewId: z.number().int(), offset, limit: pageLimit }),
  'view.locate': z.object({ viewId: z.number().int(), id: messageId }),
  /** Ids of a stretch of rows, for choosing more rows than were fetched (Ctrl+A, Shift+End). */
  'view.ids': z.object({ viewId: z.number().int(), offset, limit: z.number().int().min(1).max(200_000) }),
  'message.detail': z.object({ id: messageId }),
  'message.bytes': z.object({
    id: messageId,
    source: byteSource,
    offset,
    length: z.number().int().min(1).max(BYTE_WINDOW_LIMIT),
  }),
  'message.transactions': z.object({ id: messageId, part: z.string().max(200), offset, limit: pageLimit }),
  'retry.plan': z.object({ scope: scopeSchema, variant: retryVariantSchema }),
  'retry.start': z.object({ planId: z.string().max(100) }),
  'retry.control': z.object({ runId: z.string().max(100), action: z.enum(['pause', 'resume', 'cancel']) }),
  'retry.current': nothing,
  quarantine: z.object({ ids, reason: z.string().max(1_000) }),
  restore: z.object({ ids }),
  undo: z.object({ journalId: z.number().int().positive() }),
  'journal.page': z.object({ offset, limit: pageLimit, messageId: messageId.nullable() }),
  'evidence.export': z.object({ ids, folder: path }),
  'lab.start': z.object({
    decoder: z.enum(DECODERS),
    workers: z.number().int().min(1).max(16),
    /** Whether hung and failed outcomes become the messages' states. */
    record: z.boolean(),
  }),
  'lab.cancel': nothing,
  'lab.runs': nothing,
} as const;

/** Requests that the main process answers itself: dialogs, the desktop, remembered queues. */
export const shellRequestSchemas = {
  'shell.chooseQueue': z.object({ kind: z.enum(['directory', 'file']) }),
  'shell.chooseFolder': z.object({ title: z.string().max(200) }),
  'shell.recent': nothing,
  'shell.forgetRecent': z.object({ path }),
  'shell.makeSample': z.object({ size: z.enum(['small', 'large']) }),
  'shell.reveal': z.object({ path }),
  'shell.copy': z.object({ text: z.string().max(1_000_000) }),
  'shell.about': nothing,
} as const;

export const requestSchemas = { ...engineRequestSchemas, ...shellRequestSchemas };

export type EngineRequestName = keyof typeof engineRequestSchemas;
export type ShellRequestName = keyof typeof shellRequestSchemas;
export type RequestName = EngineRequestName | ShellRequestName;
export type RequestArgs<Name extends RequestName> = z.infer<(typeof requestSchemas)[Name]>;

/** What each request yields when it succeeds. */
export interface RequestValues {
  'queue.open': QueueInfo;
  'queue.close': null;
  'queue.current': QueueInfo | null;
  'queue.rescan': null;
  'queue.cancelScan': null;
  'queue.configure': QueueSettings;
  'settings.get': ProgramSettings;
  'settings.set': ProgramSettings;
  summary: Summary;
  'view.open': { readonly viewId: number; readonly total: number };
  /** Rows that match now and were not in the view are appended; the others keep their places. */
  'view.extend': { readonly total: number; readonly added: number };
  'view.page': readonly MessageRow[];
  'view.locate': number | null;
  'view.ids': readonly MessageId[];
  'message.detail': MessageDetail;
  'message.bytes': ByteWindow;
  'message.transactions': { readonly rows: readonly TransactionRow[]; readonly total: number };
  'retry.plan': RetryPlan;
  'retry.start': RunState;
  'retry.control': RunState;
  'retry.current': RunState | null;
  quarantine: {
    readonly moved: number;
    readonly problems: readonly string[];
    readonly journalIds: readonly number[];
  };
  restore: { readonly moved: number; readonly problems: readonly string[] };
  undo: JournalEntry;
  'journal.page': { readonly entries: readonly JournalEntry[]; readonly total: number };
  'evidence.export': { readonly folder: string; readonly files: number };
  'lab.start': LabRun;
  'lab.cancel': null;
  'lab.runs': readonly LabRun[];
  'shell.chooseQueue': string | null;
  'shell.chooseFolder': string | null;
  'shell.recent': readonly RecentQueue[];
  'shell.forgetRecent': readonly RecentQueue[];
  /** Path of the finished sample. */
  'shell.makeSample': string;
  'shell.reveal': null;
  'shell.copy': null;
  'shell.about': { readonly version: string; readonly electron: string; readonly dataFolder: string };
}

export type Answer<Name extends RequestName> = Result<RequestValues[Name], Refusal>;

/** What the engine tells. */
export interface EngineEvents {
  /** At most a few times a second while something changes, and once after the last change. */
  'summary.changed': Summary;
  'run.changed': RunState;
  'lab.changed': LabRun;
}

export const MENU_COMMANDS = [
  'open-folder',
  'open-file',
  'close-queue',
  'rescan',
  'find',
  'retry',
  'retry-all-hung',
  'undo',
  'view-overview',
  'view-messages',
  'view-hung',
  'view-lab',
  'view-journal',
  'settings',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What the main process tells. */
export interface ShellEvents {
  /** The user asked for this path by command line, second start, file association or menu. */
  'open.requested': { readonly path: string };
  'menu.chosen': { readonly command: MenuCommand };
  /** The engine process ended and was started anew, or could not be. */
  'engine.restarted': { readonly reason: string; readonly running: boolean };
  'sample.progress': { readonly done: number; readonly total: number };
}

export type Events = EngineEvents & ShellEvents;
export type EventName = keyof Events;

/** What the preload script puts on `window.api`. */
export interface WindowApi {
  request<Name extends RequestName>(name: Name, args: RequestArgs<Name>): Promise<Answer<Name>>;
  /** Returns the function that ends the subscription. */
  on<Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Real path of a dropped file. */
  pathOf(file: File): string;
}
