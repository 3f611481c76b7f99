import { CodecFault } from '../../../shared/codecs/fault.ts';
import { hasZipSignature } from '../../../shared/codecs/zip.ts';
import { counted } from '../../../shared/format/count.ts';
import type { ArchiveFacts } from '../../../shared/formats/archive.ts';
import { gather } from '../../../shared/formats/gather.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import { isDirectory, readZipDirectory } from '../../../shared/formats/zip/directory.ts';
import { zipEntrySteps } from '../../../shared/formats/zip/entry.ts';
import type { StoredEntry } from '../../../shared/formats/zip/entry.ts';
import { createOddities } from '../../../shared/formats/zip/oddities.ts';
import type { ArchiveReader } from './model.ts';

export const zipArchive: ArchiveReader = {
  recognise: (head) => (hasZipSignature(head) ? 'begins with the signature of a zip archive (PK)' : null),

  list: (store, { limits, passed }, onMember): ArchiveFacts => {
    const names = createMemberNames();
    const oddities = createOddities(store, limits.zipNamesCompared);
    let encrypted = 0;
    for (const entry of readZipDirectory(store, limits.archiveMembers, passed)) {
      if (isDirectory(entry)) continue;
      if (entry.encrypted) encrypted += 1;
      oddities.look(entry);
      onMember({
        name: names.next(entry.name),
        bytes: entry.bytesOut,
        modifiedMs: entry.modifiedMs,
        place: placeOf(entry),
      });
    }
    const locked = encrypted === 0 ? [] : [`encrypted, and not read: ${counted(encrypted, 'file')}`];
    return { form: 'zip', notes: [...locked, ...oddities.notes(), ...names.notes()] };
  },

  read: (store, place, { limits, inflate, passed }) => {
    const entry = entryAt(place);
    const limit = limits.messageFileBytes;
    // Stored data is a little longer than its content at most; no more than that is read into memory.
    if (entry.bytesOut > limit || entry.bytesIn > limit)
      throw new CodecFault('output-limit', `more than ${limit} bytes`, entry.localHeader);
    return gather(zipEntrySteps(store, entry, inflate), limit, passed);
  },
};

/** All that reading it takes: a directory of a million files is not read again for each of them. */
function placeOf({ localHeader, method, encrypted, crc, bytesIn, bytesOut, bound }: StoredEntry): string {
  return [localHeader, method, encrypted ? 1 : 0, crc, bytesIn, bytesOut, bound].join(' ');
}

function entryAt(place: string): StoredEntry {
  const numbers = place.split(' ').map(Number);
  const [localHeader, method, encrypted, crc, bytesIn, bytesOut, bound] = numbers;
  if (
    numbers.length !== 7 ||
    !numbers.every((number) => Number.isSafeInteger(number) && number >= 0) ||
    localHeader === undefined ||
    method === undefined ||
    crc === undefined ||
    bytesIn === undefined ||
    bytesOut === undefined ||
    bound === undefined
  )
    throw new CodecFault('corrupt-data', `"${place}" is no place in a zip archive`, null);
  return { localHeader, method, encrypted: encrypted === 1, crc, bytesIn, bytesOut, bound };
}
