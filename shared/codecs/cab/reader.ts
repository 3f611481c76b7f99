import type { Limits } from '../../limits.ts';
import { CodecFault, nextOrFault } from '../fault.ts';
import type { Decoded } from '../fault.ts';
import type { InflateBlock } from '../mszip.ts';
import { blocksOf } from './blocks.ts';
import { blockDecoder } from './compression.ts';
import { gapFault } from './gap.ts';
import type { Folder } from './set.ts';

const BLOCK_BYTES = 32 * 1024;
/** Folders whose place is kept; the window of each may take 2 MB. */
const MOST_PLACES = 8;

/** A folder decoded up to a block, which is kept: the next file may begin in it. */
interface Place {
  readonly folder: Folder;
  readonly blocks: Generator<Decoded, void>;
  block: Decoded;
  /** Where the block begins in the folder. */
  start: number;
}

/** How far a folder can be decoded, and why no further, for a file that ends at `end`. */
interface FolderEnd {
  readonly at: number;
  readonly fault: (end: number) => CodecFault;
}

/**
 * Reads stretches of folders. A folder is decoded from its beginning, so the place where the last stretch ended is kept:
 * files that are read in their order are decoded once, also when they lie in a few folders by turns. So is where a folder
 * breaks: those behind need not come there again.
 */
export interface FolderReader {
  /** @throws CodecFault while it is read */
  readonly read: (folder: Folder, offset: number, bytes: number) => Generator<Decoded, void>;
}

export function createFolderReader(inflate: InflateBlock, limits: Limits): FolderReader {
  /** The one that was used last behind the others. */
  const places = new Map<Folder, Place>();
  let passedOver = 0;
  const ends = new Map<Folder, FolderEnd>();

  function placeFor(folder: Folder, offset: number): Place {
    const place = places.get(folder);
    // Whoever reads another stretch of the folder before this one is at its end has to begin anew.
    places.delete(folder);
    if (place !== undefined && place.start <= offset) return place;
    return { folder, blocks: decodedBlocks(folder, inflate), block: NOTHING, start: 0 };
  }

  function keep(place: Place): void {
    places.delete(place.folder);
    places.set(place.folder, place);
    const [oldest] = places.keys();
    if (places.size > MOST_PLACES && oldest !== undefined) places.delete(oldest);
  }

  /** Files that overlap, as no program writes them, could have a folder decoded again for each of a thousand. */
  function countPassedOver(bytes: number): void {
    passedOver += bytes;
    if (passedOver <= limits.messageOutputBytes) return;
    throw new CodecFault('output-limit', 'files that overlap in the cabinet are decoded too often', null);
  }

  function* read(folder: Folder, offset: number, bytes: number): Generator<Decoded, void> {
    const end = offset + bytes;
    const known = ends.get(folder);
    if (known !== undefined && known.at <= offset) throw known.fault(end);
    const place = placeFor(folder, offset);
    for (;;) {
      const { block, start } = place;
      const from = Math.min(Math.max(offset - start, 0), block.bytes.length);
      const part = block.bytes.subarray(from, Math.max(from, end - start));
      if (block !== NOTHING) yield { bytes: part, consumed: block.consumed };
      if (start + block.bytes.length >= end) break;
      if (part.length === 0) countPassedOver(block.bytes.length);
      moveOn(place, end, ends);
    }
    keep(place);
  }

  return { read };
}

const NOTHING: Decoded = { bytes: new Uint8Array(), consumed: 0 };

function* decodedBlocks(folder: Folder, inflate: InflateBlock): Generator<Decoded, void> {
  const blocks = folder.segments.reduce((sum, segment) => sum + segment.folder.blocks, 0);
  const decode = blockDecoder(folder.compression, blocks * BLOCK_BYTES, inflate);
  for (const block of blocksOf(folder.segments)) yield { bytes: decode(block), consumed: block.end };
}

/** @throws CodecFault where there is nothing more for a file that ends at `end`, which is kept in `ends` */
function moveOn(place: Place, end: number, ends: Map<Folder, FolderEnd>): void {
  const { folder, blocks, start, block } = place;
  const at = start + block.bytes.length;
  const next = nextOrFault(blocks);
  if (next instanceof CodecFault || next.done) {
    const fault = (wanted: number): CodecFault =>
      next instanceof CodecFault ? next : endOf(folder, at, wanted);
    ends.set(folder, { at, fault });
    throw fault(end);
  }
  place.start = at;
  place.block = next.value;
}

function endOf(folder: Folder, has: number, end: number): CodecFault {
  const { goesOnIn, segments } = folder;
  const last = segments.at(-1);
  const offset = last === undefined ? null : last.base + last.cabinet.input.length;
  if (goesOnIn !== null) return gapFault('goes on in', goesOnIn, offset);
  return new CodecFault('truncated', `its folder ends at ${has} bytes, the file at ${end}`, offset);
}
