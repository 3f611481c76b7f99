/** `inspect` with codecs of the administrator's own. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readInspectOptions } from '../../../electron/cli/inspect-options.ts';
import { plugInLines } from '../../../electron/cli/plug-ins-report.ts';
import { failure, success } from '../../../shared/result.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { documentOf, inspect } from '../../fixtures/inspect.ts';
import { writeFile } from '../../fixtures/jobs.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { encodeExample, EXAMPLE_FILE } from '../../fixtures/plug-ins.ts';
import { manyEntries } from '../../fixtures/transactions.ts';

test('decodes with a module of the folder, and tells what of it is not used', async () => {
  const queue = temporaryFolder('queue');
  const bytes = encodeExample(bytesOf(manyEntries(40)));
  writeFile(queue, '1.eml', mimeMessage({ attachments: [{ name: 'list.bin', bytes }] }));
  const modules = temporaryFolder('plug-ins');
  fs.copyFileSync(EXAMPLE_FILE, path.join(modules, 'example.js'));
  writeFile(modules, 'broken.js', bytesOf('export const name = '));
  const result = await inspect([queue, '--json', '--plug-ins', modules]);
  expect(result.code).toBe(0);
  expect(result.stderr).toMatch(/^--plug-ins .*: broken\.js is not used: .+\.\n$/);
  expect(documentOf(result)).toMatchObject({
    messages: [{ state: 'decoded', codec: 'plug-in:example-rle', transactions: 40 }],
    plugIns: {
      folder: modules,
      problem: null,
      modules: [
        { file: 'broken.js', name: null, problem: expect.any(String) },
        { file: 'example.js', name: 'example-rle', problem: null },
      ],
    },
  });
});

test('a folder that is not there is refused before anything is opened', async () => {
  const folder = path.join(temporaryFolder('plug-ins'), 'absent');
  const result = await inspect([temporaryFolder('queue'), '--plug-ins', folder]);
  const stderr = `--plug-ins ${folder}: The folder does not exist.\n`;
  expect(result).toMatchObject({ code: 2, stdout: '', stderr });
});

test('too many modules, and none at all, are told and no reason to stop', () => {
  const example = { file: 'a.js', name: 'a', description: '', problem: null };
  const lines = (plugIns: readonly (typeof example)[], problem: string | null) =>
    plugInLines({ folder: '/m', plugIns, problem });
  expect(lines([example], null)).toEqual(success([]));
  expect(lines([example], 'Too many.')).toEqual(success(['--plug-ins /m: Too many.']));
  expect(lines([], null)).toEqual(success(['--plug-ins /m: No module (a file *.js) is in this folder.']));
  expect(lines([], 'It is a file, not a folder.')).toEqual(
    failure('--plug-ins /m: It is a file, not a folder.'),
  );
});

test('an empty name is wrong usage, not the current folder', () => {
  const folderOf = (...args: string[]) => {
    const read = readInspectOptions(['queue', ...args]);
    return read.ok ? read.value.plugInFolder : 'refused';
  };
  expect(folderOf('--plug-ins=')).toBe('refused');
  expect(folderOf('--plug-ins', 'modules')).toBe(path.resolve('modules'));
  expect(folderOf()).toBeNull();
});
