/** Articles of log lines in the document of `inspect`. */
import { expect, test } from 'vitest';
import { writeCodedQueue } from '../../fixtures/coded-queue.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { documentOf, inspect } from '../../fixtures/inspect.ts';

test('a line with a known code names its articles, one with an unknown code none, one without code nothing', async () => {
  const folder = temporaryFolder('codes');
  writeCodedQueue(folder);
  const { logs } = documentOf(await inspect([folder, '--json']));
  const kbOf = (file: string, line: number): unknown =>
    logs.find((one) => one.file === file && one.line === line)?.kb;
  expect(kbOf('DIRSYNC.LOG', 1)).toBeNull();
  expect(kbOf('DIRSYNC.LOG', 2)).toEqual(expect.arrayContaining(['Q96001', 'Q118447']));
  expect(kbOf('DIRSYNC.LOG', 4)).toEqual([]);
  expect(kbOf('DISPATCH.LOG', 3)).toEqual(['Q148705', 'Q122750', 'Q96060']);
  expect(kbOf('DSSERVER.LOG', 3)).toEqual(expect.arrayContaining(['Q149271']));
});
