import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { recognise } from '../../shared/formats/recognise.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { gzipMember, zipArchive } from '../fixtures/compressed.ts';
import { BOTH_DECODERS, decode, SAFE, SECOND } from '../fixtures/decoders.ts';
import type { Verdict } from '../fixtures/decoders.ts';
import { manyEntries } from '../fixtures/transactions.ts';

const VERDICTS = ['ok', ...FAILURE_KINDS];

const PACKINGS = ['gzip', 'zlib', 'deflate', 'zip'] as const;
type Packing = (typeof PACKINGS)[number];
const codec = fc.constantFrom<Packing>(...PACKINGS);

const payload = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.nat({ max: 60 }).map((count) => bytesOf(manyEntries(count))),
  fc.tuple(fc.nat(255), fc.nat(5_000)).map(([byte, length]) => new Uint8Array(length).fill(byte)),
);

const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.integer({ min: 0, max: 4 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
});

interface Packed {
  readonly codec: Packing;
  readonly bytes: Buffer;
  readonly content: Uint8Array;
}

/** Intact data of every codec. */
const packed: fc.Arbitrary<Packed> = fc.record({ codec, content: payload, options }).map((given) => ({
  codec: given.codec,
  content: given.content,
  bytes: pack(given.codec, given.content, given.options),
}));

function pack(kind: Packing, content: Uint8Array, settings: zlib.ZlibOptions): Buffer {
  switch (kind) {
    case 'gzip':
      return zlib.gzipSync(content, settings);
    case 'zlib':
      return zlib.deflateSync(content, settings);
    case 'deflate':
      return zlib.deflateRawSync(content, settings);
    case 'zip':
      return zipArchive([{ name: 'x', content, descriptor: settings.level === 0 }]);
  }
}

/** Null when it was refused. */
function outputOf(verdict: Verdict): Buffer | null {
  return verdict.kind === 'ok' ? verdict.bytes : null;
}

/** What becomes of data on its way. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('write' as const), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 4 }) }),
  fc.record({ kind: fc.constant('append' as const), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 40 }) }),
);

function damaged(
  bytes: Buffer,
  how: typeof damage extends fc.Arbitrary<infer Value> ? Value : never,
): Buffer {
  const at = bytes.length === 0 ? 0 : how.at % bytes.length;
  const before = bytes.subarray(0, at);
  switch (how.kind) {
    case 'cut':
      return before;
    case 'write':
      return Buffer.concat([before, how.bytes, bytes.subarray(at + how.bytes.length)]);
    case 'insert':
      return Buffer.concat([before, how.bytes, bytes.subarray(at)]);
    case 'append':
      return Buffer.concat([bytes, how.bytes]);
  }
}

describe.each(BOTH_DECODERS)('the %s decoder', (_, decoders) => {
  test('gives back what was compressed', async () => {
    await fc.assert(
      fc.asyncProperty(packed, async ({ codec: kind, bytes, content }) => {
        expect(await decode(decoders, kind, bytes)).toEqual({ kind: 'ok', bytes: Buffer.from(content) });
      }),
      { numRuns: 300 },
    );
  });

  test('answers any bytes with a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(codec, fc.uint8Array({ maxLength: 300 }), async (kind, bytes) => {
        const verdict = await decode(decoders, kind, bytes);
        const offset = verdict.kind === 'ok' ? 0 : verdict.offset;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1_000 },
    );
  });

  test('answers any bytes behind a good beginning with a verdict', async () => {
    const good = fc.constantFrom<readonly [Packing, Buffer]>(
      ['gzip', gzipMember(bytesOf('A'), { name: 'x' }).subarray(0, 12)],
      ['zlib', Buffer.from([0x78, 0x9c])],
      ['zip', zipArchive([])],
      ['zip', zipArchive([{ name: 'x' }]).subarray(-75)],
    );
    await fc.assert(
      fc.asyncProperty(good, fc.uint8Array({ maxLength: 200 }), async ([kind, start], rest) => {
        expect(VERDICTS).toContain((await decode(decoders, kind, Buffer.concat([start, rest]))).kind);
        expect(VERDICTS).toContain((await decode(decoders, kind, Buffer.concat([rest, start]))).kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the two decoders', () => {
  test('agree on whatever was cut or lengthened', async () => {
    const change = damage.filter(({ kind }) => kind === 'cut' || kind === 'append');
    await fc.assert(
      fc.asyncProperty(packed, change, async ({ codec: kind, bytes }, how) => {
        const input = damaged(bytes, how);
        const safe = await decode(SAFE, kind, input);
        const second = await decode(SECOND, kind, input);
        expect(outputOf(safe)).toEqual(outputOf(second));
      }),
      { numRuns: 500 },
    );
  });

  /**
   * zlib is stricter with data that has no meaning (the complement of a stored length, unused codes), so it may refuse
   * what the safe decoder reads; but then the check value has proved that nothing was lost.
   */
  test('agree on the bytes of whatever was damaged, and the safe one accepts only what is proved', async () => {
    await fc.assert(
      fc.asyncProperty(packed, damage, async ({ codec: kind, bytes, content }, how) => {
        const input = damaged(bytes, how);
        const safe = await decode(SAFE, kind, input);
        const second = await decode(SECOND, kind, input);
        // What zlib accepts, the safe decoder accepts too, as the same bytes.
        expect(outputOf(second) ?? outputOf(safe)).toEqual(outputOf(safe));
        const proved = kind === 'deflate' ? outputOf(safe) : Buffer.from(content);
        expect([null, Buffer.alloc(0), proved]).toContainEqual(outputOf(safe));
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('recognition', () => {
  test('answers any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(recognise(bytes).why).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('names the codec of transactions, intact or damaged behind their beginning', () => {
    const transactions = fc.integer({ min: 5, max: 60 }).map((count) => bytesOf(manyEntries(count)));
    fc.assert(
      fc.property(codec, transactions, options, (kind, content, settings) => {
        const bytes = pack(kind, content, settings);
        expect(recognise(bytes).format).toBe(kind);
        const beginning = kind === 'deflate' ? bytes : bytes.subarray(0, 30);
        expect(recognise(beginning).format).toBe(kind);
      }),
    );
  });
});
