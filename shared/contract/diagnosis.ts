/** Requests about verdicts, proofs, the ladder of remedies, and what they yield. */
import { z } from 'zod';
import type { Diagnosis, Finding, FindingSeverity } from '../diagnosis/model.ts';
import type { Examination, HungProof } from '../diagnosis/hung/model.ts';
import { RUNGS } from '../ladder/model.ts';
import type { Ladder } from '../ladder/model.ts';
import type { MessageId } from '../model.ts';

const messageId = z.number().int().positive();
const postOffice = z.string().min(1).max(200);
const exchange = { requestor: postOffice, server: postOffice.nullable() };
/** Rule and group, which may be a folder. */
const findingKey = z.string().min(1).max(5_000);

/** What cards are asked for. A cycle's are those of its requestor in that cycle. */
export const findingSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), id: messageId }),
  z.object({ kind: z.literal('line'), line: z.number().int().positive() }),
  z.object({ kind: z.literal('requestor'), ...exchange }),
  z.object({ kind: z.literal('cycle'), ...exchange, cycle: z.number().int().min(1) }),
]);
export type FindingSubject = z.infer<typeof findingSubjectSchema>;

export const diagnosisRequestSchemas = {
  /** Begins to work it out, when it is not up to date. */
  'diagnosis.overview': z.object({}).strict(),
  'diagnosis.of': z.object({ subject: findingSubjectSchema }),
  /** Messages that a card is about itself, for acting on them: not those of what follows from it. */
  'diagnosis.messages': z.object({ key: findingKey }),
  'hung.proof': z.object({ id: messageId }),
  /** Examines these messages, or with null all hung ones that were not examined yet. */
  'hung.examine': z.object({ ids: z.array(messageId).min(1).max(200_000).nullable() }),
  'hung.cancelExamination': z.object({}).strict(),
  'hung.examination': z.object({}).strict(),
  'ladder.of': z.object(exchange),
  /** Writes into the journal that this rung was taken. `undo` takes it back. */
  'ladder.record': z.object({ ...exchange, rung: z.enum(RUNGS), note: z.string().max(1_000) }),
} as const;

export type DiagnosisStatus =
  /** Messages are still being read. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'working' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly text: string };

/** How many cards one answer holds; the ranking decides which. */
export const FINDINGS_LIMIT = 300;

export interface DiagnosisAsked {
  readonly rules: number;
  readonly files: number;
  /** Of the files, how many are DirSync messages, and how many of these hold transactions or may do so. */
  readonly dirSync: number;
  readonly withTransactions: number;
  readonly lines: number;
  /** Whether the address list was among it. */
  readonly addressList: boolean;
}

export interface DiagnosisOverview {
  readonly status: DiagnosisStatus;
  /** Of what the findings rest on; null before the first. */
  readonly revision: number | null;
  /** Whether that has changed since. */
  readonly isStale: boolean;
  /** Ranked. */
  readonly findings: readonly Finding[];
  readonly findingsLeftOut: number;
  /** Of what is not over. */
  readonly counts: Readonly<Record<FindingSeverity, number>>;
  readonly notChecked: Diagnosis['notChecked'];
  /** How many rules were asked, and of what. */
  readonly asked: DiagnosisAsked;
  readonly elapsedMs: number;
}

export interface DiagnosisValues {
  'diagnosis.overview': DiagnosisOverview;
  'diagnosis.of': readonly Finding[];
  'diagnosis.messages': readonly MessageId[];
  /** Null when it neither is hung nor hung in a trial. */
  'hung.proof': HungProof | null;
  'hung.examine': Examination;
  'hung.cancelExamination': Examination;
  'hung.examination': Examination;
  'ladder.of': Ladder;
  'ladder.record': Ladder;
}
