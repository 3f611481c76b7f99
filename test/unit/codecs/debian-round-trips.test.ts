/** What programs of Debian compress we read, and what our encoders write they read: neither side's slips are shared. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandSzdd } from '../../../shared/codecs/szdd.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { basicSzdd, szdd } from '../../fixtures/compress-exe.ts';
import { noise } from '../../fixtures/compressed.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { BOTH_DECODERS, decoded } from '../../fixtures/decoders.ts';
import { expanded } from '../../fixtures/expanded.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

function isMissing(tool: string): boolean {
  if (hasTool(tool)) return false;
  process.stdout.write(`No round trip with ${tool}: it is not installed.\n`);
  return true;
}

/** mscompress 0.4 writes files of less than 18 bytes wrongly: its own msexpand does not give them back. */
const CONTENTS: readonly (readonly [string, Uint8Array])[] = [
  ['a line', bytesOf(MARTIN)],
  ['transactions', bytesOf(manyEntries(400))],
  ['noise', noise(20_000)],
  ['one byte over and over', new Uint8Array(100_000).fill(65)],
  ['runs and noise', Buffer.concat([new Uint8Array(5_000), noise(500), new Uint8Array(9_000).fill(7)])],
];

describe.skipIf(isMissing('mscompress'))('SZDD', () => {
  test.each(CONTENTS)('of %s by mscompress is read', (_, content) => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'plain'), content);
    runTool('mscompress', ['plain'], { cwd: folder });
    const packed = fs.readFileSync(path.join(folder, 'plain_'));
    expect(expanded(expandSzdd(packed)).equals(content)).toBe(true);
  });

  test.each(CONTENTS)('of %s by our encoder is read by msexpand', (_, content) => {
    expect(runTool('msexpand', [], { input: szdd(content) }).equals(content)).toBe(true);
  });

  test('of QuickBASIC is not known to msexpand, which is told', () => {
    expect(() => runTool('msexpand', [], { input: basicSzdd(bytesOf(MARTIN)) })).toThrow('msexpand');
  });
});

describe.skipIf(isMissing('gzip'))('gzip', () => {
  const packedBy =
    (...args: string[]) =>
    (content: Uint8Array) =>
      runTool('gzip', ['-c', ...args], { input: content });

  test.each(CONTENTS)('of %s is read by both decoders, one member or several', async (_, content) => {
    const best = packedBy('-9')(content);
    const fast = packedBy('-1')(content);
    for (const [, decompress] of BOTH_DECODERS) {
      expect((await decoded(decompress, 'gzip', best)).equals(content)).toBe(true);
      const both = await decoded(decompress, 'gzip', Buffer.concat([best, fast, best]));
      expect(both.equals(Buffer.concat([content, content, content]))).toBe(true);
    }
  });

  test('with the name of its file', async () => {
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, 'DIRSYNC.TXT'), MARTIN);
    runTool('gzip', ['-N', 'DIRSYNC.TXT'], { cwd: folder });
    const packed = fs.readFileSync(path.join(folder, 'DIRSYNC.TXT.gz'));
    expect(packed.includes('DIRSYNC.TXT')).toBe(true);
    for (const [, decompress] of BOTH_DECODERS) {
      expect((await decoded(decompress, 'gzip', packed)).toString('latin1')).toBe(MARTIN);
    }
  });
});
