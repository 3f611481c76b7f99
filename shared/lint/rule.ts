/** What every rule of the linter is made of. */
import type { EntryLine } from '../dirsync/entry-text.ts';
import type { CodePage, LintFinding, Repair } from './model.ts';

/** The transaction that the line at hand belongs to, as its first line has it. */
export interface LintEntry {
  readonly index: number;
  /** '?' when the first line could not be read. */
  readonly code: string;
  readonly isList: boolean;
  /** Code of the transaction before it; '' of the first. */
  readonly codeAbove: string;
  /** In capitals, '' where the line gives none; what is meant then is `PCM` (Q140944). */
  readonly type: string;
  readonly address: string;
}

/** A line with what it belongs to. Valid during the call it is given to only. */
export interface LintLine extends EntryLine {
  readonly entry: LintEntry;
  readonly codePage: CodePage;
}

export type Say = (finding: LintFinding) => void;

/** One rule or a family of them. It keeps no more than a bounded memory of what passed. */
export interface LintRule {
  line?(line: LintLine, say: Say): void;
  /** CRs and LFs [start, end) of `bytes` behind the line shown last; a run may come in pieces. */
  gap?(
    gap: {
      readonly bytes: Uint8Array;
      readonly start: number;
      readonly end: number;
      readonly offset: number;
      readonly transaction: number;
    },
    say: Say,
  ): void;
  end?(say: Say): void;
  /** What it could not check, as whole sentences. */
  unchecked?(): readonly string[];
}

/** A finding at bytes [start, end) of the line. */
export function findingAt(
  line: LintLine,
  start: number,
  end: number,
  what: Pick<LintFinding, 'rule' | 'code' | 'severity' | 'reason'> & { readonly repair?: Repair | null },
): LintFinding {
  return {
    repair: null,
    ...what,
    transaction: line.index,
    start: placeOf(line, start),
    end: placeOf(line, end),
  };
}

/** Offset in the payload of an index into the bytes of the line. */
export function placeOf(line: LintLine, index: number): number {
  return line.offset + index - line.start;
}

const QUOTED_CHARS = 60;

/** A value as reasons show it: cut, for it may be anything. */
export function quoted(text: string): string {
  return text.length <= QUOTED_CHARS ? `“${text}”` : `“${text.slice(0, QUOTED_CHARS)}…”`;
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const NOTHING = new Uint8Array();
