/** The codecs of [MS-XCA]. */
import { expandLznt1 } from '../../../shared/codecs/lznt1.ts';
import { expandXpressHuffman } from '../../../shared/codecs/xpress-huffman.ts';
import { expandXpress } from '../../../shared/codecs/xpress.ts';
import { lznt1, xpress, xpressHuffman } from '../../fixtures/xca-encoders.ts';
import { drain } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS } from '../seeds.ts';

export const lznt1Target: FuzzTarget = {
  name: 'lznt1',
  seeds: () => CONTENTS.map(lznt1),
  run: (input) => drain(expandLznt1(input), input.length),
};

export const xpressTarget: FuzzTarget = {
  name: 'xpress',
  seeds: () => CONTENTS.map(xpress),
  run: (input) => drain(expandXpress(input), input.length),
};

export const xpressHuffmanTarget: FuzzTarget = {
  name: 'xpress-huffman',
  seeds: () => CONTENTS.map(xpressHuffman),
  run: (input) => drain(expandXpressHuffman(input), input.length),
};
