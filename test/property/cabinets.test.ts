/** Cabinets, LZX and Quantum on anything at all. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCabinet } from '../../shared/codecs/cab/open.ts';
import { CodecFault } from '../../shared/codecs/fault.ts';
import { expandLzxDelta } from '../../shared/codecs/lzx/delta.ts';
import { createLzx } from '../../shared/codecs/lzx/lzx.ts';
import { createQuantum } from '../../shared/codecs/quantum/quantum.ts';
import { FAILURE_KINDS } from '../../shared/failure.ts';
import { bytesOf } from '../fixtures/bytes.ts';
import { cabinetOf, METHODS } from '../fixtures/cabinets.ts';
import { noise } from '../fixtures/compressed.ts';
import { expanded, verdictOf } from '../fixtures/expanded.ts';
import { fitsDelta, lzxDelta, lzxFrames } from '../fixtures/lzx-encoder.ts';
import { digestsOf, openTools } from '../fixtures/opened-cabinets.ts';
import { quantumFrames } from '../fixtures/quantum-encoder.ts';
import { manyEntries } from '../fixtures/transactions.ts';

const content = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.nat({ max: 100 }).map((count) => bytesOf(manyEntries(count))),
  fc.record({ length: fc.nat(3_000), seed: fc.nat() }).map(({ length, seed }) => noise(length, seed)),
  fc
    .array(fc.tuple(fc.nat(255), fc.nat(20_000)), { maxLength: 5 })
    .map((runs) => Buffer.concat(runs.map(([byte, length]) => Buffer.alloc(length, byte)))),
);
const block = fc.record({
  type: fc.constantFrom('verbatim', 'aligned', 'uncompressed'),
  bytes: fc.integer({ min: 1, max: 40_000 }),
});
const method = fc.constantFrom(...METHODS);

/** Other bytes written at some places, and perhaps the end cut off. */
const damage = fc.record({
  writes: fc.array(fc.record({ at: fc.nat(), byte: fc.nat(255) }), { minLength: 1, maxLength: 6 }),
  keep: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
});
type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

function damaged(bytes: Uint8Array, { writes, keep }: Damage): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (const { at, byte } of writes) copy[at % copy.length] = byte;
  return copy.subarray(0, Math.ceil(copy.length * keep));
}

describe('LZX', () => {
  test('gives back what was compressed, in whatever blocks', () => {
    const blocks = fc.array(block, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(content, blocks, fc.integer({ min: 17, max: 25 }), (bytes, types, windowBits) => {
        const encoding = { windowBits, blocks: types };
        fc.pre(lzxFrames(bytes, { ...encoding, delta: true }).every(fitsDelta));
        const packed = lzxDelta(bytes, encoding);
        const steps = expandLzxDelta(packed, { windowBits, outputBytes: bytes.length });
        expect(expanded(steps).equals(bytes)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('gives data or a fault within the input for anything, never more than asked for', () => {
    const blocks = [
      { type: 'aligned', bytes: 900 },
      { type: 'uncompressed', bytes: 301 },
    ] as const;
    const seed = content.map((bytes) => ({ bytes, packed: lzxDelta(bytes, { windowBits: 17, blocks }) }));
    const input = fc.oneof(
      fc.tuple(seed, damage).map(([{ bytes, packed }, how]) => ({
        packed: damaged(packed, how),
        outputBytes: bytes.length,
      })),
      fc.record({ packed: fc.uint8Array({ maxLength: 300 }), outputBytes: fc.nat(100_000) }),
    );
    fc.assert(
      fc.property(input, ({ packed, outputBytes }) => {
        const { kind, offset, read } = verdictOf(expandLzxDelta(packed, { windowBits: 17, outputBytes }));
        expect(['ok', 'truncated', 'corrupt-data']).toContain(kind);
        expect(read.length).toBeLessThanOrEqual(outputBytes);
        expect(offset ?? 0).toBeLessThanOrEqual(packed.length);
        expect(kind === 'ok').toBe(offset === null);
      }),
      { numRuns: 800 },
    );
  });
});

describe('one frame of LZX or Quantum', () => {
  const frames = [
    ['LZX', () => createLzx({ windowBits: 15, outputBytes: null, resetInterval: 0, delta: false }).frame],
    ['Quantum', () => createQuantum(12).frame],
  ] as const;

  test.each(frames)('of %s gives what was asked for or a fault within the input', (_, create) => {
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.tuple(content, damage).map(([bytes, how]) => damaged(quantumFrames(bytes, 12)[0] ?? noise(20), how)),
    );
    fc.assert(
      fc.property(input, fc.nat(32_768), (bytes, wanted) => {
        const start = Math.floor(bytes.length / 3);
        const outcome = frameOrFault(() => create()(bytes, start, bytes.length, wanted));
        const isFault = outcome instanceof CodecFault;
        const offset = isFault ? outcome.offset : start;
        expect(isFault ? wanted : outcome.length).toBe(wanted);
        expect(offset).toBeGreaterThanOrEqual(start);
        expect(offset).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });
});

/** Whatever else is thrown fails the test. */
function frameOrFault(run: () => Uint8Array): Uint8Array | CodecFault {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return error;
  }
}

describe('a cabinet', () => {
  test('gives its files back, however they are compressed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), method, async (contents, how) => {
        const files = contents.map((bytes, index) => ({ name: `file${index}`, content: bytes }));
        const { members } = openCabinet(cabinetOf(how, files), openTools());
        for (const [index, member] of members.entries()) {
          const pieces: Uint8Array[] = [];
          for await (const { bytes } of member.open()) pieces.push(bytes);
          expect(Buffer.concat(pieces).equals(contents[index] ?? noise(1))).toBe(true);
        }
        expect(members).toHaveLength(contents.length);
      }),
      { numRuns: 100 },
    );
  });

  test('that was damaged gives files or named faults, with what belongs to each within its bytes', async () => {
    const packed = fc
      .tuple(fc.array(content, { minLength: 1, maxLength: 3 }), method)
      .map(([contents, how]) =>
        cabinetOf(
          how,
          contents.map((bytes, index) => ({ name: `file${index}`, content: bytes })),
        ),
      );
    // Damage in the first bytes is damage in the structure.
    const where = fc.oneof(
      damage,
      damage.map((how) => ({ ...how, writes: how.writes.map(({ at, byte }) => ({ at: at % 90, byte })) })),
    );
    await fc.assert(
      fc.asyncProperty(packed, where, async (bytes, how) => {
        for (const verdict of await verdictsOn(damaged(bytes, how))) {
          expect(['ok', ...FAILURE_KINDS]).toContain(verdict);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('of any bytes behind its signature is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (rest) => {
        for (const verdict of await verdictsOn(Buffer.concat([bytesOf('MSCF'), rest]))) {
          expect(['ok', ...FAILURE_KINDS]).toContain(verdict);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** "ok" or the kind of the fault: of the structure, or of each file. */
async function verdictsOn(bytes: Uint8Array): Promise<readonly string[]> {
  try {
    const opened = openCabinet(bytes, openTools({ messageOutputBytes: 10_000_000 }));
    for (const { range } of opened.members) {
      const [start, end] = range ?? [0, 1];
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(bytes.length);
    }
    const digests = await digestsOf(opened);
    return digests.map((digest) => (/^[0-9a-f]{32}$/.test(digest) ? 'ok' : (digest.split(' ')[0] ?? '')));
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return [error.kind];
  }
}
