import type { CodePageChoice, LintReport, TransactionPage } from '../../shared/contract/transactions.ts';
import type { LintCount, NonDelivery } from '../../shared/diagnosis/facts.ts';
import type { Failure } from '../../shared/failure.ts';
import type { ArchiveMember, FileStamp, PlaceStep } from '../../shared/formats/archive.ts';
import type { Archive, Codec } from '../../shared/formats/names.ts';
import type { NodeLook, SavedNode } from '../../shared/formats/node.ts';
import type { PlugInSource } from '../../shared/formats/plug-in.ts';
import type { Limits } from '../../shared/limits.ts';
import type { Envelope, Payload } from '../../shared/facts.ts';
import type { EntryBatch } from '../../shared/gal/entry-batch.ts';
import type { LogLine } from '../../shared/logs/model.ts';
import type { HeaderField, PartFacts } from '../../shared/model.ts';
import type { Result } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import type { PlugInLimits } from './plug-ins/plug-ins.ts';
import type { SecondLimits } from './second-decoder.ts';

export interface FileJob {
  /** Absolute path; opened without following links and only if it is a regular file. */
  readonly file: string;
  /** How to get to the member of that file that is meant, from the outside; empty for the file itself. */
  readonly steps: readonly PlaceStep[];
  /** The file as it was when that member was listed: no other one is searched for it. */
  readonly listed?: FileStamp;
  readonly limits: Limits;
}

interface TransactionsJob extends FileJob {
  readonly part: string;
  readonly codePage: CodePageChoice;
}

/** What a worker can be asked to do, by kind. */
export interface Jobs {
  /** Read, recognise, decompress and count: all the index needs to know. */
  read: FileJob & { readonly decoder: Decoder };
  /** Headers and the beginning of the text, for the detail pane. */
  look: FileJob;
  /** A window of bytes of a part, before or after decompression. */
  bytes: FileJob & {
    readonly part: string;
    readonly decompressed: boolean;
    readonly offset: number;
    readonly length: number;
  };
  /** A page of the transactions of a part. */
  transactions: TransactionsJob & { readonly offset: number; readonly limit: number };
  /** Index of the transaction that holds a byte of the decoded payload. */
  transactionAt: FileJob & { readonly part: string; readonly offset: number };
  /** A page of what the linter finds in a part. */
  lint: TransactionsJob & { readonly rule: string | null; readonly offset: number; readonly limit: number };
  /** The decoded payload with its safe repairs, written and synced to `temporary`, which must not exist. */
  saveRepaired: TransactionsJob & { readonly temporary: string };
  /** All transactions of these parts for the address list, posted in batches. */
  entries: FileJob & { readonly parts: readonly string[]; readonly codePage: CodePageChoice };
  /** What one node of the message says of itself; with `as` also what comes of taking its content for that codec. */
  node: FileJob & { readonly part: string; readonly as: Codec | null };
  /** The content of a node, written and synced to `temporary`, which must not exist. */
  saveNode: FileJob & {
    readonly part: string;
    readonly decompressed: boolean;
    readonly as: Codec | null;
    readonly temporary: string;
  };
  /** SHA-256 of the file as it is. */
  hash: FileJob;
  /** The uncompressed message, written and synced to `temporary`, which must not exist. */
  build: FileJob & { readonly decoder: Decoder; readonly temporary: string };
}

export type JobKind = keyof Jobs;
export type Job = { [Kind in JobKind]: { readonly kind: Kind } & Jobs[Kind] }[JobKind];
export type JobOf<Kind extends JobKind> = Extract<Job, { readonly kind: Kind }>;

