/** What is kept or shown of a MAPI property at most, however long it is. */
import { describe, expect, test } from 'vitest';
import type { OpenContainer } from '../../../shared/formats/container.ts';
import { ID } from '../../../shared/formats/mapi/names.ts';
import { openMsg } from '../../../shared/formats/msg/open.ts';
import { openTnef } from '../../../shared/formats/tnef/open.ts';
import { binary, text } from '../../fixtures/mapi-values.ts';
import type { SourceProperty } from '../../fixtures/mapi-values.ts';
import { msgFile } from '../../fixtures/msg-file.ts';
import { openTools } from '../../fixtures/opened.ts';
import { tnefFile } from '../../fixtures/tnef-file.ts';

type Write = (source: { readonly properties: readonly SourceProperty[] }) => Uint8Array;

const FORMATS: readonly (readonly [string, OpenContainer, Write])[] = [
  ['TNEF', openTnef, tnefFile],
  ['a .msg file', openMsg, msgFile],
];

describe.each(FORMATS)('of a property in %s', (_, open, write) => {
  /** The value of the fact that begins so; texts are not cut for being shown. */
  const shown = (property: SourceProperty, beginning: string): string | undefined => {
    const { facts } = open(write({ properties: [property] }), openTools({ shownFieldChars: 100_000 }));
    return facts.find(({ value }) => value.startsWith(beginning))?.value;
  };

  test('64 KB are kept', () => {
    const kept = (chars: number) => shown(text(ID.displayTo, 'x'.repeat(chars)), 'xxx');
    expect(kept(32 * 1024)).toBe('x'.repeat(32 * 1024));
    expect(kept(32 * 1024 + 1)).toBe('x'.repeat(32 * 1024));
  });

  test('64 bytes are shown when it is binary', () => {
    const hex = (bytes: number) => shown(binary(0x6f00, new Uint8Array(bytes).fill(0xab)), 'abab');
    expect(hex(64)).toBe('ab'.repeat(64));
    expect(hex(65)).toBe(`${'ab'.repeat(64)}… (65 bytes)`);
  });
});

test('of the names of properties in a .msg file 4 MB are read', () => {
  const guid = '00020329-0000-0000-c000-000000000046';
  const named = (id: number, name: string): SourceProperty => ({ ...text(id, name), named: { guid, name } });
  /** Whether a name is read whole whose last byte is the last of so many; each has its length before it, in 4 bytes. */
  const isRead = (bytes: number): boolean => {
    const before = 'n'.repeat((bytes - 4 - 4 - 8) / 2);
    const properties = [named(0x8000, before), named(0x8001, 'last')];
    const { facts } = openMsg(msgFile({ properties }), openTools());
    return facts.some(({ name }) => name.includes('last'));
  };
  expect(isRead(4 * 1024 * 1024)).toBe(true);
  expect(isRead(4 * 1024 * 1024 + 4)).toBe(false);
});
