/** A module of a plug-in reaches nothing but the bytes that it is given, and its end is its own. */
import { describe, expect, test } from 'vitest';
import { createPlugIns } from '../../../electron/workers/plug-ins/plug-ins.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { decodedBy, plugInOf } from '../../fixtures/plug-ins.ts';

/** A module that gives the text of an expression, with `input` in reach. */
const saying = (expression: string): string => `
  const bytesOf = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  export const name = 'p';
  export function* decode(input) {
    yield { bytes: bytesOf(String(${expression})), consumed: input.length };
  }`;

const valueOf = async (expression: string): Promise<string> => (await decodedBy(saying(expression))).text;

describe('in reach of a module is', () => {
  test('nothing but the language', async () => {
    const names = await valueOf(`Object.getOwnPropertyNames(globalThis).sort().join(' ')`);
    for (const name of names.split(' ')) expect(name in globalThis || name === 'InternalError').toBe(true);
    expect(names).not.toMatch(
      /\b(?:process|require|fetch|console|performance|Date|Worker|WebAssembly|Buffer|set\w+|std|os)\b/,
    );
  });

  test.each([
    'process',
    'require',
    'fetch',
    'Buffer',
    'setTimeout',
    'Date',
    'performance',
    'WebAssembly',
    'Atomics',
  ])('no %s', async (name) => {
    expect(await valueOf(`typeof ${name}`)).toBe('undefined');
    expect(await valueOf(`typeof globalThis.${name}`)).toBe('undefined');
    expect(await valueOf(`input.constructor.constructor('return typeof ${name}')()`)).toBe('undefined');
  });

  test('no chance: the same data gives the same result', async () => {
    expect(await valueOf('typeof Math.random')).toBe('undefined');
  });

  test('no name of the script that stands before it', async () => {
    expect(await valueOf('[typeof exported, typeof guarded, typeof tell, typeof steps]')).toBe(
      'undefined,undefined,undefined,undefined',
    );
  });
});

