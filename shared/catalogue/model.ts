/** The catalogue: what each code, event, report and exit code means, in our words, with its source. */
import type { LogSeverity } from '../logs/model.ts';

/**
 * code: number that a program prints: in brackets those of the DirSync programs (Q96001 to Q96004, Q149271), others by
 * their source. event: of the NT event log. ndr: reason of a report that a message was not delivered. exit-code: of a
 * DirSync program, as DISPATCH.LOG shows it.
 */
export const ENTRY_KINDS = ['code', 'event', 'ndr', 'exit-code'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export interface CatalogueEntry {
  readonly kind: EntryKind;
  /** Who writes it: "DirSync" for codes in its logs, the event source ("MSExchangeMSMI"), the program of an exit code ("NSDA"). */
  readonly source: string;
  /** As it is written, without brackets: "27", "2446", "000C05A6", "65". */
  readonly code: string;
  /** Null where the sources do not say, or it differs. */
  readonly severity: LogSeverity | null;
  /** A few words, without a full stop. */
  readonly title: string;
  /** What it says: whole sentences, our own. */
  readonly meaning: string;
  /** What usually makes it come; empty where no source says. Whole sentences. */
  readonly causes: readonly string[];
  /** What to do; empty where there is nothing to do, or no source says. Whole sentences. */
  readonly remedy: readonly string[];
  /** Articles it is told from, the one that tells most first. Never empty. */
  readonly kb: readonly string[];
}

/** Why an article has no rule and no entry. */
export const NOT_COVERED = {
  'other-product': 'about another product or another part of it',
  setup: 'how something is set up, not what goes wrong',
  reference: 'reference, list of files, or of articles',
  feature: 'what the product can or cannot do, by design',
  'no-trace': 'leaves no trace in messages, logs, events or file sizes',
  debugger: 'needs a debugger, a network trace or the source',
  'user-interface': 'seen on the screen of a program only',
  'fixed-silently': 'a fault without any message that a later version corrected',
  'not-looked-for': 'shows in messages, logs or reports, but no rule looks for it',
} as const;
export type NotCovered = keyof typeof NOT_COVERED;

/**
 * One article that mentions DirSync: its number, what it is about in our words, and why nothing covers it, if so. Rules
 * and entries may cite one that is not covered, for what it explains.
 */
export type ArticleLine = readonly [id: string, about: string, not?: NotCovered];
