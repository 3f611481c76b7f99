import type { Decoder, MessageState, ProgressSample, StateKind } from './state.ts';
import type { Failure, FailureKind } from './failure.ts';
import type { Format } from './formats/names.ts';

export const MESSAGE_KINDS = ['ReqTx', 'SrvTx', 'Status', 'DirectoryExchange', 'Other'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Where the transactions of a message lie (Q159294). */
export const TRANSACTION_FORMATS = ['inbody', 'inattachment', 'internal', 'none'] as const;
export type TransactionFormat = (typeof TRANSACTION_FORMATS)[number];

/** The numbers a DirSync subject carries; null where the subject does not hold the field. */
export interface SyncNumbers {
  readonly req: number | null;
  readonly reqWas: number | null;
  readonly srv: number | null;
  readonly srvWas: number | null;
  readonly imports: number | null;
  readonly sent: number | null;
}

/** Of a message that holds no number. */
export const NO_SYNC_NUMBERS: SyncNumbers = {
  req: null,
  reqWas: null,
  srv: null,
  srvWas: null,
  imports: null,
  sent: null,
};

/** Stable key of a message in one index. */
export type MessageId = number;

/** One row of the messages grid. */
export interface MessageRow {
  readonly id: MessageId;
  /** Path relative to the opened queue, with `/`; of a member of an archive it goes on with its name in there. */
  readonly file: string;
  /** Path of the archive it lies in; null for a file of its own. */
  readonly archive: string | null;
  readonly fileBytes: number;
  /** Not in the queue any more when it was last listed; all else is what was known before. */
  readonly gone: boolean;
  readonly state: MessageState;
  /** Null until the headers were read. */
  readonly kind: MessageKind | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly dateMs: number | null;
  readonly dateSource: 'header' | 'mtime' | null;
  /** The post office this exchange is about ("NET/PO"), whichever side it is on. */
  readonly requestor: string | null;
  readonly sync: SyncNumbers | null;
  readonly format: TransactionFormat | null;
  readonly codec: string | null;
  /** Compressed and decompressed payload bytes; null until decoded. */
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly transactions: number | null;
  readonly attempts: number;
}

export interface HeaderField {
  readonly name: string;
  /** Unfolded, encoded words decoded. */
  readonly value: string;
}

/** One node of what a message holds: a MIME part, or something in what a part opened to. */
export interface PartFacts {
  /**
   * "1", "1.2", …; the message itself is "1". What a node opens to goes on with "/": "1.2/1" is the first member of the
   * container in part 1.2, and when that is a mail message, "1.2/1/1" is the message in it and "1.2/1/1.2" its second part.
   */
  readonly path: string;
  readonly format: Format;
  /** What the format was recognised by. */
  readonly why: string;
  /** As the message gives it; empty where nothing does. */
  readonly contentType: string;
  readonly fileName: string | null;
  readonly encoding: string;
  /**
   * Its bytes as [start, end): of a MIME part in the file, of anything below in the content of the node above. Null when
   * they are not one stretch there.
   */
  readonly start: number | null;
  readonly end: number | null;
  /** Bytes after the transfer encoding is removed. */
  readonly bytes: number;
  /** The codec or compressing container, or 'none'. */
  readonly codec: string;
  /** What a codec gave, or what text is read as; null where nothing was decoded. */
  readonly bytesOut: number | null;
  readonly transactions: number | null;
  /** Failing offset into the transfer-decoded bytes, when decoding failed here. */
  readonly failedAt: number | null;
  /** Why it could not be read, or not to its end; that of the message only when it counts for the message. */
  readonly failure: Failure | null;
}

export interface Attempt {
  readonly number: number;
  readonly startedAtMs: number;
  readonly elapsedMs: number;
  readonly decoder: Decoder;
  readonly workers: number;
  readonly outcome: StateKind;
  readonly failureKind: FailureKind | null;
  readonly text: string;
  readonly samples: readonly ProgressSample[];
}

export interface MessageDetail {
  readonly row: MessageRow;
  readonly headers: readonly HeaderField[];
  /** Readable text of the first text part, at most `BODY_PREVIEW_CHARS` characters. */
  readonly bodyText: string;
  readonly bodyIsCut: boolean;
  readonly parts: readonly PartFacts[];
  /** What was odd but did not stop reading ("no Date header: file time used"). */
  readonly notes: readonly string[];
  readonly attempts: readonly Attempt[];
}

export const BODY_PREVIEW_CHARS = 20_000;

/** What one line of a transaction says of a person or a list. */
export interface TransactionLine {
  readonly name: string;
  /** In capitals; null when the line gives none. */
  readonly addressType: string | null;
  readonly address: string | null;
}

/** A `- Prompt:/value` line, `//` unescaped. */
export interface TemplateValue {
  readonly prompt: string;
  readonly value: string;
}

/** A ` Prompt:~column~length~flags~default~` line below a T. */
export interface TemplateField {
  readonly prompt: string;
  readonly column: number;
  readonly length: number;
  readonly flags: string;
  readonly defaultText: string;
}

/** One entry of the Import file format with all its lines. */
export interface Transaction extends TransactionLine {
  /** A, D, M, R, T, G, P, or '?' for a line that could not be read. */
  readonly code: string;
  /** Number that a foreign requestor put before the code. */
  readonly sequence: number | null;
  /** Second line of M with the new name and address; null without one. */
  readonly second: TransactionLine | null;
  readonly templates: readonly TemplateValue[];
  /** Of a T. */
  readonly fields: readonly TemplateField[];
  /** Further lines that could not be read, as they are, cut. */
  readonly unread: readonly string[];
  /** Further lines beyond those that are kept. */
  readonly linesLeftOut: number;
  /** Why its first line could not be read, else null. */
  readonly problem: string | null;
}

/** One transaction as the detail pane lists it. */
export interface TransactionRow extends Transaction {
  readonly index: number;
  /** Byte range in the decoded payload, [start, end). */
  readonly start: number;
  readonly end: number;
}

/** Which bytes of a message are looked at. */
export type ByteSource =
  | { readonly kind: 'file' }
  /** Its own content, without a transfer encoding. */
  | { readonly kind: 'part'; readonly path: string }
  /** What its codec gives. */
  | { readonly kind: 'decoded'; readonly path: string };

export interface ByteWindow {
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** All bytes of the source; null when decoding stopped before its end. */
  readonly total: number | null;
  /** Offset in this source where decoding failed, else null. */
  readonly failedAt: number | null;
}

/** What a file of the queue is. Only messages are in the list of messages. */
export const FILE_ROLES = ['message', 'log', 'archive', 'address-list', 'mailbox-index'] as const;
export type FileRole = (typeof FILE_ROLES)[number];
