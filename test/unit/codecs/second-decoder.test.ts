/** What the second decoder is for, and what it says where there is none. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cabArchive } from '../../../electron/workers/archives/cab.ts';
import type { PlugIns } from '../../../electron/workers/plug-ins/plug-ins.ts';
import { secondDecoder } from '../../../electron/workers/second-decoder.ts';
import { secondInflater } from '../../../electron/workers/second-inflate.ts';
import { decodersWithPlugIns } from '../../../electron/workers/with-plug-ins.ts';
import type { Decoded } from '../../../shared/codecs/fault.ts';
import { memoryStore } from '../../../shared/formats/byte-store.ts';
import { plugInCodec } from '../../../shared/formats/names.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { archiveTools } from '../../fixtures/archives.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinet, cabinetOf } from '../../fixtures/cabinets.ts';
import { kwajBlocks, kwajFile, szdd } from '../../fixtures/compress-exe.ts';
import { noise, uint16, zipArchive } from '../../fixtures/compressed.ts';
import { decode, decoded, SAFE, SECOND } from '../../fixtures/decoders.ts';
import { expanded, verdictOf } from '../../fixtures/expanded.ts';
import { compressedRtf } from '../../fixtures/rtf.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const TEXT = bytesOf(manyEntries(300));

describe('the second decoder', () => {
  test.each([
    ['gzip', zlib.gzipSync(TEXT)],
    ['zlib', zlib.deflateSync(TEXT)],
    ['deflate', zlib.deflateRawSync(TEXT)],
    ['rtf', compressedRtf(TEXT)],
    ['kwaj', kwajFile(4, kwajBlocks(TEXT))],
    ['zip', zipArchive([{ name: 'x', content: TEXT }])],
  ] as const)('reads %s', async (format, packed) => {
    expect((await decoded(SECOND, format, packed)).equals(TEXT)).toBe(true);
  });

  test.each([
    ['szdd', szdd(TEXT), 'SZDD (COMPRESS.EXE)'],
    ['kwaj', kwajFile(0, TEXT), 'KWAJ method 0'],
    ['lznt1', TEXT, 'LZNT1'],
    ['xpress', TEXT, 'XPRESS, plain LZ77'],
    ['xpress-huffman', TEXT, 'XPRESS, LZ77 and Huffman'],
    [plugInCodec('mine'), TEXT, 'mine (plug-in)'],
  ] as const)('says that there is none for %s, and nothing of the data', async (format, packed, name) => {
    expect(await decode(SECOND, format, packed)).toEqual({
      kind: 'unsupported-codec',
      detail: `there is no second decoder for ${name}`,
      offset: null,
    });
  });
});

describe('a cabinet', () => {
  const FILES = [{ name: 'x', content: TEXT }];

  test.each(['stored', 'mszip'] as const)('is read when its data is %s', async (method) => {
    expect((await decoded(SECOND, 'cab', cabinetOf(method, FILES))).equals(TEXT)).toBe(true);
  });

  const OWN = [
    ['lzx', 'LZX'],
    ['quantum', 'Quantum'],
  ] as const;

  test.each(OWN)(
    'in %s is not judged by the code that read it first, sound or damaged',
    async (method, name) => {
      const sound = cabinetOf(method, FILES);
      const damaged = sound.subarray(0, -100);
      expect(await decode(SAFE, 'cab', damaged)).toMatchObject({ kind: 'truncated' });
      for (const input of [sound, damaged]) {
        expect(await decode(SECOND, 'cab', input)).toEqual({
          kind: 'unsupported-codec',
          detail: `there is no second decoder for ${name}`,
          offset: null,
        });
      }
    },
  );

  test.each(OWN)('of a queue, in %s, is not either', async (method) => {
    const store = memoryStore(cabinetOf(method, FILES));
    const read = async (): Promise<Uint8Array> =>
      cabArchive.read(store, '0', { ...archiveTools(), ...SECOND.deflate });
    await expect(read()).rejects.toMatchObject({ kind: 'unsupported-codec' });
  });
});

describe('a plug-in', () => {
  const PLUG_IN = plugInCodec('mine');
  const plugIns: PlugIns = {
    recognise: () => null,
    decompress: () => [{ bytes: TEXT, consumed: 1 }],
  };

  test('is one implementation: it has no second opinion of itself', async () => {
    const input = Uint8Array.of(1);
    const sets = decodersWithPlugIns({ safe: SAFE, second: SECOND, 'legacy-msmi': SAFE }, plugIns);
    expect(await decoded(sets.safe, PLUG_IN, input)).toEqual(Buffer.from(TEXT));
    expect(await decode(sets.second, PLUG_IN, input)).toMatchObject({
      kind: 'unsupported-codec',
      detail: 'there is no second decoder for mine (plug-in)',
    });
  });
});

describe('blocks that zlib inflates', () => {
  const CONTENT = bytesOf(MARTIN.repeat(400));
  const block = Buffer.concat([bytesOf('CK'), zlib.deflateRawSync(bytesOf(MARTIN))]);

  /** Whether the event loop had a turn before all was read: only then zlib gives memory back. */
  async function hasTurns(steps: Iterable<Decoded> | AsyncIterable<Decoded>): Promise<boolean> {
    let hadTurn = false;
    setImmediate(() => (hadTurn = true));
    const output: Uint8Array[] = [];
    for await (const { bytes } of steps) output.push(bytes);
    expect(Buffer.concat(output).equals(CONTENT)).toBe(true);
    return hadTurn;
  }

  test('let others have their turn in between, in a KWAJ file', async () => {
    const framed = Array.from({ length: 400 }, () => [uint16(block.length), block]).flat();
    const input = kwajFile(4, Buffer.concat([...framed, uint16(0)]));
    expect(await hasTurns(SECOND.decompress('kwaj', input))).toBe(true);
  });

  test('and in a cabinet', async () => {
    const blocks = Array.from({ length: 400 }, () => ({ data: block, bytes: MARTIN.length }));
    const input = cabinet({
      folders: [{ compression: 1, blocks }],
      files: [{ name: 'x', bytes: CONTENT.length }],
    });
    const [member] = SECOND.open('cab', input, { limits: DEFAULT_LIMITS, passed: NO_PROGRESS }).members;
    expect(await hasTurns(member?.open() ?? [])).toBe(true);
  });
});

