/** Files whose members are files or messages of their own: each gets a row in the list and is read by itself. */
import type { Archive } from './names.ts';

/** Bytes that are read where they are needed: a file, or what was decoded of one. */
export interface ByteStore {
  readonly length: number;
  /** Path of the file when these are all its bytes, else null. */
  readonly path: string | null;
  /** At most `end - start` bytes from `start`; fewer only at the end. */
  readonly read: (start: number, end: number) => Uint8Array;
}

export interface ArchiveMember {
  /** With `/`, unique within the archive, never absolute and without `..`: it is shown and sorted by, never written to. */
  readonly name: string;
  /** Bytes of its content; null when that is known only after reading it. */
  readonly bytes: number | null;
  readonly modifiedMs: number | null;
  /** How the same archive finds it again, in words of its own: short text, kept with each row. */
  readonly place: string;
}

/** What shows that a file is the one that it was: with other bytes it has another time, or another length. */
export interface FileStamp {
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** How to get from a file to something in it, step by step from the outside. */
export interface PlaceStep {
  readonly archive: Archive;
  readonly place: string;
  /** The time that the archive keeps of the member; null where it keeps none. */
  readonly modifiedMs: number | null;
}

export interface ArchiveFacts {
  /** "mboxo or mboxrd: nothing tells them apart" */
  readonly form: string;
  /** What was odd, and members that were left out, with the reason. */
  readonly notes: readonly string[];
  /** It goes on in files beside it: even when one file is listed, it is not that file in another form. */
  readonly isPart?: boolean;
}
