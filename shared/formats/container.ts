/** What every container gives when it is opened, whatever it was written in. */
import type { DeflateWith } from '../codecs/decompress.ts';
import type { CodecFault, Decoded } from '../codecs/fault.ts';
import type { Limits } from '../limits.ts';
import type { HeaderField } from '../model.ts';
import type { OnProgress } from '../progress.ts';

/** Something a format says of itself or of what it holds, by name, for whoever looks into it. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What a member is to its container. */
export type MemberRole = 'body' | 'attachment' | 'file' | 'message' | 'fork';

export interface Announced {
  readonly bytes: number;
  /** Milliseconds; null when there is no time. */
  readonly modifiedMs: number | null;
}

export interface Member {
  /** As the container gives it; null when it gives none. Hostile: never a path to write to. */
  readonly name: string | null;
  readonly role: MemberRole;
  /** Where its stored bytes lie in the container, [start, end); null when they are not one stretch. */
  readonly range: readonly [number, number] | null;
  /** MIME type where the container gives one. */
  readonly contentType: string | null;
  readonly facts: readonly Fact[];
  /** What the container says of the content without reading it; absent where it says nothing. */
  readonly announced?: Announced;
  /**
   * Its content step by step, each time anew. `consumed` counts into the container's bytes.
   * @throws CodecFault while it is read
   */
  readonly open: () => Iterable<Decoded> | AsyncIterable<Decoded>;
}

export interface Opened {
  readonly members: readonly Member[];
  readonly facts: readonly Fact[];
  /** Of a container that is a message: its header fields as it keeps them or as they follow from its properties. */
  readonly headers: readonly HeaderField[] | null;
  /** What was odd but did not stop reading. */
  readonly notes: readonly string[];
  /** Why there is, or may be, more than these members: it breaks off, or has too many. Null when they are all. */
  readonly unread: CodecFault | null;
}

export interface OpenTools extends DeflateWith {
  readonly limits: Limits;
  /** Told how many bytes were gone through while the container's own structure is read. */
  readonly passed: OnProgress;
}

/**
 * Reads the structure of a container; the content of a member only when it is opened. Of more members than
 * `limits.containerMembers` the first are given.
 * @throws CodecFault truncated, corrupt-data, checksum-mismatch, unsupported-codec, output-limit
 */
export type OpenContainer = (input: Uint8Array, tools: OpenTools) => Opened;
