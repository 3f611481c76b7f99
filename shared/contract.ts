/**
 * The one contract between the window and the rest of the program. Requests ask and are answered once, with a
 * `Result`; events tell. Nothing else crosses. Arguments are validated against `requestSchemas` before they are used.
 */
import { z } from 'zod';
import { diagnosisRequestSchemas } from './contract/diagnosis.ts';
import type { DiagnosisOverview, DiagnosisValues } from './contract/diagnosis.ts';
import { galRequestSchemas } from './contract/gal.ts';
import type { GalOverview, GalValues } from './contract/gal-values.ts';
import type { JournalEntry } from './contract/journal.ts';
import type { LabRun } from './contract/lab.ts';
import { fileRequestSchemas } from './contract/files.ts';
import type { FileValues } from './contract/files.ts';
import { logQuerySchema } from './contract/logs.ts';
import type { LogCodes, LogLineDetail, LogOverview, LogRow, RelatedLine } from './contract/logs.ts';
import { queueSettingsSchema } from './contract/queue.ts';
import type { QueueInfo, QueueSettings, RecentQueue, Summary } from './contract/queue.ts';
import type { Refusal } from './contract/refusal.ts';
import { retryVariantSchema, scopeSchema } from './contract/retry.ts';
import type { RetryPlan, RunState } from './contract/retry.ts';
import { programSettingsSchema } from './contract/settings.ts';
import type { ProgramSettings } from './contract/settings.ts';
import type { RequestorDetail, SyncOverview, Timeline } from './contract/sync.ts';
import { codePageChoiceSchema } from './contract/transactions.ts';
import type { LintReport, TransactionPage } from './contract/transactions.ts';
import type { Examination } from './diagnosis/hung/model.ts';
import { STREAM_CODECS } from './formats/names.ts';
import { NODE_PATH, NODE_PATH_CHARS } from './formats/node-path.ts';
import { WHOLE_FILE } from './formats/node.ts';
import type { NodeLook, SavedNode } from './formats/node.ts';
import { PLUG_IN_NAME } from './formats/plug-in.ts';
import type { ByteWindow, MessageDetail, MessageId, MessageRow } from './model.ts';
import { messageQuerySchema } from './query.ts';
import type { Result } from './result.ts';
import { SCHEDULE_STEPS, SCHEDULE_TIMES_LIMIT } from './schedule/model.ts';
import type { ScheduleBoard } from './schedule/model.ts';
import { DECODERS } from './state.ts';

/** How many messages one page may hold. */
export const PAGE_LIMIT = 500;
/** How large a file may be that the window makes and saves. */
export const SAVED_BYTES_LIMIT = 64 * 1024 * 1024;
/** How many bytes one hex window may hold. */
export const BYTE_WINDOW_LIMIT = 64 * 1024;

