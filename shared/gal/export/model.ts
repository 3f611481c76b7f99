/** What is written to a file, and in which formats. Each format has a file of its own. */
import type { EntryValues } from '../model.ts';

/** An entry that is not the same before and after, or on the left and on the right. */
export interface ExportedChange {
  /** "added", "only-left", … */
  readonly kind: string;
  /** Null where there is none then. */
  readonly before: EntryValues | null;
  readonly after: EntryValues | null;
  readonly cycle: number | null;
  /** Who wrote the transaction that did it; null where that is not known. */
  readonly who: string | null;
  /** Cause of a difference, as a sentence; null where none was looked for. */
  readonly why: string | null;
  /** Files of the messages that show it. */
  readonly messages: readonly string[];
}

/** Rows may be asked for more than once, and are the same each time. */
export type ExportSource =
  | { readonly kind: 'list'; readonly rows: () => Iterable<EntryValues> }
  | {
      readonly kind: 'changes';
      /** How the two sides are called in headings. */
      readonly sides: readonly [before: string, after: string];
      readonly rows: () => Iterable<ExportedChange>;
    };

/** What came of an export; filled while the text is made. */
export interface ExportReport {
  /** One entry or change is in the file. */
  written(): void;
  /** The format cannot say something, or not wholly. A whole sentence. */
  tell(text: string): void;
}
