/** Zips that other programs write are read, every file of them: what is sound must not be taken for an overlap. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { zipArchive as reader } from '../../../../electron/workers/archives/zip.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { contentsOf, listArchive } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { noise } from '../../../fixtures/compressed.ts';
import { runTool } from '../../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { isMissing } from '../../../fixtures/missing-tools.ts';
import { manyEntries } from '../../../fixtures/transactions.ts';

const FILES: Readonly<Record<string, Uint8Array>> = {
  '1.txt': bytesOf(manyEntries(50)),
  '2.bin': noise(5_000),
  '3.empty': new Uint8Array(),
  '4.txt': bytesOf(manyEntries(5)),
};

/** A folder with these files and an archive of them, made with these options. */
function folderWith(...options: readonly string[]): string {
  const cwd = temporaryFolder('zip');
  for (const [name, content] of Object.entries(FILES)) fs.writeFileSync(path.join(cwd, name), content);
  runTool('zip', ['-q', ...options, 'made.zip', ...Object.keys(FILES)], { cwd });
  return cwd;
}

const made = (cwd: string): Buffer => fs.readFileSync(path.join(cwd, 'made.zip'));

/** What is read of an archive, and what is odd in it but for where it lies. */
async function whatIsIn(archive: Uint8Array): Promise<unknown> {
  const { facts } = await listArchive(reader, memoryStore(archive));
  const notes = facts?.notes.filter((note) => !note.includes('in front of it'));
  return { contents: await contentsOf(reader, archive), notes };
}

function theseFiles(...names: readonly string[]): unknown {
  const text = (name: string): string => Buffer.from(FILES[name] ?? []).toString('latin1');
  return { contents: names.map((name) => [name, text(name)]), notes: [] };
}

const ALL_FILES = theseFiles(...Object.keys(FILES));

describe.skipIf(isMissing('zip'))('zip of Debian', () => {
  test.each([[[]], [['-0']], [['-fz']], [['-fd']], [['-fz', '-fd']]])('with options %j', async (options) => {
    expect(await whatIsIn(made(folderWith(...options)))).toEqual(ALL_FILES);
  });

  test('that took files out, and put some in again', async () => {
    const cwd = folderWith();
    runTool('zip', ['-q', '-d', 'made.zip', '2.bin', '3.empty'], { cwd });
    expect(await whatIsIn(made(cwd))).toEqual(theseFiles('1.txt', '4.txt'));
    runTool('zip', ['-q', '-g', 'made.zip', '3.empty', '2.bin'], { cwd });
    expect(await whatIsIn(made(cwd))).toEqual(theseFiles('1.txt', '4.txt', '3.empty', '2.bin'));
  });

  const behind = (archive: Buffer): Buffer => Buffer.concat([bytesOf('MZ a program'), archive]);

  test.each([[[]], [['-fz']]])('behind other bytes, with options %j', async (options) => {
    expect(await whatIsIn(behind(made(folderWith(...options))))).toEqual(ALL_FILES);
  });

  test('behind another one, with and without zip64', async () => {
    for (const options of [[], ['-fz']]) {
      const [other, archive] = [made(folderWith(...options, '-0')), made(folderWith(...options))];
      expect(await whatIsIn(Buffer.concat([other, archive]))).toEqual(ALL_FILES);
      expect(await whatIsIn(Buffer.concat([archive, archive]))).toEqual(ALL_FILES);
    }
  });

  test('behind other bytes, adjusted to them', async () => {
    const cwd = folderWith();
    fs.writeFileSync(path.join(cwd, 'made.zip'), behind(made(cwd)));
    runTool('zip', ['-q', '-A', 'made.zip'], { cwd });
    expect(await whatIsIn(made(cwd))).toEqual(ALL_FILES);
  });
});

/** Into a pipe, where sizes follow the data, with and without zip64; then more files behind them, one name twice. */
const WRITE = `
import io, sys, warnings, zipfile
warnings.simplefilter('ignore')
class Pipe(io.RawIOBase):
    def __init__(self): self.bytes = b''
    def writable(self): return True
    def write(self, data): self.bytes += bytes(data); return len(data)
pipe = Pipe()
with zipfile.ZipFile(pipe, 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('1', 'one' * 1000)
    with archive.open('2', 'w', force_zip64=True) as member: member.write(b'two' * 1000)
file = io.BytesIO(pipe.bytes)
with zipfile.ZipFile(file, 'a') as archive:
    archive.writestr('3', 'three')
    archive.writestr('3', 'four')
sys.stdout.buffer.write(file.getvalue())
`;

test.skipIf(isMissing('python3'))("Python's zipfile", async () => {
  expect(await contentsOf(reader, runTool('python3', ['-c', WRITE]))).toEqual([
    ['1', 'one'.repeat(1_000)],
    ['2', 'two'.repeat(1_000)],
    ['3', 'three'],
    ['3 (2)', 'four'],
  ]);
});