const nothing = z.object({}).strict();
const messageId = z.number().int().positive();
const ids = z.array(messageId).min(1).max(200_000);
const part = z.string().max(NODE_PATH_CHARS).regex(NODE_PATH);
const codec = z.union([
  z.enum(STREAM_CODECS),
  z.templateLiteral(['plug-in:', z.string().regex(PLUG_IN_NAME)]),
]);
const logLineId = z.number().int().positive();
const postOffice = z.string().min(1).max(200);
const scheduledTime = z.object({
  step: z.enum(SCHEDULE_STEPS),
  day: z.number().int().min(0).max(6),
  minute: z.number().int().min(0).max(1_439),
});
const path = z.string().min(1).max(4096);
const offset = z.number().int().min(0);
const pageLimit = z.number().int().min(1).max(PAGE_LIMIT);
const byteSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('part'), path: part }),
  z.object({ kind: z.literal('decoded'), path: part }),
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
  'message.transactions': z.object({
    id: messageId,
    part,
    codePage: codePageChoiceSchema,
    offset,
    limit: pageLimit,
  }),
  /** Index of the transaction that holds a byte of the decoded payload. */
  'message.transactionAt': z.object({ id: messageId, part, offset }),
  'message.lint': z.object({
    id: messageId,
    part,
    codePage: codePageChoiceSchema,
    /** Only findings of this rule are listed; null lists all. */
    rule: z.string().max(60).nullable(),
    offset,
    limit: pageLimit,
  }),
  /** Writes a copy of the payload with the safe repairs into a folder; the message stays as it is. */
  'message.saveRepaired': z.object({ id: messageId, part, codePage: codePageChoiceSchema, folder: path }),
  'message.logLines': z.object({ id: messageId }),
  /** What a node says of itself; with `as` also what comes of taking its content for that codec. */
  'message.node': z.object({ id: messageId, part, as: codec.nullable() }),
  /** Writes the content of a node to `path`, over what is there: the dialog has asked. Never into the queue. */
  'message.saveNode': z.object({
    id: messageId,
    part: part.or(z.literal(WHOLE_FILE)),
    decompressed: z.boolean(),
    as: codec.nullable(),
    path,
  }),
  ...fileRequestSchemas,
  'sync.overview': nothing,
  /** A requestor that changed its server has an exchange with each. */
  'sync.requestor': z.object({ requestor: postOffice, server: postOffice.nullable() }),
  'sync.timeline': nothing,
  'logs.files': nothing,
  /** Which codes stand in the logs, for the catalogue. */
  'logs.codes': nothing,
  'logs.open': z.object({ query: logQuerySchema }),
  'logs.page': z.object({ viewId: z.number().int(), offset, limit: pageLimit }),
  'logs.locate': z.object({ viewId: z.number().int(), line: logLineId }),
  'logs.line': z.object({ line: logLineId }),
  ...galRequestSchemas,
  ...diagnosisRequestSchemas,
  /** Writes a picture to `path`, over what is there: the dialog has asked. Never into the queue. */
  'file.save': z.object({
    path,
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= SAVED_BYTES_LIMIT),
  }),
  'schedule.board': nothing,
  /** Replaces what was entered by hand for one post office; an empty list removes it. */
  'schedule.enter': z.object({ postOffice, times: z.array(scheduledTime).max(SCHEDULE_TIMES_LIMIT) }),
  'schedule.assign': z.object({ fileId: messageId, postOffice: postOffice.nullable() }),
  /** Writes a DSSCHED file for one post office into a folder, never over another file. */
  'schedule.export': z.object({ postOffice, folder: path }),
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
  'shell.chooseFile': z.object({ title: z.string().max(200) }),
  /** Where to save; the dialog asks before a file is replaced. */
  'shell.chooseSave': z.object({ title: z.string().max(200), name: z.string().min(1).max(200) }),
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
export interface RequestValues extends GalValues, DiagnosisValues, FileValues {
  'message.node': NodeLook;
  /** `path`: where it was written; of a part only (`failure`) the name ends with ".partial". */
  'message.saveNode': SavedNode & { readonly path: string };
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
  'message.transactions': TransactionPage;
  'message.transactionAt': number | null;
  'message.lint': LintReport;
  'message.saveRepaired': { readonly path: string; readonly repairs: number };
  'message.logLines': readonly RelatedLine[];
  'sync.overview': SyncOverview;
  'sync.requestor': RequestorDetail;
  'sync.timeline': Timeline;
  'logs.files': LogOverview;
  'logs.codes': LogCodes;
  'logs.open': { readonly viewId: number; readonly total: number };
  'logs.page': readonly LogRow[];
  'logs.locate': number | null;
  'logs.line': LogLineDetail;
  'file.save': { readonly path: string };
  'schedule.board': ScheduleBoard;
  'schedule.enter': ScheduleBoard;
  'schedule.assign': ScheduleBoard;
  'schedule.export': { readonly path: string };
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
  /** Problems: what of the messages is not in it, and why. */
  'evidence.export': {
    readonly folder: string;
    readonly files: number;
    readonly problems: readonly string[];
  };
  'lab.start': LabRun;
  'lab.cancel': null;
  'lab.runs': readonly LabRun[];
  'shell.chooseQueue': string | null;
  'shell.chooseFolder': string | null;
  'shell.chooseFile': string | null;
  'shell.chooseSave': string | null;
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
  /** At most a few times a second while the address list is read, and once when it is ready. */
  'gal.changed': GalOverview;
  /** When verdicts were worked out anew, or are being. */
  'diagnosis.changed': Pick<DiagnosisOverview, 'status' | 'revision' | 'isStale' | 'counts'>;
  /** At most a few times a second while hung messages are examined, and once at the end. */
  'examination.changed': Examination;
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
  'view-files',
  'view-hung',
  'view-cycles',
  'view-ledger',
  'view-timeline',
  'view-schedule',
  'view-logs',
  'view-gal',
  'view-catalogue',
  'dxa-flags',
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
