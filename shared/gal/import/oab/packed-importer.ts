/** A compressed offline address book (.lzx): what comes out of its blocks is read as the plain file would be. */
import { CodecFault } from '../../../codecs/fault.ts';
import { expandOabBlocks } from '../../../codecs/oab-blocks.ts';
import { DEFAULT_LIMITS } from '../../../limits.ts';
import { IMPORT_BOUNDS } from '../model.ts';
import type { ImportBounds, Importer } from '../model.ts';
import { createOabImporter } from './importer.ts';

/** The blocks are gathered first: the file that is read is bounded, and what comes out of a block is many times as much. */
export function createPackedOabImporter(
  bounds: ImportBounds = IMPORT_BOUNDS,
  limits = DEFAULT_LIMITS,
): Importer {
  const chunks: Uint8Array[] = [];
  const importer = createOabImporter(bounds);
  function* unpack(): Generator<void, void> {
    const packed = joined(chunks);
    try {
      for (const { bytes } of expandOabBlocks(packed, limits)) {
        importer.push(bytes);
        yield;
      }
    } catch (error) {
      if (!(error instanceof CodecFault)) throw error;
      const where = error.offset === null ? '' : ` at byte ${error.offset}`;
      importer.stop(`The compressed file can be read only in part: ${error.message}${where}.`);
    }
  }
  const unpacking = unpack();
  return {
    push: (bytes) => void chunks.push(bytes.slice()),
    rest: () => unpacking,
    end() {
      for (let step = unpacking.next(); !step.done; step = unpacking.next());
      return importer.end();
    },
  };
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
