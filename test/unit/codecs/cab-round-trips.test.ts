/** What gcab writes we read; what our encoders write cabextract reads, so that no slip of ours is hidden by itself. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinetOf, METHODS } from '../../fixtures/cabinets.ts';
import { noise } from '../../fixtures/compressed.ts';
import { runTool } from '../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { isMissing } from '../../fixtures/missing-tools.ts';
import { contentOf, opened } from '../../fixtures/opened-cabinets.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const CONTENTS: readonly (readonly [string, Uint8Array])[] = [
  ['a line', bytesOf(MARTIN)],
  ['transactions', bytesOf(manyEntries(3_000))],
  ['noise', noise(70_000)],
  ['zeros', new Uint8Array(150_000)],
  ['a program', noise(70_000, 3).map((byte, at) => (at % 9 === 0 ? 0xe8 : byte))],
];

describe.skipIf(isMissing('gcab'))('gcab', () => {
  test.each([
    ['MSZIP', '-z'],
    ['stored', '-n'],
  ])('writes %s, which is read', async (_, option) => {
    const folder = temporaryFolder('gcab');
    const names = CONTENTS.map(([name]) => name.replaceAll(' ', '-'));
    CONTENTS.forEach(([, content], index) =>
      fs.writeFileSync(path.join(folder, names[index] ?? ''), content),
    );
    runTool('gcab', ['-c', option, 'made.cab', ...names], { cwd: folder });
    const { members, notes } = opened(fs.readFileSync(path.join(folder, 'made.cab')));
    expect(members.map(({ name }) => name)).toEqual(names);
    expect(notes).toEqual([]);
    for (const [index, member] of members.entries()) {
      const content = await contentOf(member);
      expect(content.equals(CONTENTS[index]?.[1] ?? new Uint8Array())).toBe(true);
    }
  });
});

describe.skipIf(isMissing('cabextract'))('cabextract', () => {
  for (const method of METHODS) {
    test.each(CONTENTS)(`reads %s as our encoder writes it: ${method}`, (_, content) => {
      const folder = temporaryFolder('cabextract');
      const tail = bytesOf('the next file of the folder');
      const files = [
        { name: 'first', content },
        { name: 'tail', content: tail },
      ];
      fs.writeFileSync(path.join(folder, 'ours.cab'), cabinetOf(method, files));
      const read = runTool('cabextract', ['-q', '-p', 'ours.cab'], { cwd: folder });
      expect(read.equals(Buffer.concat([content, tail]))).toBe(true);
    });
  }
});
