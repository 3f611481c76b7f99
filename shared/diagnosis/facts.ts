/** What rules look at. Messages and log lines pass one by one; what is worked out from all of them is there from the start. */
import type { LabRun } from '../contract/lab.ts';
import type { CyclePicture } from '../cycles/model.ts';
import type { CheckKind, GalPlan, MassDeletion, PointOfView } from '../gal/model.ts';
import type { Ledgers } from '../ledger/model.ts';
import type { LogRow } from '../contract/logs.ts';
import type { FileRole, MessageId, MessageRow } from '../model.ts';
import type { ScheduleBoard } from '../schedule/model.ts';
import type { HungProof } from './hung/model.ts';
import type { Rule, Symptom } from './model.ts';

/** What the linter counted in one message when it was read. */
export interface LintCount {
  /** Of the linter ("name-too-long"). */
  readonly rule: string;
  readonly code: number | null;
  readonly severity: 'error' | 'warning';
  readonly count: number;
  /** Where it was found first. */
  readonly part: string;
  readonly transaction: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What a report of a mail system says of a message that it did not deliver. */
export interface NonDelivery {
  /** Of the message that was not delivered, as far as the report names it. */
  readonly subject: string | null;
  readonly recipient: string | null;
  /** "000C05A6", "5.1.1", as it was written; null when the report has none. */
  readonly code: string | null;
  /** The reason in the words of the report, cut. */
  readonly reason: string;
}

/** A file of the queue as rules see it: a message, a log, or something that is neither. */
export interface DiagnosedFile extends MessageRow {
  /** Of a log or a listing the lines pass as lines. What was not recognised is a message, too, as it should be one. */
  readonly role: FileRole;
  /** The archive that it was listed in, which may lie within `archive`; null of a file of its own. */
  readonly listedIn: string | null;
  readonly server: string | null;
  readonly arrivedMs: number | null;
  readonly modifiedMs: number;
  readonly notes: readonly string[];
  readonly lint: readonly LintCount[];
  readonly nonDelivery: NonDelivery | null;
}

export type DiagnosedLine = LogRow;

/** What the address list tells, where it was worked out. */
export interface GalFacts {
  readonly plan: Pick<GalPlan, 'holes' | 'absent' | 'basis'>;
  readonly mass: readonly (MassDeletion & { readonly view: PointOfView })[];
  /** Of the first list, or of the one that is named. Null of a kind that was not checked. */
  readonly checks: Readonly<
    Record<
      CheckKind,
      { readonly total: number; readonly examples: readonly string[]; readonly list?: string } | null
    >
  >;
  readonly unchecked: readonly string[];
}

/** What is known before the first message passes. */
export interface Context {
  readonly picture: CyclePicture;
  readonly ledger: Ledgers;
  readonly board: ScheduleBoard;
  /** Of every message that is hung, or hung in the Lab or in an examination. */
  readonly proofs: readonly HungProof[];
  readonly labRuns: readonly LabRun[];
  /** Failed messages whose bytes two decoders that share no code have failed on. */
  readonly failedTwice: ReadonlySet<MessageId>;
  /** Null where it was not worked out. */
  readonly gal: GalFacts | null;
  readonly keepUpdatesCycles: number;
  readonly nowMs: number;
}

/**
 * Rules that look at the same things, at work on one queue. It keeps a bounded memory of what passed: counts, and what
 * it has found.
 */
export interface Watch {
  file?(file: DiagnosedFile): void;
  /** In the order of time as far as lines have one. */
  line?(line: DiagnosedLine): void;
  finish(): readonly Symptom[];
  /** What it could not check, as whole sentences; asked after `finish`. */
  notChecked?(): readonly string[];
}

/** One file of `families/`. */
export interface RuleFamily {
  readonly rules: readonly Rule[];
  readonly watch: (context: Context) => Watch;
}
