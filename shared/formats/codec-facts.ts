import { rtfHeader } from '../codecs/compressed-rtf.ts';
import { CodecFault } from '../codecs/fault.ts';
import { gzipFacts } from '../codecs/gzip-facts.ts';
import { kwajFacts } from '../codecs/kwaj.ts';
import { szddFacts } from '../codecs/szdd.ts';
import { count } from '../format/count.ts';
import type { Fact } from './container.ts';
import type { Format } from './names.ts';

/** What the header of compressed data says, by name; empty for formats without one, and where it cannot be read. */
export function factsOfCodec(format: Format, content: Uint8Array): readonly Fact[] {
  try {
    return headerFacts(format, content);
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return [];
  }
}

function headerFacts(format: Format, content: Uint8Array): readonly Fact[] {
  switch (format) {
    case 'gzip': {
      const { name, modifiedMs } = gzipFacts(content);
      return [
        ...(name === null ? [] : [{ name: 'Original name', value: name }]),
        ...(modifiedMs === null
          ? []
          : [
              {
                name: 'Modified, says gzip',
                value: `${new Date(modifiedMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
              },
            ]),
      ];
    }
    case 'szdd':
      return szddFacts(content);
    case 'kwaj':
      return kwajFacts(content);
    case 'rtf': {
      const { isCompressed, length } = rtfHeader(content);
      return [
        { name: 'Form', value: isCompressed ? 'compressed (LZFu)' : 'stored (MELA)' },
        { name: 'Announced size', value: `${count(length)} bytes` },
      ];
    }
    default:
      return [];
  }
}
