/** How an archive is read inside a worker: recognised by its first bytes, listed once, its members read one at a time. */
import type { Decompress, DeflateWith } from '../../../shared/codecs/decompress.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import type { ArchiveFacts, ArchiveMember, ByteStore } from '../../../shared/formats/archive.ts';
import type { Recognition } from '../../../shared/formats/recognise.ts';
import type { Limits } from '../../../shared/limits.ts';
import type { OnProgress } from '../../../shared/progress.ts';

export interface ArchiveTools extends DeflateWith {
  readonly limits: Limits;
  /** Told how many bytes of input were gone through. */
  readonly passed: OnProgress;
  readonly decompress: Decompress;
  readonly recognise: (bytes: Uint8Array) => Recognition;
  /** Where the archive lies as a file; null for one that lies within something. */
  readonly folder: FolderAround | null;
}

/** The folder of an archive that goes on in files beside it. Nothing in it is changed, and none of it is kept open. */
export interface FolderAround {
  /**
   * All bytes of a regular file of this name, also when it is written in another case. The name may be anything at all: a
   * path is refused, and a link is not followed.
   */
  readonly read: (name: string, mostBytes: number) => FileBeside;
  /** Is another one when a file of one of these names came, went or changed. Costs less than reading them. */
  readonly stamp: (names: readonly string[]) => string;
}

export type FileBeside =
  /** As it is called in the folder. */
  | { readonly name: string; readonly bytes: Uint8Array }
  /** `why` goes on after the name: ", which is not here". */
  | { readonly kind: FailureKind; readonly why: string };

/** An archive that is at hand: it holds what it needs of the store, which may be closed meanwhile. */
export interface OpenedArchive {
  /** As `ArchiveReader.read`. */
  readonly read: (place: string, tools: ArchiveTools) => Uint8Array | Promise<Uint8Array>;
  /** What it holds in memory, when that is not the archive alone. */
  readonly bytes?: () => number;
}

export interface ArchiveReader {
  /** Why the file is such an archive, null when it is not; `head` are its first bytes (64 KB or all). */
  readonly recognise: (head: Uint8Array, store: ByteStore) => string | null;
  /**
   * Hands over each member in the order of the archive; what was handed over before a fault stays.
   * @throws CodecFault where the structure breaks
   */
  readonly list: (
    store: ByteStore,
    tools: ArchiveTools,
    onMember: (member: ArchiveMember) => void,
  ) => ArchiveFacts | Promise<ArchiveFacts>;
  /**
   * The content of one member, by the place that the list gave.
   * @throws CodecFault output-limit above `limits.messageFileBytes`, and whatever its data has
   */
  readonly read: (store: ByteStore, place: string, tools: ArchiveTools) => Uint8Array | Promise<Uint8Array>;
  /**
   * Of an archive whose members are decoded one behind the other: opened once, a read goes on where the last one ended.
   * It decodes with these tools; those of a read bound it and are told of it.
   * @throws CodecFault as `list`
   */
  readonly open?: (store: ByteStore, tools: ArchiveTools) => OpenedArchive;
}
