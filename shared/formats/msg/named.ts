import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { Limits } from '../../limits.ts';
import { streamBytes } from '../compound-file/open.ts';
import type { Storage } from '../compound-file/open.ts';
import { GUID_BYTES, PS_MAPI, PS_PUBLIC_STRINGS, readGuid } from '../mapi/guid.ts';
import { FIRST_NAMED_ID } from '../mapi/names.ts';
import type { NamedProperty } from '../mapi/property.ts';
import { NAMES_STORAGE, valueName } from './layout.ts';

const STREAM = { guids: 0x00020102, entries: 0x00030102, strings: 0x00040102 } as const;
const ENTRY_BYTES = 8;
/** Bytes read of each stream; more names than ids there are have no use. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Indices below mean sets that are not listed. */
const FIRST_LISTED_GUID = 3;

/** What the ids from 0x8000 on are called in this file ([MS-OXMSG] 2.2.3.1). */
export function readNames(
  input: Uint8Array,
  root: Storage,
  limits: Limits,
): ReadonlyMap<number, NamedProperty> {
  const names = new Map<number, NamedProperty>();
  const storage = root.storages.get(NAMES_STORAGE);
  if (storage === undefined) return names;
  const read = (tag: number): Uint8Array => {
    const stream = storage.streams.get(valueName(tag));
    return stream === undefined ? new Uint8Array() : streamBytes(input, stream, MOST_BYTES);
  };
  const guids = read(STREAM.guids);
  const strings = read(STREAM.strings);
  const entries = read(STREAM.entries);
  const most = Math.min(entries.length, limits.mapiProperties * ENTRY_BYTES);
  for (let at = 0; at + ENTRY_BYTES <= most; at += ENTRY_BYTES) {
    const key = readUint32(entries, at);
    const kind = readUint16(entries, at + 4);
    const id = FIRST_NAMED_ID + readUint16(entries, at + 6);
    const name = (kind & 1) === 1 ? stringAt(strings, key, limits.shownFieldChars) : key;
    names.set(id, { guid: guidAt(guids, kind >>> 1), name });
  }
  return names;
}

function guidAt(guids: Uint8Array, index: number): string {
  if (index === 1) return PS_MAPI;
  return index === 2 ? PS_PUBLIC_STRINGS : readGuid(guids, (index - FIRST_LISTED_GUID) * GUID_BYTES);
}

function stringAt(strings: Uint8Array, at: number, chars: number): string {
  const bytes = Math.min(readUint32(strings, at), chars * 2);
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(strings.subarray(at + 4, at + 4 + bytes));
}
