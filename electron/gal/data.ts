/** What questions about the address list are answered from. One implementation keeps it in SQLite, tests may make their own. */
import type { FoldedList, TransactionColumns } from '../../shared/gal/columns.ts';
import type { AddressList, GalPlan, PointOfView } from '../../shared/gal/model.ts';
import type { Limits } from '../../shared/limits.ts';
import type { MessageId, TemplateField, TemplateValue } from '../../shared/model.ts';

/** What one line of an entry says. */
export interface DictionaryLine {
  readonly name: string;
  /** In capitals. */
  readonly addressType: string;
  readonly address: string;
}

/** Which lines and which sets of template values hold a word: one bit for each number. */
export interface WordMatch {
  readonly lines: BitSet;
  readonly values: BitSet;
}

export interface BitSet {
  has(number: number): boolean;
  /** All that it has, where they are known one by one: who looks for a few need not go through a million. */
  readonly numbers?: ArrayLike<number>;
}

/** What the numbers of columns stand for. Numbers begin at 0 and are given in the order of appearance. */
export interface Dictionary {
  /** By list number: all of them, there are few. */
  readonly lists: readonly AddressList[];
  /** List of each entry, by entry number. */
  readonly listOfEntry: Int32Array;
  /** Entry of each line, by line number. */
  readonly entryOfLine: Int32Array;
  /** Place of each line among all, ordered by folded name (then address), and by folded address. */
  readonly rankByName: Int32Array;
  readonly rankByAddress: Int32Array;
  line(line: number): DictionaryLine;
  /** Template values by their number; none for NONE. */
  templates(values: number): readonly TemplateValue[];
  /** Fields of a T by their number. */
  fields(values: number): readonly TemplateField[];
  /** Lines whose folded name begins with `prefix` (folded already), as a bit set. */
  linesThatBegin(prefix: string): BitSet;
  /** What holds `word` (folded already, three letters or more) anywhere in name, address or template values; not in "NET/PO". */
  matching(word: string): WordMatch;
}

export interface GalData {
  readonly plan: GalPlan;
  readonly dictionary: Dictionary;
  readonly limits: Limits;
  /** The list from one point of view with all its past; kept for the few asked for last. Null when the plan has no such view. */
  folded(view: PointOfView): FoldedList | null;
  /** Transactions of a message; null when it holds none that were read. */
  columns(message: MessageId): TransactionColumns | null;
  /** MIME paths that `part` of the columns counts. */
  parts(message: MessageId): readonly string[];
  /** Messages with a transaction that names the entry (in either line), or an R or T of its list. Ascending ids. */
  messagesNaming(entry: number): readonly MessageId[];
}
