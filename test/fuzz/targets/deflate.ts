/** Deflate with and without what wraps it, by our decoder and by zlib. */
import zlib from 'node:zlib';
import { expectSame } from '../same.ts';
import type { FuzzTarget } from '../model.ts';
import { CONTENTS, LONG_CONTENT } from '../seeds.ts';
import { gzipMember } from '../../fixtures/compressed.ts';

const ALL = [...CONTENTS, LONG_CONTENT];

export const gzipTarget: FuzzTarget = {
  name: 'gzip',
  seeds: () => [
    ...ALL.map((content) => zlib.gzipSync(content)),
    ...CONTENTS.map((content) =>
      gzipMember(content, { name: 'N', comment: 'C', extra: Buffer.from('x'), headerCrc: 0 }),
    ),
    Buffer.concat([zlib.gzipSync('A Martin'), zlib.gzipSync(''), zlib.gzipSync('and another')]),
  ],
  run: (input) => expectSame('gzip', input),
};

export const zlibTarget: FuzzTarget = {
  name: 'zlib',
  seeds: () => ALL.flatMap((content) => [zlib.deflateSync(content), zlib.deflateSync(content, { level: 0 })]),
  run: (input) => expectSame('zlib', input),
};

export const deflateTarget: FuzzTarget = {
  name: 'deflate',
  seeds: () =>
    ALL.flatMap((content) => [
      zlib.deflateRawSync(content),
      zlib.deflateRawSync(content, { strategy: zlib.constants.Z_FIXED }),
    ]),
  run: (input) => expectSame('deflate', input),
};