export type ReadResult =
  | { readonly kind: 'unrecognised'; readonly reason: string; readonly parts: readonly PartFacts[] }
  | { readonly kind: 'unreadable'; readonly failure: Failure; readonly parts: readonly PartFacts[] }
  /** No message, but a log; its lines were posted before. */
  | { readonly kind: 'log'; readonly notes: readonly string[] }
  /**
   * Holds files or messages of their own; its members were posted before. `failure` says why the listing stopped: what
   * was posted before it stays.
   */
  | {
      readonly kind: 'archive';
      readonly archive: Archive;
      /** "mbox, quoted as mboxrd" */
      readonly form: string;
      readonly members: number;
      readonly notes: readonly string[];
      readonly failure: Failure | null;
    }
  /** Something else that this program knows: to compare an address list with, or to look at. */
  | {
      readonly kind: 'aside';
      readonly role: 'address-list' | 'mailbox-index';
      readonly form: string;
      readonly parts: readonly PartFacts[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'message';
      readonly envelope: Envelope;
      readonly payload: Payload;
      readonly parts: readonly PartFacts[];
      readonly notes: readonly string[];
      /** What the linter counted in its transactions. */
      readonly lint: readonly LintCount[];
      /** Null when it is no report of a mail system. */
      readonly nonDelivery: NonDelivery | null;
      /** The first failure, null when all went well. */
      readonly failure: Failure | null;
    };

export interface Look {
  readonly headers: readonly HeaderField[];
  readonly bodyText: string;
  readonly bodyIsCut: boolean;
}

/** Why no message was built: the message itself, or the place it should go to. */
export type BuildProblem =
  | { readonly kind: 'source'; readonly failure: Failure }
  | { readonly kind: 'target'; readonly detail: string };

/** Why no repaired copy was written though the payload could be read. */
export type NotRepaired =
  | { readonly kind: 'nothing-to-repair' }
  | { readonly kind: 'too-many-repairs'; readonly limit: number };

export interface BuiltMessage {
  readonly bytes: number;
  /** Of what was written, hex. */
  readonly sha256: string;
  /** Of the message as it was read, hex: it may have changed since it was hashed. */
  readonly sourceSha256: string;
}

export interface EntryTotals {
  readonly readable: number;
  readonly unreadable: number;
}

export interface JobResults {
  read: ReadResult;
  look: Result<Look, Failure>;
  bytes: Result<
    { readonly bytes: Uint8Array; readonly total: number | null; readonly failedAt: number | null },
    Failure
  >;
  transactions: Result<TransactionPage, Failure>;
  transactionAt: Result<number | null, Failure>;
  lint: Result<LintReport, Failure>;
  saveRepaired: Result<{ readonly repairs: number; readonly sha256: string }, BuildProblem | NotRepaired>;
  entries: Result<EntryTotals, Failure>;
  node: Result<NodeLook, Failure>;
  saveNode: Result<SavedNode, BuildProblem>;
  hash: Result<string, Failure>;
  build: Result<BuiltMessage, BuildProblem>;
}

/** Facts that a worker posts while and when it works. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  | { readonly kind: 'part'; readonly path: string; readonly codec: string }
  /** Lines of a log in the order of the file; `part` is the attachment they stand in, null for a file of its own. */
  | { readonly kind: 'log-lines'; readonly part: string | null; readonly lines: readonly LogLine[] }
  | { readonly kind: 'entries'; readonly batch: EntryBatch }
  /** Members of an archive in its order. */
  | { readonly kind: 'members'; readonly archive: Archive; readonly members: readonly ArchiveMember[] }
  | { readonly kind: 'finished'; readonly result: JobResults[JobKind] }
  | { readonly kind: 'crashed'; readonly detail: string };

/** What a worker is started with. */
export interface WorkerStart {
  readonly heartbeat: SharedArrayBuffer;
  /** The static area of the legacy decoder, shared by all workers of a pool. */
  readonly legacyArea: SharedArrayBuffer;
  /** Number of the worker in its pool, from 1; replacements get new ones. */
  readonly ticket: number;
  /** Codecs that the administrator added. */
  readonly plugIns: readonly PlugInSource[];
  /** Bounds of what is the same for all jobs of the worker; those of a job come with it. */
  readonly limits: PlugInLimits & SecondLimits;
}
