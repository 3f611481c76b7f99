/** What lies in the queue beside messages: logs, archives, address lists, and what was not recognised. */
import { z } from 'zod';
import type { Archive } from '../formats/names.ts';
import type { PlugInList } from '../formats/plug-in.ts';
import type { FileRole, MessageId } from '../model.ts';
import type { MessageState } from '../state.ts';

/** What the list of files can be narrowed to; messages are in a list of their own. */
export const FILE_FILTERS = [
  'all',
  'log',
  'archive',
  'address-list',
  'mailbox-index',
  'unrecognised',
  'failed',
] as const;
export type FileFilter = (typeof FILE_FILTERS)[number];

export interface FileRow {
  readonly id: MessageId;
  /** As `MessageRow.file`. */
  readonly file: string;
  readonly archive: string | null;
  readonly bytes: number;
  readonly modifiedMs: number;
  readonly role: FileRole;
  readonly state: MessageState;
  /** What it was recognised as, in words ("mbox, quoted as mboxrd"); null when it was not. */
  readonly form: string | null;
  /** Null of anything else. */
  readonly archiveKind: Archive | null;
  /** Rows that an archive gave; null of anything else. */
  readonly members: number | null;
  /** Of `members`, files that could not be taken out of the archive: `isLockedIn`. 0 of anything else. */
  readonly locked: number;
  /** Lines of a log; null of anything else. */
  readonly lines: number | null;
  /** What was odd, and why something was left out. */
  readonly notes: readonly string[];
}

/** Of the whole queue. Counting takes longer than a page of rows, so each is asked for by itself. */
export interface FileCounts {
  readonly counts: Readonly<Record<Exclude<FileFilter, 'failed'>, number>>;
  /** Of the filter 'failed': archives that were not read to their end: their listing failed or hung, or files could not be taken out. */
  readonly failed: number;
}

export interface FilePage {
  /** By name; fewer than were asked for only at the end. */
  readonly rows: readonly FileRow[];
}

export const FILE_PAGE_LIMIT = 500;

export const fileRequestSchemas = {
  'files.counts': z.object({}),
  'files.page': z.object({
    filter: z.enum(FILE_FILTERS),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(FILE_PAGE_LIMIT),
  }),
  /** With a folder: the codec modules it holds now. Without: those of the settings, as they were read last. */
  'plugIns.list': z.object({ folder: z.string().min(1).max(4096).optional() }).strict(),
} as const;

export interface FileValues {
  'files.counts': FileCounts;
  'files.page': FilePage;
  'plugIns.list': PlugInList;
}
