/** What is asked and answered about one node of a message: see `PartFacts`. */
import type { Failure } from '../failure.ts';
import type { Fact } from './container.ts';
import type { Format } from './names.ts';

/** In place of the path of a node: the file or member with all its bytes as they are. */
export const WHOLE_FILE = '';

export interface NodeLook {
  /** What its format says of itself and of this node: header fields, properties, attributes. */
  readonly facts: readonly Fact[];
  readonly notes: readonly string[];
  /** What came of taking its content for a codec that was asked for; null when none was. */
  readonly tried: Tried | null;
}

export interface Tried {
  readonly bytesOut: number;
  /** What the bytes that came out are. */
  readonly format: Format;
  readonly why: string;
  readonly transactions: number | null;
  /** The first bytes that came out, at most `TRIED_PREVIEW_BYTES`. */
  readonly preview: Uint8Array;
  readonly failure: Failure | null;
}

export const TRIED_PREVIEW_BYTES = 4_096;

export interface SavedNode {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Why there is no more: what was written is only the part before it. */
  readonly failure: Failure | null;
}
