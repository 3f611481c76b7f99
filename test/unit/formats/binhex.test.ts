/** Macintosh files written into a text as BinHex 4.0 (RFC 1741). */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBinhex } from '../../../shared/formats/binhex.ts';
import { binhexText } from '../../fixtures/binhex.ts';
import type { MacFile } from '../../fixtures/binhex.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { noise } from '../../fixtures/compressed.ts';
import { hasTool, runTool } from '../../fixtures/debian-tools.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { contentOf, membersOf, openTools } from '../../fixtures/opened.ts';

const open = (text: string) => openBinhex(bytesOf(text), openTools());
const DATA = bytesOf('This is the subject');

describe('a BinHex file is read', () => {
  test.each<[string, MacFile]>([
    ['text', { data: DATA }],
    ['nothing', {}],
    ['bytes that do not repeat', { data: noise(5_000) }],
    ['bytes that repeat', { data: new Uint8Array(70_000).fill(7) }],
    ['the byte that marks a run', { data: Uint8Array.of(0x90, 0x90, 1, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90) }],
    ['a long name', { name: 'n'.repeat(63), data: DATA }],
  ])('that holds %s', async (_, file) => {
    const [member] = open(binhexText(file))?.members ?? [];
    expect(member?.name).toBe(file.name ?? 'Martian');
    expect(member && (await contentOf(member))).toMatchObject({
      bytes: Buffer.from(file.data ?? []),
      fault: null,
    });
  });

  test('with its resource fork beside it, and what it says of itself', async () => {
    const opened = open(binhexText({ data: DATA, resource: noise(300) }));
    expect(opened?.members.map(({ role }) => role)).toEqual(['file', 'fork']);
    const [, fork] = opened?.members ?? [];
    expect(fork && (await contentOf(fork))).toMatchObject({ bytes: Buffer.from(noise(300)), fault: null });
    expect(fork?.facts).toEqual([
      { name: 'Type', value: 'TEXT' },
      { name: 'Creator', value: 'ttxt' },
      { name: 'Finder flags', value: '0000' },
      { name: 'Data fork', value: '19 bytes' },
      { name: 'Resource fork', value: '300 bytes' },
    ]);
  });

  test('with CR alone, as a Macintosh ends its lines', async () => {
    const text = `Some words\n${binhexText({ data: DATA })}`.replaceAll('\n', '\r');
    expect(await membersOf(open(text))).toEqual([['Martian', 'This is the subject']]);
  });

  test('between other text, with CR LF, with every other', async () => {
    const text = `Hello\n${binhexText({ data: DATA })}and\n${binhexText({ name: 'B', data: DATA })}bye\n`;
    const opened = open(text.replaceAll('\n', '\r\n'));
    expect(await membersOf(opened)).toEqual([
      ['Martian', 'This is the subject'],
      ['B', 'This is the subject'],
    ]);
    const [range] = open(text)?.members.map((member) => member.range) ?? [];
    expect(range && text.slice(...range)).toMatch(/^:[^:]+:$/);
  });
});

describe('a BinHex file that is not as it was written', () => {
  const text = binhexText({ data: noise(200), resource: noise(100) });

  test('is a checksum mismatch, or no file of it, wherever a character is changed', async () => {
    for (let at = text.indexOf(':') + 1; at < text.lastIndexOf(':'); at += 1) {
      if (text[at] === '\n') continue;
      const changed = text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
      const contents = await membersOf(open(changed));
      expect(contents.map(([, content]) => content)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:checksum-mismatch|truncated|corrupt-data)$/)]),
      );
    }
  });

  test('is truncated or unreadable wherever it is cut off', async () => {
    for (let end = text.indexOf(':') + 1; end < text.lastIndexOf(':') - 2; end += 7) {
      const faults = (await membersOf(open(text.slice(0, end)))).map(([, content]) => content);
      expect(faults.at(-1)).toMatch(/^(?:truncated|corrupt-data|checksum-mismatch)$/);
    }
  });

  test('is damaged by a character that is none of BinHex', async () => {
    const changed = text.replace(/(\n.{40})./, '$1~');
    expect((await membersOf(open(changed))).at(-1)?.[1]).toBe('corrupt-data');
  });
});

test.each([
  ['nothing', ''],
  ['the banner alone', '(This file must be converted with BinHex 4.0)\n'],
  ['words behind the banner', '(This file must be converted with BinHex 4.0)\n\nI was told: no.\n'],
])('%s is no BinHex file', (_, text) => {
  expect(open(text)).toBeNull();
});

test('as many files are read as the limit says, the others are told', () => {
  const twice = bytesOf(binhexText() + binhexText());
  expect(openBinhex(twice, openTools({ containerMembers: 2 }))?.unread).toBeNull();
  const { members, unread } = openBinhex(twice, openTools({ containerMembers: 1 })) ?? {};
  expect([members?.length, unread?.message]).toEqual([1, '1 more member is left out: the limit is 1']);
});

describe('hexbin of Debian', () => {
  const isThere = hasTool('hexbin');
  if (!isThere) process.stderr.write('No hexbin here: it did not read what the tests encode.\n');

  test.skipIf(!isThere)('reads what the tests encode as we do', async () => {
    const folder = temporaryFolder();
    const text = binhexText({ data: noise(3_000) });
    fs.writeFileSync(path.join(folder, 'in.hqx'), text);
    runTool('hexbin', ['-d', 'in.hqx'], { cwd: folder });
    const [name] = fs.readdirSync(folder).filter((entry) => entry !== 'in.hqx');
    const [member] = open(text)?.members ?? [];
    expect(member && (await contentOf(member)).bytes).toEqual(fs.readFileSync(path.join(folder, name ?? '')));
  });
});
