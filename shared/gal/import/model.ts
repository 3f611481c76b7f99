/** An address list read from a file, whatever the format. Each format has an importer in a file of its own. */
import type { TemplateValue } from '../../model.ts';

export interface ImportedAddress {
  /** In capitals; MS, CSI and a missing type are PCM. */
  readonly type: string;
  /** As it was written. */
  readonly address: string;
}

export interface ImportedRecord {
  /** Alias. */
  readonly name: string;
  /** At least one, in the order of the file; none twice. */
  readonly addresses: readonly ImportedAddress[];
  /** Null where the format, or this kind of record, has none: nothing can then be said about them. */
  readonly templates: readonly TemplateValue[] | null;
  /** Where it begins in the file, from 1. */
  readonly line: number;
}

/** A record or a value that is not in the list, or not as it was written, and why. */
export interface ImportProblem {
  readonly line: number;
  /** A whole sentence. */
  readonly text: string;
}

export interface ImportedList {
  /** "LDIF", "Exchange directory CSV", "CSV", "Import file", "Offline address book". */
  readonly format: string;
  /** What `line` counts in a file that has no lines. */
  readonly counts?: 'record';
  /** Whether the format can say template values at all. */
  readonly carriesTemplates: boolean;
  readonly records: readonly ImportedRecord[];
  /** Records of the file, those without an entry among them. */
  readonly recordsRead: number;
  /** The first `IMPORT_PROBLEMS_KEPT`, as they were met. */
  readonly problems: readonly ImportProblem[];
  readonly problemsTotal: number;
  /** Why the rest of the file was not looked at, as a sentence; null when all of it was. */
  readonly cut: string | null;
}

/** Reads one file as its bytes come, whatever the chunks. It never throws. */
export interface Importer {
  push(bytes: Uint8Array): void;
  /** What is left to do after the last `push`, in short steps between which others have their turn; else `end` does it. */
  rest?(): Iterable<unknown>;
  /** Call once, after the last `push`. */
  end(): ImportedList;
}

/** Problems that are kept with their text; more are counted. */
export const IMPORT_PROBLEMS_KEPT = 200;

/** Bounds of every importer. */
export interface ImportBounds {
  /** Records that are read; what follows is not looked at. */
  readonly records: number;
  /** One logical line of LDIF, one row of CSV; a longer one is told and left out. */
  readonly lineBytes: number;
  /** Attributes or columns of one record; further ones are told and left out. */
  readonly values: number;
}

export const IMPORT_BOUNDS: ImportBounds = {
  records: 2_000_000,
  lineBytes: 1024 * 1024,
  values: 1_000,
};
