/** What modules of plug-ins may take when they are asked, at the edge; and that a long asking is not taken for hung. */
import { describe, expect, test } from 'vitest';
import { checkModule } from '../../../electron/workers/plug-ins/check-module.ts';
import { createPlugIns } from '../../../electron/workers/plug-ins/plug-ins.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Limits } from '../../../shared/limits.ts';
import { decodedBy, plugInOf } from '../../fixtures/plug-ins.ts';

const MIB = 1024 * 1024;
const HEAD = Uint8Array.of(1);

const recognising = (body: string): string =>
  `export const name = 'p'; export function recognise(head) { ${body} } export function* decode() {}`;

describe('the memory of a module that is asked', () => {
  const TAKES_34_MIB = recognising(`const room = new Uint8Array(${34 * MIB}); return 'has room';`);
  const whyWith = async (plugInAskedMemoryBytes: number) =>
    (await plugInOf(TAKES_34_MIB, { plugInAskedMemoryBytes })).recognise(HEAD)?.why;

  test('is as much as the limit and not more', async () => {
    expect(await whyWith(64 * MIB)).toBe('plug-in p: has room');
    expect(await whyWith(32 * MIB)).toBe(
      'plug-in p gave no answer: it ran out of memory or stack: out of memory',
    );
  });

  test('is the same when it is asked for its name', async () => {
    const source = `const room = new Uint8Array(${34 * MIB}); export const name = 'p'; export function* decode() {}`;
    const problemWith = async (plugInAskedMemoryBytes: number) =>
      (await checkModule({ file: 'p.js', source }, { ...DEFAULT_LIMITS, plugInAskedMemoryBytes })).problem;
    expect(await problemWith(64 * MIB)).toBeNull();
    expect(await problemWith(32 * MIB)).toBe('it ran out of memory or stack: out of memory');
  });

  test('is not what it may take to decode', async () => {
    const limits = { plugInAskedMemoryBytes: 256 * MIB, plugInMemoryBytes: 32 * MIB };
    const source = `export function* decode(input) { new Uint8Array(${34 * MIB}); yield { bytes: input, consumed: 5 }; }`;
    expect((await decodedBy(source, new Uint8Array(5), limits)).ended).toMatch(
      /^decoder-crashed: .* memory/u,
    );
  });
});

describe('the stack of a module', () => {
  /** Calls within calls until the stack ends. */
  const DEPTH = 'let depth = 0; const deeper = () => { depth += 1; deeper(); }; try { deeper(); } catch {}';
  const depthWith = async (plugInStackBytes: number): Promise<number> => {
    const { recognise } = await plugInOf(recognising(`${DEPTH} return String(depth);`), { plugInStackBytes });
    return Number(recognise(HEAD)?.why.replace('plug-in p: ', ''));
  };

  test('is as deep as the limit', async () => {
    const [small, large] = [await depthWith(32 * 1024), await depthWith(64 * 1024)];
    expect(small).toBeGreaterThan(10);
    expect(large / small).toBeGreaterThan(1.8);
    expect(large / small).toBeLessThan(2.4);
  });

  test('is the same when it decodes', async () => {
    const deep = `const deeper = (left) => (left === 0 ? 0 : 1 + deeper(left - 1)); deeper(DEPTH);`;
    const ended = async (depth: number): Promise<string> => {
      const body = `${deep.replace('DEPTH', `${depth}`)} yield { bytes: input, consumed: input.length };`;
      const source = `export function* decode(input) { ${body} }`;
      return (await decodedBy(source, HEAD, { plugInStackBytes: 32 * 1024 })).ended;
    };
    const depth = await depthWith(32 * 1024);
    expect(await ended(Math.floor(depth / 4))).toBe('end');
    expect(await ended(depth * 2)).toContain('stack');
  });
});

describe('many plug-ins that are asked one after the other', () => {
  const SLOW = recognising('for (;;);');
  const asked = async (slow: number, limits: Partial<Limits>) => {
    const beats: number[] = [];
    const sources = [...Array<string>(slow).fill(SLOW), recognising(`return 'knows it';`)];
    const plugIns = await createPlugIns(
      sources.map((source, index) => ({ file: `${index}.js`, name: `p${index}`, source })),
      { ...DEFAULT_LIMITS, ...limits },
      (bytes) => beats.push(bytes),
    );
    return { beats, recognised: plugIns.recognise(HEAD) };
  };

  test('are a beat each: how long they take together is no silence', async () => {
    const { beats, recognised } = await asked(5, { plugInAnswerMs: 20 });
    expect(beats).toHaveLength(6);
    expect(recognised).toEqual({ format: 'plug-in:p5', why: 'plug-in p5: knows it' });
  });

  test('are not asked any more once all the time is taken, which is told', async () => {
    const { beats, recognised } = await asked(3, { plugInAnswerMs: 30, plugInRecogniseMs: 50 });
    expect(beats).toHaveLength(2);
    expect(recognised).toEqual({
      format: 'unknown',
      why: 'plug-in p0 gave no answer: it took too long; plug-in p1 gave no answer: it took too long; 2 more plug-ins were not asked: it took too long',
    });
    const { recognised: oneLeft } = await asked(1, { plugInAnswerMs: 30, plugInRecogniseMs: 30 });
    expect(oneLeft?.why).toContain('; one more plug-in was not asked: it took too long');
  });

  test('are all asked by default, as long as they are not as slow as they may be', async () => {
    const { plugInFiles, plugInAnswerMs, plugInRecogniseMs } = DEFAULT_LIMITS;
    expect(plugInRecogniseMs).toBeLessThan(plugInFiles * plugInAnswerMs);
    const { recognised } = await asked(0, {});
    expect(recognised?.format).toBe('plug-in:p0');
  });
});
