import { expandKwaj, kwajFacts } from '../../../shared/codecs/kwaj.ts';
import { inflateBlock } from '../../../shared/codecs/mszip.ts';
import { kwajBlocks, kwajFile, lzss, turned } from '../../fixtures/compress-exe.ts';
import { kwajHuffman, SKEWED } from '../../fixtures/kwaj-huffman.ts';
import { drain } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, corpusSeeds, LONG_CONTENT } from '../seeds.ts';

const ALL_FIELDS = {
  unknown: 1,
  block: Uint8Array.of(1, 2, 3),
  name: 'SETUP',
  extension: 'TXT',
  text: 'text',
};

function ofEachMethod(content: Uint8Array): Uint8Array[] {
  const fields = { length: content.length };
  return [
    kwajFile(0, content, { ...fields, ...ALL_FIELDS }),
    kwajFile(1, turned(content)),
    kwajFile(2, lzss(content, 4_078), fields),
    kwajFile(3, kwajHuffman(content, 0)),
    kwajFile(3, kwajHuffman(content, 1, SKEWED), fields),
    kwajFile(3, kwajHuffman(content, 2, SKEWED)),
    kwajFile(3, kwajHuffman(content, 3, SKEWED)),
    kwajFile(4, kwajBlocks(content)),
  ];
}

export const kwajTarget: FuzzTarget = {
  name: 'kwaj',
  seeds: () => [
    ...CONTENTS.flatMap(ofEachMethod),
    kwajFile(4, kwajBlocks(LONG_CONTENT)),
    ...corpusSeeds('kwaj', '.kwj'),
  ],
  run: (input) => {
    drain(expandKwaj(input, inflateBlock), input.length);
    kwajFacts(input);
  },
};
