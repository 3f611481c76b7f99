/** The folder of plug-ins: what is taken, what is not and why; and that one bad module costs nobody but itself. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkModules } from '../../../electron/engine/check-modules.ts';
import { readPlugIns } from '../../../electron/engine/plug-ins.ts';
import type { ReadPlugIns } from '../../../electron/engine/plug-ins.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Limits } from '../../../shared/limits.ts';
import { PLUG_IN_CHECK } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { EXAMPLE_SOURCE } from '../../fixtures/plug-ins.ts';

const named = (name: string, more = ''): string =>
  `export const name = ${JSON.stringify(name)}; export function* decode() {} ${more}`;

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder('plug-ins');
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  return folder;
}

const read = (folder: string | null, limits: Partial<Limits> = {}): Promise<ReadPlugIns> =>
  readPlugIns(folder, PLUG_IN_CHECK, { ...DEFAULT_LIMITS, ...limits });

/** `file: name` of each, or `file: problem`. */
const inWords = ({ list }: ReadPlugIns): readonly string[] =>
  list.plugIns.map(({ file, name, problem }) => `${file}: ${name ?? problem}`);

test('no folder holds no plug-ins, and none is a problem', async () => {
  expect(await read(null)).toEqual({ list: { folder: null, plugIns: [], problem: null }, sources: [] });
});

test('a folder that is not there is a problem that is told', async () => {
  const folder = path.join(temporaryFolder('base'), 'missing');
  const { list, sources } = await read(folder);
  expect(list).toEqual({ folder, plugIns: [], problem: 'The folder does not exist.' });
  expect(sources).toEqual([]);
});

test('modules are taken by the name of their file, with what they say of themselves', async () => {
  const folder = folderOf({
    'b.js': named('B.2_x-y', `export const description = 'of two\\nlines'`),
    'a.js': EXAMPLE_SOURCE,
    'notes.txt': 'no module',
  });
  const { list, sources } = await read(folder);
  expect(list).toEqual({
    folder,
    problem: null,
    plugIns: [
      {
        file: 'a.js',
        name: 'example-rle',
        description: 'Run-length encoding with the signature DRL1',
        problem: null,
      },
      { file: 'b.js', name: 'B.2_x-y', description: 'of two lines', problem: null },
    ],
  });
  expect(sources.map(({ file, name }) => `${file} ${name}`)).toEqual(['a.js example-rle', 'b.js B.2_x-y']);
  expect(sources[0]?.source).toBe(EXAMPLE_SOURCE);
});

describe('not taken, with the reason, while the others are:', () => {
  test.each([
    ['a second one of a name', named('good'), `its name "good" is that of a.js`],
    ['no name', 'export function* decode() {}', 'exports no name'],
    ['a name that is a number', 'export const name = 7; export function* decode() {}', 'name is no text'],
    ['a name with a slash', named('a/b'), 'its name "a/b" is not made of'],
    ['a name with a space', named('a b'), 'its name "a b" is not made of'],
    ['a long name', named('x'.repeat(65)), 'is not made of 1 to 64'],
    ['no decode', `export const name = 'x'`, 'exports no function decode'],
    ['a description that is none', named('x', 'export const description = {}'), 'description is no text'],
    ['something that is no module', 'this is no JavaScript', 'it threw: '],
    ['CommonJS', `require('fs')`, `it threw: 'require' is not defined`],
    ['an import', `import 'fs'; ${named('x')}`, `it threw: could not load module 'fs'`],
    ['an error at the top', `throw new Error('not today')`, 'it threw: not today'],
    ['an endless loop at the top', `for (;;); ${named('x')}`, 'it took too long'],
    ['an endless loop that holds on', 'for (;;) try { for (;;); } finally { continue; }', 'it took too long'],
    [
      'all memory at the top',
      'const kept = []; for (;;) kept.push(new Uint8Array(65536))',
      'it ran out of memory',
    ],
    ['brackets without an end', `eval('('.repeat(1000000))`, 'its engine gave way'],
    ['an empty file', '', 'exports no function decode'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0), 'it is no text in UTF-8'],
  ])('%s', async (_, source, problem) => {
    const { list, sources } = await read(
      folderOf({ 'a.js': named('good'), 'm.js': source, 'z.js': named('last') }),
    );
    expect(list.plugIns.map(({ name }) => name)).toEqual(['good', null, 'last']);
    expect(list.plugIns[1]?.problem).toContain(problem);
    expect(sources.map(({ name }) => name)).toEqual(['good', 'last']);
  });

  test('a link, a folder, and what is no module by its name', async () => {
    const folder = folderOf({ 'a.js': named('good'), 'c.mjs': named('c') });
    fs.symlinkSync(path.join(folder, 'a.js'), path.join(folder, 'link.js'));
    fs.mkdirSync(path.join(folder, 'folder.js'));
    expect(inWords(await read(folder))).toEqual([
      'a.js: good',
      'folder.js: it is a link or something else that is no regular file',
      'link.js: it is a link or something else that is no regular file',
    ]);
  });

  test('one byte more than the limit', async () => {
    const source = named('x');
    const folder = folderOf({ 'a.js': source, 'b.js': `${named('y')} ` });
    expect(inWords(await read(folder, { plugInFileBytes: source.length }))).toEqual([
      'a.js: x',
      `b.js: it has more than ${source.length} bytes`,
    ]);
  });

  test('one module more than the limit', async () => {
    const folder = folderOf({ 'a.js': named('a'), 'b.js': named('b'), 'c.js': named('c') });
    const [all, two] = [await read(folder, { plugInFiles: 3 }), await read(folder, { plugInFiles: 2 })];
    expect([inWords(all), all.list.problem]).toEqual([['a.js: a', 'b.js: b', 'c.js: c'], null]);
    expect([inWords(two), two.list.problem]).toEqual([
      ['a.js: a', 'b.js: b'],
      'The folder holds 3 modules; the first 2 by name are looked at.',
    ]);
  });
});

describe('a thread that is asked', () => {
  const MODULES = ['a', 'b', 'c'].map((name) => ({ file: `${name}.js`, source: named(name) }));
  const THREAD = new URL('../../fixtures/workers/plug-in-check.ts', import.meta.url);

  test.each([
    ['hangs', 'it did not answer'],
    ['ends', 'the thread it was asked in ended'],
    ['throws', 'the thread it was asked in ended: a fault of the thread'],
  ])('and %s costs the module that it was at, and another one goes on', async (how, problem) => {
    const modules = MODULES.map((module) => (module.file === 'b.js' ? { ...module, source: how } : module));
    const checked = await checkModules(THREAD, modules, DEFAULT_LIMITS, 1_000);
    expect(checked.map(({ file, name, problem: told }) => `${file}: ${name ?? told}`)).toEqual([
      'a.js: a.js',
      `b.js: ${problem}`,
      'c.js: c.js',
    ]);
  });
});
