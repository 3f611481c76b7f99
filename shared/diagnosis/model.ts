/**
 * A verdict: what is wrong, how sure that is, what shows it, and what to do. Rules find symptoms; symptoms that merely
 * follow from others are told with their cause; what is left of one rule is one card.
 */
import type { LogLineId } from '../logs/model.ts';
import type { MessageId } from '../model.ts';

/** error: something does not go on, or is lost. warning: it goes on, but not as it should. info: worth knowing. */
export const FINDING_SEVERITIES = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/**
 * proven: measured or counted, and nothing else explains it. likely: it fits, and what else could is named in
 * `disproof`. possible: what an article describes is seen, and other things look the same.
 */
export const CERTAINTIES = ['proven', 'likely', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const FAMILIES = [
  'decoding',
  'transport',
  'sequence',
  'cycles',
  'schedule',
  'registration',
  'transactions',
  'templates',
  'duplicates',
  'address-list',
  'files',
  'capacity',
  'year-2000',
  'logs',
] as const;
export type Family = (typeof FAMILIES)[number];

/** Acts on the messages that a card is about. */
export const MESSAGE_ACTS = [
  'retry',
  'retry-alone',
  'retry-second-decoder',
  'retry-longer',
  'examine',
  'quarantine',
  'repair',
  'export-evidence',
] as const;

/** What of ours applies: the window offers it on the card. */
export const REMEDY_ACTS = [
  ...MESSAGE_ACTS,
  'open-lab',
  'open-ladder',
  'open-schedule',
  'open-ledger',
  'open-logs',
  'open-address-list',
  'dxa-flags',
] as const;
export type RemedyAct = (typeof REMEDY_ACTS)[number];

/**
 * One rule as `docs/rules.md` lists it. Written once, never changed while it runs: what it finds are `Symptom`s.
 */
export interface Rule {
  /** Stable, "family/name" ("decoding/concurrency-defect"). */
  readonly id: string;
  readonly family: Family;
  readonly severity: FindingSeverity;
  readonly certainty: Certainty;
  /** Of the rule itself, for lists ("Fails with several workers, works alone"). */
  readonly name: string;
  /** What it looks at and when it speaks: whole sentences. */
  readonly looksAt: string;
  /** What it means and why it is so: whole sentences for the card. */
  readonly meaning: string;
  /** What a card adds to the meaning where it is of a special kind: whole sentences; null where it adds nothing. */
  readonly more?: (card: TitleFacts) => string | null;
  /** What would show that it is something else: a whole sentence. */
  readonly disproof: string;
  /** Articles it rests on, the one that tells most first. */
  readonly kb: readonly string[];
  /** Steps, the mildest first. What is particular to a case stands in `Symptom.remedy`. */
  readonly remedy: readonly string[];
  readonly acts: readonly RemedyAct[];
  /** Rules whose symptoms follow from this one where they concern the same thing. */
  readonly explains: readonly { readonly rule: string; readonly by: Link }[];
  /** Title of a card: one line with the numbers, without a full stop ("9 messages hang with several workers"). */
  readonly title: (card: TitleFacts) => string;
}

/**
 * What two symptoms must share for one to follow from the other. cycle: a requestor's cycle, or one of the two after
 * it. requestor: the requestor alone.
 */
export type Link = 'message' | 'line' | 'cycle' | 'requestor';

/** What the title of a card may tell. */
export interface TitleFacts {
  readonly symptoms: number;
  readonly messages: number;
  readonly lines: number;
  /** In order, each once. */
  readonly requestors: readonly string[];
  /** Of the first symptom. */
  readonly first: Symptom;
}

/** Where a piece of evidence is seen: each is a link. */
export type Place =
  | { readonly kind: 'message'; readonly id: MessageId; readonly file: string }
  /** [start, end) of the decoded part, or of the part itself, or (part null) of the file. */
  | {
      readonly kind: 'bytes';
      readonly id: MessageId;
      readonly file: string;
      readonly part: string | null;
      readonly decoded: boolean;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'transaction';
      readonly id: MessageId;
      readonly file: string;
      readonly part: string;
      readonly index: number;
    }
  | { readonly kind: 'line'; readonly line: LogLineId }
  | {
      readonly kind: 'cycle';
      readonly requestor: string;
      readonly server: string | null;
      readonly cycle: number;
    }
  | { readonly kind: 'ledger'; readonly requestor: string; readonly server: string | null }
  | { readonly kind: 'schedule'; readonly postOffice: string | null }
  | { readonly kind: 'address-list'; readonly check: string | null }
  | { readonly kind: 'lab' };

export interface Evidence {
  /** A whole sentence, or a phrase with its number. */
  readonly text: string;
  /** Null where there is nothing to go to. */
  readonly place: Place | null;
}

export interface RequestorCycle {
  /** "NET/PO" in capitals. */
  readonly requestor: string;
  readonly server: string | null;
  readonly cycle: number;
}

/** All that a symptom concerns, complete: cards are found by it, and consequences are told from causes. */
export interface About {
  readonly messages: readonly MessageId[];
  readonly lines: readonly LogLineId[];
  /** "NET/PO" in capitals. */
  readonly requestors: readonly string[];
  readonly cycles: readonly RequestorCycle[];
}

export const ABOUT_NOTHING: About = { messages: [], lines: [], requestors: [], cycles: [] };

/** One thing that a rule has found. */
export interface Symptom {
  readonly rule: Rule;
  /** Symptoms of one rule with the same group are one card; '' puts all of them into one. */
  readonly group: string;
  /** What is so here, with its numbers: a whole sentence. */
  readonly text: string;
  /** Null takes that of the rule. */
  readonly certainty: Certainty | null;
  readonly severity: FindingSeverity | null;
  /** It was so, and is right again. */
  readonly isOver: boolean;
  /** When it was seen last; null when nothing tells. */
  readonly atMs: number | null;
  readonly evidence: readonly Evidence[];
  readonly about: About;
  /** Steps for this very case, before those of the rule. */
  readonly remedy: readonly string[];
}

/** How many symptoms, pieces of evidence and names one card carries; how many more there are is told. */
export const CARD_LIMITS = { symptoms: 50, evidence: 12, steps: 12, requestors: 500 } as const;

/** A verdict card. */
export interface Finding {
  /** Stable as long as rule and group are. */
  readonly key: string;
  readonly rule: string;
  readonly family: Family;
  readonly severity: FindingSeverity;
  readonly certainty: Certainty;
  readonly isOver: boolean;
  readonly title: string;
  readonly meaning: string;
  readonly disproof: string;
  readonly kb: readonly string[];
  readonly remedy: readonly string[];
  readonly acts: readonly RemedyAct[];
  readonly atMs: number | null;
  /** The latest first. */
  readonly symptoms: readonly Pick<Symptom, 'text' | 'evidence' | 'atMs' | 'isOver'>[];
  readonly symptomsTotal: number;
  /** How many messages and log lines it concerns. */
  readonly messages: number;
  readonly lines: number;
  readonly requestors: readonly string[];
  /** What merely follows from it: what is over apart from what is so. */
  readonly consequences: readonly {
    readonly rule: string;
    readonly title: string;
    readonly symptoms: number;
    readonly isOver: boolean;
    readonly evidence: readonly Evidence[];
  }[];
}

/** own: what it is about itself, which is what its acts act on. all: with what follows from it. */
export interface CardAbout {
  readonly own: About;
  readonly all: About;
}

/** All verdicts of a queue, ranked. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** What each finding concerns, by its key. */
  readonly about: ReadonlyMap<string, CardAbout>;
  /** What was not looked at, and why. Whole sentences. */
  readonly notChecked: readonly string[];
}
