import { z } from 'zod';
import { LOG_FORMATS, LOG_SEVERITIES } from '../logs/model.ts';
import type { LogFormat, LogLine, LogLineId, LogSeverity } from '../logs/model.ts';
import type { MessageId, MessageRow } from '../model.ts';

/** Of the source of an event that a filter names. */
const SOURCE_CHARS = 200;

export const logQuerySchema = z.object({
  /** Empty arrays mean "any". */
  formats: z.array(z.enum(LOG_FORMATS)),
  /** `none`: lines that have no severity. */
  severities: z.array(z.enum([...LOG_SEVERITIES, 'none'])),
  postOffices: z.array(z.string().max(200)).max(500),
  code: z.number().int().nullable(),
  /** Who wrote an event; case and blanks do not count. */
  source: z.string().min(1).max(SOURCE_CHARS).nullable(),
  /** Every word must occur in the line. */
  text: z.string().max(200),
  /** Only lines of this file, or of all logs that are attached to messages. */
  fileId: z.union([z.number().int().positive(), z.literal('attached')]).nullable(),
  /** Only lines that could not be read, or not wholly. */
  problemsOnly: z.boolean(),
  /** By time, either end first, or as they stand in the files. */
  order: z.enum(['time', 'newest', 'file']),
});
export type LogQuery = z.infer<typeof logQuerySchema>;

/** One line in the list. */
export interface LogRow extends Omit<LogLine, 'start' | 'end'> {
  readonly id: LogLineId;
  /** The file it stands in, which is a message when the log is attached to one. */
  readonly fileId: MessageId;
  readonly file: string;
  /** MIME path of the attachment; null for a file of its own. */
  readonly part: string | null;
  /** `wallMs` moved by the zone that the settings give the logs; null where the line has no time. */
  readonly atMs: number | null;
}

/** What stands in a log, or in several. */
export interface LogTotals {
  readonly formats: readonly LogFormat[];
  readonly lines: number;
  /** Lines that could not be read, or not wholly. */
  readonly problems: number;
  /** Lines of severity error; those of severity fatal are not among them. */
  readonly errors: number;
  readonly fatal: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

/** A log that is a file of its own. */
export interface LogFileInfo extends LogTotals {
  readonly fileId: MessageId;
  readonly file: string;
  /** What was odd about it ("more than 1,000,000 lines; the rest was not read"). */
  readonly notes: readonly string[];
}

/** All logs that are attached to messages: every status report carries one, so there may be thousands. */
export interface AttachedLogs extends LogTotals {
  readonly logs: number;
}

/** All logs of the queue. */
export interface LogOverview {
  /** Attached ones included. */
  readonly logs: number;
  readonly lines: number;
  readonly problems: number;
  readonly severities: Readonly<Record<LogSeverity, number>>;
  /** Files of their own; at most `LOG_FILES_LIMIT`. */
  readonly files: readonly LogFileInfo[];
  readonly attached: AttachedLogs;
  /** Named by a line; at most `LOG_POST_OFFICES_LIMIT`, in order. */
  readonly postOffices: readonly string[];
}

/** A message that a line speaks of, or the other way round, and why it is thought to. */
export interface LogRelation {
  /** "same requestor, sent 2 minutes after this run". */
  readonly why: string;
  /** named: the line names it. fits: time, requestor and numbers fit. */
  readonly strength: 'named' | 'fits';
}

export interface LogLineDetail {
  readonly row: LogRow;
  /** The bytes of the line as text, cut at `LOG_RAW_CHARS`, or why they could not be read again. */
  readonly raw: { readonly text: string; readonly isCut: boolean } | { readonly problem: string };
  /** At most `RELATED_LIMIT`, best first. */
  readonly messages: readonly (LogRelation & { readonly row: MessageRow })[];
}

export interface RelatedLine extends LogRelation {
  readonly row: LogRow;
}

/** On how many lines a code stands. */
export interface CodeCount extends Pick<LogLine, 'format' | 'program'> {
  readonly code: number;
  /** Of an event; null of other codes. */
  readonly source: string | null;
  readonly lines: number;
}

/** All codes of the logs, the frequent ones first. */
export interface LogCodes {
  /** At most `LOG_CODES_LIMIT`. */
  readonly codes: readonly CodeCount[];
  /** How many different ones there are beyond these. */
  readonly codesLeftOut: number;
}

export const LOG_CODES_LIMIT = 2_000;
export const LOG_RAW_CHARS = 8_000;
export const RELATED_LIMIT = 50;
export const LOG_FILES_LIMIT = 1_000;
export const LOG_POST_OFFICES_LIMIT = 500;