describe('zlib on a stream within other bytes', () => {
  const inflateSecond = secondInflater(DEFAULT_LIMITS.secondStreamBytes);
  const inflated = (input: Uint8Array, start: number) => verdictOf(inflateSecond(input, start));

  test('gives it in steps and says where it ended', () => {
    const content = noise(200_000);
    const packed = zlib.deflateRawSync(content);
    const input = Buffer.concat([noise(10), packed, noise(99)]);
    expect(expanded(inflateSecond(input, 10)).equals(content)).toBe(true);
    const stream = inflateSecond(input, 10);
    let step = stream.next();
    for (; !step.done; step = stream.next()) expect(step.value.bytes.length).toBeLessThanOrEqual(64 * 1024);
    expect(step.value).toBe(10 + packed.length);
  });

  test('gives as much as secondStreamBytes says, and not one byte more', async () => {
    const input = zipArchive([{ name: 'x', content: TEXT }]);
    const verdict = (secondStreamBytes: number) =>
      decode(secondDecoder({ ...DEFAULT_LIMITS, secondStreamBytes }), 'zip', input);
    expect(await verdict(TEXT.length)).toMatchObject({ kind: 'ok' });
    expect(await verdict(TEXT.length - 1)).toMatchObject({ kind: 'output-limit' });
  });

  test('refuses one that is cut off, and one that is none', () => {
    expect(inflated(zlib.deflateRawSync(TEXT).subarray(0, 50), 0).kind).toBe('truncated');
    expect(inflated(Uint8Array.of(0, 7, 7, 7), 1)).toMatchObject({ kind: 'corrupt-data', offset: 1 });
  });
});