describe('a module that imports', () => {
  test.each(['fs', 'node:fs', './other.js', 'file:///etc/passwd', 'https://example.org/x.js'])(
    'gets nothing: %s',
    async (from) => {
      const { ended } = await decodedBy(`import x from '${from}'; ${saying('x')}`);
      expect(ended).toMatch(/^corrupt-data: plug-in p: could not load module '/);
      expect(
        await valueOf(
          `(() => { let got = 'nothing'; import('${from}').then(() => (got = 'it')); return got; })()`,
        ),
      ).toBe('nothing');
    },
  );
});

describe('what a module does to prototypes', () => {
  test('reaches neither ours nor what is taken from it', async () => {
    const source = `
      const spoil = [Object, Array, Uint8Array, String, Function, Reflect.getPrototypeOf(Uint8Array)]
        .flatMap((of) => Reflect.ownKeys(of.prototype).map((key) => [of.prototype, key]));
      Object.assign(Object.prototype, { polluted: 1, fault: 'wrong', text: 'polluted', isEnd: true });
      for (let at = 0; at < spoil.length; at += 1)
        try { spoil[at][0][spoil[at][1]] = () => { throw new Error('polluted'); }; } catch {}
      Reflect.apply = () => 'polluted';
      globalThis.Uint8Array = class {};
      export const name = 'p';
      export function* decode(input) { yield { bytes: input, consumed: 5 }; }`;
    expect(await decodedBy(source)).toEqual({ text: 'input', ended: 'end' });
    expect('polluted' in {}).toBe(false);
  });

  test('does not change the bytes of the message', async () => {
    const input = bytesOf('input');
    await decodedBy(saying('input.fill(0)'), input);
    expect(input).toEqual(bytesOf('input'));
  });
});

describe('what a module gives', () => {
  const giving = (step: string): string =>
    `export const name = 'p'; export function* decode(input) { yield ${step}; }`;
  test.each([
    [
      'a getter that throws',
      `{ get bytes() { throw new Error('truncated: got'); }, consumed: 1 }`,
      'truncated: plug-in p: got',
    ],
    ['a proxy', `new Proxy({}, { get() { throw new Error('no'); } })`, 'corrupt-data: plug-in p: no'],
    [
      'a proxy of bytes',
      '{ bytes: new Proxy(input, {}), consumed: 1 }',
      'decoder-crashed: plug-in p: bytes is no Uint8Array',
    ],
    [
      'an object for a number',
      '{ bytes: input, consumed: { valueOf: () => 5 } }',
      'decoder-crashed: plug-in p: consumed is no number',
    ],
  ])('may be %s', async (_, step, ended) => {
    expect(await decodedBy(giving(step))).toEqual({ text: '', ended });
  });

  test('may be bytes that are no longer there', async () => {
    const source = giving('{ bytes: (input.buffer.transfer(), input), consumed: 5 }');
    expect((await decodedBy(source)).ended).toBe('corrupt-data: plug-in p: ArrayBuffer is detached');
  });

  test.each([
    ['a text', `'gone'`, 'gone'],
    ['nothing', 'undefined', 'something without a text was thrown'],
    ['a symbol', 'Symbol()', 'something without a text was thrown'],
    [
      'a proxy',
      `new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })`,
      'something without a text was thrown',
    ],
    [
      'an object whose text is an object',
      '{ message: { toString() { for (;;); } } }',
      'something without a text was thrown',
    ],
  ])('may be an error that is %s', async (_, thrown, text) => {
    const { ended } = await decodedBy(`export function* decode() { throw ${thrown}; }`);
    expect(ended).toBe(`corrupt-data: plug-in p: ${text}`);
  });
});

describe('a module that wants too much', () => {
  const SMALL = { plugInMemoryBytes: 32 * 1024 * 1024 };
  const within = (body: string): string =>
    `export const name = 'p'; export function* decode(input) { ${body} }`;

  test.each([
    ['one huge array', 'new Uint8Array(1e9)'],
    ['many arrays', 'const kept = []; for (;;) kept.push(new Uint8Array(65536))'],
    ['a long list', 'let list = null; for (;;) list = { list }'],
    ['a long text', `let text = 'x'; const kept = []; for (;;) kept.push((text += text.slice(0, 100000)))`],
  ])('of memory is told so: %s', async (_, body) => {
    const { ended } = await decodedBy(within(body), bytesOf('input'), SMALL);
    expect(ended).toMatch(/^decoder-crashed: plug-in p: it ran out of memory or stack: /);
  });

  test.each([
    ['calls', 'const deeper = () => deeper() + 1; deeper()'],
    ['lists within lists', `JSON.parse('['.repeat(1000000))`],
    ['brackets', `eval('('.repeat(1000000))`],
    ['a pattern', `new RegExp('(?:'.repeat(1000000))`],
    ['proxies', 'let proxy = {}; for (let i = 0; i < 100000; i += 1) proxy = new Proxy(proxy, {}); proxy.x'],
  ])('of the stack is told so: %s', async (_, body) => {
    const { ended } = await decodedBy(within(body));
    expect(ended).toMatch(/^(?:decoder-crashed|corrupt-data): plug-in p: /);
    expect(await valueOf('1 + 1')).toBe('2');
  });

  test('gets as much as the limit and not more', async () => {
    const taking = (bytes: number): string =>
      within(`new Uint8Array(${bytes}); yield { bytes: input, consumed: 5 }`);
    expect((await decodedBy(taking(12_000_000), bytesOf('input'), SMALL)).ended).toBe('end');
    expect((await decodedBy(taking(33_554_432), bytesOf('input'), SMALL)).ended).toMatch(/^decoder-crashed/);
  });

  test('is told so where its input alone is too large', async () => {
    const { ended } = await decodedBy(within(''), new Uint8Array(40_000_000), SMALL);
    expect(ended).toMatch(/^decoder-crashed: plug-in p: it ran out of memory/);
  });
});

describe('what gives no answer when it is asked', () => {
  const asked = async (body: string, ...more: readonly string[]) => {
    const sources = [`export function recognise(head) { ${body} } export function* decode() {}`, ...more].map(
      (source, index) => ({ file: `${index}.js`, name: `p${index}`, source }),
    );
    return createPlugIns(sources, { ...DEFAULT_LIMITS, plugInAnswerMs: 100 }, NO_PROGRESS);
  };
  const KNOWS = `export const recognise = (head) => head[0] === 1 ? 'a one' : null; export function* decode() {}`;

  test.each([
    ['loops', 'for (;;);', 'it took too long'],
    ['loops and holds on', 'for (;;) try { for (;;); } catch {} finally { continue; }', 'it took too long'],
    ['throws', `throw new Error('no')`, 'it threw: no'],
    ['gives a number', 'return 7', 'recognise gave neither a text nor null'],
    [
      'takes all memory',
      'const kept = []; for (;;) kept.push(new Uint8Array(65536))',
      'it ran out of memory or stack: out of memory',
    ],
    [
      'looks for a hard pattern',
      `return /(a+)+$/.test('a'.repeat(60) + 'b') ? 'x' : null`,
      'it took too long',
    ],
  ])('is told, and the next is asked: %s', async (_, body, why) => {
    const { recognise } = await asked(body, KNOWS);
    expect(recognise(Uint8Array.of(0))).toEqual({
      format: 'unknown',
      why: `plug-in p0 gave no answer: ${why}`,
    });
  });

  test('is asked again with the next content', async () => {
    const { recognise } = await asked('if (head[0] === 0) for (;;); return `${head[0]}`');
    expect(recognise(Uint8Array.of(0))?.format).toBe('unknown');
    expect(recognise(Uint8Array.of(5))).toEqual({ format: 'plug-in:p0', why: 'plug-in p0: 5' });
  });

  test('does not keep the next from knowing it', async () => {
    const { recognise } = await asked('for (;;);', KNOWS);
    expect(recognise(Uint8Array.of(1))).toEqual({ format: 'plug-in:p1', why: 'plug-in p1: a one' });
  });

  test('is started anew when its engine gave way', async () => {
    const { recognise } = await asked(`if (head[0] === 0) eval('('.repeat(1000000)); return 'fine'`);
    expect(recognise(Uint8Array.of(0))?.why).toContain('gave no answer');
    await expect.poll(() => recognise(Uint8Array.of(1))).toMatchObject({ format: 'plug-in:p0' });
  });

  test('gets no more than the first 64 KB', async () => {
    const { recognise } = await plugInOf(
      'export const recognise = (head) => `${head.length}`; export function* decode() {}',
    );
    expect(recognise(new Uint8Array(1_000_000))?.why).toBe('plug-in p: 65536');
  });
});
