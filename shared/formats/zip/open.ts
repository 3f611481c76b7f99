import { CodecFault } from '../../codecs/fault.ts';
import type { ByteStore } from '../archive.ts';
import { memoryStore } from '../byte-store.ts';
import type { Fact, Member, OpenContainer, OpenTools } from '../container.ts';
import { createKept } from '../mapi/kept.ts';
import { beyondLimit } from '../member-limit.ts';
import { strayBytes } from '../stray-bytes.ts';
import { isDirectory, readZipDirectory } from './directory.ts';
import type { ZipEntry } from './directory.ts';
import { entryRange, otherName, zipEntrySteps } from './entry.ts';
import { findZipEnd } from './end-record.ts';
import { createOddities } from './oddities.ts';

const METHODS: Readonly<Record<number, string>> = {
  0: 'stored',
  1: 'shrunk',
  6: 'imploded',
  8: 'deflated',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  99: 'AES',
};

/** A zip archive within a message; directories are no members. The CRC of a member is checked when it is read. */
export const openZip: OpenContainer = (input, { limits, inflate, passed }) => {
  const store = memoryStore(input);
  const oddities = createOddities(store);
  const members = createKept<Member>(limits.containerMembers);
  for (const entry of readZipDirectory(store, limits.archiveMembers, passed)) {
    if (isDirectory(entry)) continue;
    members.add(() => {
      oddities.look(entry);
      return memberOf(store, entry, inflate);
    });
  }
  const { before, whole } = findZipEnd(store);
  const files = members.items.length + members.leftOut();
  return {
    members: members.items,
    facts: [{ name: 'Files', value: `${files}` }],
    headers: null,
    notes: oddities.notes(),
    unread:
      beyondLimit(members.leftOut(), limits.containerMembers) ?? strayBytes(input, 'zip', before, whole),
  };
};

function memberOf(store: ByteStore, entry: ZipEntry, inflate: OpenTools['inflate']): Member {
  return {
    name: entry.name,
    role: 'file',
    range: rangeOf(store, entry),
    contentType: null,
    facts: factsOf(store, entry),
    announced: { bytes: entry.bytesOut, modifiedMs: entry.modifiedMs },
    open: () => zipEntrySteps(store, entry, inflate),
  };
}

/** Null where it is not what the directory says: the fault is told when the member is read, and hides no other one. */
function rangeOf(store: ByteStore, entry: ZipEntry): readonly [number, number] | null {
  try {
    return entryRange(store, entry);
  } catch (error) {
    if (error instanceof CodecFault) return null;
    throw error;
  }
}

function factsOf(store: ByteStore, entry: ZipEntry): readonly Fact[] {
  const other = otherName(store, entry);
  return [
    ...(other === null ? [] : [{ name: 'Name in its own header', value: other }]),
    { name: 'Method', value: METHODS[entry.method] ?? `number ${entry.method}` },
    ...(entry.encrypted ? [{ name: 'Encrypted', value: 'yes' }] : []),
    ...(entry.modified === null ? [] : [{ name: 'Modified', value: entry.modified }]),
    { name: 'Size', value: `${entry.bytesOut} bytes` },
  ];
}
