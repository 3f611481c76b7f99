/** What a plug-in gives is taken as it is said in docs/plug-ins.md; what it says of the data is told as its word. */
import fs from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModule } from '../../../electron/workers/plug-ins/check-module.ts';
import { createPlugIns } from '../../../electron/workers/plug-ins/plug-ins.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { decodedBy, encodeExample, EXAMPLE, EXAMPLE_SOURCE, plugInOf } from '../../fixtures/plug-ins.ts';

describe('the example of the document', () => {
  test('gives back what was encoded', async () => {
    const text = 'A name,,,,,,,,,,,,and another' + ' '.repeat(1_000);
    expect(await decodedBy(EXAMPLE_SOURCE, encodeExample(bytesOf(text)))).toEqual({ text, ended: 'end' });
  });

  test('gives back whatever was encoded, also where it is larger than a piece', async () => {
    const content = fc.array(
      fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 100_000 }), fc.nat({ max: 255 })),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(content, async (pieces) => {
        const bytes = Buffer.concat(
          pieces.flatMap(([some, length, byte]) => [some, Buffer.alloc(length, byte)]),
        );
        const { text, ended } = await decodedBy(EXAMPLE_SOURCE, encodeExample(bytes));
        expect(ended).toBe('end');
        expect(Buffer.from(text, 'latin1').equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('says where its data ends too early, after what came before', async () => {
    const whole = encodeExample(bytesOf('x'.repeat(200_000)));
    const { text, ended } = await decodedBy(EXAMPLE_SOURCE, whole.subarray(0, -1));
    expect(ended).toBe('truncated: plug-in p: the last run is cut off');
    expect(text.length).toBeGreaterThan(65_536);
  });

  test('recognises its signature and nothing else', async () => {
    const { recognise } = await createPlugIns([EXAMPLE], DEFAULT_LIMITS, NO_PROGRESS);
    expect(recognise(encodeExample(bytesOf('x')))).toEqual({
      format: 'plug-in:example-rle',
      why: 'plug-in example-rle: begins with the signature DRL1',
    });
    expect(recognise(bytesOf('DRL2'))).toBeNull();
    expect(recognise(new Uint8Array())).toBeNull();
  });
});

test('the module that the document shows is one', async () => {
  const document = fs.readFileSync(new URL('../../../docs/plug-ins.md', import.meta.url), 'utf8');
  const shown = /```js\n(.*?)```/su.exec(document)?.[1] ?? '';
  expect(await checkModule({ file: 'shown.js', source: shown }, DEFAULT_LIMITS)).toEqual({
    file: 'shown.js',
    name: 'dxa-rle',
    description: 'Run-length encoding, as our DXA wrote it',
    problem: null,
  });
  const { recognise } = await plugInOf(shown);
  expect(recognise(Uint8Array.of(0xd1, 0x0a))?.why).toBe('plug-in p: begins with D1 0A');
  expect(await decodedBy(shown, bytesOf('..text'))).toEqual({ text: 'text', ended: 'end' });
});

/** A module whose `decode` has this body. */
const decoding = (body: string): string =>
  `export const name = 'p'; export function* decode(input) { ${body} }`;

const YIELD_ALL = 'yield { bytes: input, consumed: input.length };';

describe('what a plug-in says of the data', () => {
  test.each([
    ['truncated: no end', 'truncated: plug-in p: no end'],
    ['checksum-mismatch: 1 is not 2', 'checksum-mismatch: plug-in p: 1 is not 2'],
    ['corrupt-data: odd', 'corrupt-data: plug-in p: odd'],
    ['unsupported-codec: version 9', 'unsupported-codec: plug-in p: version 9'],
    ['something else', 'corrupt-data: plug-in p: something else'],
    ['output-limit: not its word', 'corrupt-data: plug-in p: output-limit: not its word'],
    ['two\\nlines\\u202e', 'corrupt-data: plug-in p: two lines '],
  ])('is told by the beginning of its error: %j', async (thrown, ended) => {
    const source = decoding(
      `yield { bytes: input.subarray(0, 2), consumed: 2 }; throw new Error('${thrown}');`,
    );
    expect(await decodedBy(source)).toEqual({ text: 'in', ended });
  });

  test('has the offset that it had come to', async () => {
    const { decompress } = await plugInOf(
      decoding(`yield { bytes: input, consumed: 3 }; throw new Error('truncated:')`),
    );
    const all = async (): Promise<void> => {
      for await (const _ of decompress('plug-in:p', bytesOf('input')));
    };
    await expect(all()).rejects.toMatchObject({ kind: 'truncated', offset: 3 });
  });

  test('is cut where it is long', async () => {
    const { ended } = await decodedBy(decoding(`throw new Error('x'.repeat(1000000))`));
    expect(ended).toBe(`corrupt-data: plug-in p: ${'x'.repeat(300)}`);
  });

  test('leaves no bytes behind the end unsaid, but zeros', async () => {
    const source = decoding('yield { bytes: input.subarray(0, 2), consumed: 2 }');
    expect(await decodedBy(source, bytesOf('ab\0\0'))).toEqual({ text: 'ab', ended: 'end' });
    expect(await decodedBy(source, bytesOf('ab\0c'))).toEqual({
      text: 'ab',
      ended: 'corrupt-data: bytes behind the end of the compressed data',
    });
  });
});

describe('a module that does not keep to the interface', () => {
  const crashed = (text: string): string => `decoder-crashed: plug-in p: ${text}`;
  test.each([
    [
      'no decode',
      `export const name = 'p'`,
      'exports no function decode, or awaits something before it does',
    ],
    [
      'await at the top',
      `await 1; ${decoding(YIELD_ALL)}`,
      'exports no function decode, or awaits something before it does',
    ],
    ['no generator', 'export const decode = () => 7', 'decode is no generator'],
    ['an asynchronous generator', 'export async function* decode() {}', 'decode is no generator'],
    ['no object', decoding('yield 7'), 'decode gave no { bytes, consumed }'],
    ['no bytes', decoding('yield { consumed: 1 }'), 'bytes is no Uint8Array'],
    ['an array', decoding('yield { bytes: [1], consumed: 1 }'), 'bytes is no Uint8Array'],
    ['words', decoding('yield { bytes: new Uint16Array(1), consumed: 1 }'), 'bytes is no Uint8Array'],
    [
      'bytes that only say so',
      decoding(`yield { bytes: { [Symbol.toStringTag]: 'Uint8Array', length: 5 }, consumed: 1 }`),
      'bytes is no Uint8Array',
    ],
    ['text as a number', decoding(`yield { bytes: input, consumed: '5' }`), 'consumed is no number'],
    ['half a byte', decoding('yield { bytes: input, consumed: 0.5 }'), 'consumed is 0.5 after 0 of 5'],
    ['no number', decoding('yield { bytes: input, consumed: NaN }'), 'consumed is NaN after 0 of 5'],
    ['too far', decoding('yield { bytes: input, consumed: 6 }'), 'consumed is 6 after 0 of 5'],
    ['before the beginning', decoding('yield { bytes: input, consumed: -1 }'), 'consumed is -1 after 0 of 5'],
  ])('is told so: %s', async (_, source, text) => {
    expect(await decodedBy(source)).toEqual({ text: '', ended: crashed(text) });
  });

  test('is told so where it goes back, after what it gave', async () => {
    const source = decoding('yield { bytes: input, consumed: 4 }; yield { bytes: input, consumed: 3 }');
    expect(await decodedBy(source)).toEqual({
      text: 'input',
      ended: crashed('consumed is 3 after 4 of 5'),
    });
  });
});

test('a large step comes in pieces, each as it was when it was given', async () => {
  const { decompress } = await plugInOf(
    decoding(
      'const room = new Uint8Array(200000).fill(1); yield { bytes: room, consumed: 0 }; room.fill(2);' +
        YIELD_ALL,
    ),
  );
  const sizes: number[] = [];
  const seen = new Set<number>();
  for await (const { bytes } of decompress('plug-in:p', new Uint8Array(1))) {
    sizes.push(bytes.length);
    for (const byte of bytes) seen.add(byte);
  }
  expect(sizes).toEqual([65_536, 65_536, 65_536, 3_392, 1]);
  expect([...seen]).toEqual([1, 0]);
});

test('input of several pieces and a Buffer within a larger one arrive whole', async () => {
  const bytes = Buffer.alloc(3 * 1024 * 1024 + 7, 'abcdefghijk');
  const input = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('behind')]).subarray(6, -6);
  const { text } = await decodedBy(decoding(YIELD_ALL), input);
  expect(text === bytes.toString('latin1')).toBe(true);
});

test('what one message did to the state of a module is not there for the next', async () => {
  const plugIns = await plugInOf(`
    let uses = 0;
    export const name = 'p';
    export const recognise = () => { uses += 1; globalThis.uses = (globalThis.uses ?? 0) + 1; return uses + ' ' + globalThis.uses; };
    export function* decode(input) {
      uses += 1;
      Uint8Array.prototype.extra = (Uint8Array.prototype.extra ?? 0) + 1;
      yield { bytes: new Uint8Array([48 + uses, 48 + input.extra]), consumed: input.length };
    }`);
  for (let turn = 0; turn < 3; turn += 1) {
    expect(plugIns.recognise(new Uint8Array(1))?.why).toBe('plug-in p: 1 1');
    for await (const { bytes } of plugIns.decompress('plug-in:p', new Uint8Array(1)))
      expect([...bytes]).toEqual([49, 49]);
  }
});

test('two messages decoded at the same time do not meet', async () => {
  const plugIns = await plugInOf(
    decoding('for (const byte of input) yield { bytes: new Uint8Array([byte]), consumed: input.length };'),
  );
  const [first, second] = ['aaa', 'bbb'].map((text) =>
    (plugIns.decompress('plug-in:p', bytesOf(text)) as AsyncIterable<{ bytes: Uint8Array }>)[
      Symbol.asyncIterator
    ](),
  );
  const seen: (number | undefined)[] = [];
  for (let turn = 0; turn < 3; turn += 1)
    for (const one of [first, second]) seen.push((await one?.next())?.value.bytes[0]);
  expect(seen).toEqual([97, 98, 97, 98, 97, 98]);
});

test('a plug-in that is not loaded is an unsupported codec', async () => {
  const none = await createPlugIns([], DEFAULT_LIMITS, NO_PROGRESS);
  for (const plugIns of [none, await plugInOf(decoding(YIELD_ALL))])
    expect(() => plugIns.decompress('plug-in:other', new Uint8Array())).toThrow(
      new CodecFault('unsupported-codec', 'plug-in:other is not loaded', null),
    );
});
