import { hasCabinetSignature, openCabinet } from '../../../shared/codecs/cab/open.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ArchiveFacts, ByteStore } from '../../../shared/formats/archive.ts';
import type { Opened } from '../../../shared/formats/container.ts';
import { gather } from '../../../shared/formats/gather.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import { withTurns } from '../turns.ts';
import type { ArchiveReader, ArchiveTools, OpenedArchive } from './model.ts';
import { wholeOf } from './whole.ts';

export const cabArchive: ArchiveReader = {
  recognise: (head) => (hasCabinetSignature(head) ? 'begins with the signature of a cabinet (MSCF)' : null),

  list: (store, tools, onMember): ArchiveFacts => {
    const { members, facts, notes } = opened(store, tools);
    const names = createMemberNames();
    members.slice(0, tools.limits.archiveMembers).forEach(({ name, announced }, index) => {
      const { bytes = null, modifiedMs = null } = announced ?? {};
      onMember({ name: names.next(name ?? ''), bytes, modifiedMs, place: `${index}` });
    });
    if (members.length > tools.limits.archiveMembers)
      throw new CodecFault('output-limit', `cabinet with ${members.length} files`, null);
    // How many folders it has is for whoever looks into it; that it goes on elsewhere is for everybody.
    const said = facts.filter(({ name }) => name !== 'Folders' && name !== 'Files');
    const form = ['cabinet', ...said.map(({ name, value }) => `${name}: ${value}`)].join(', ');
    return { form, notes: [...notes, ...names.notes()] };
  },

  read: (store, place, tools) => openForReading(store, tools).read(place, tools),

  open: openForReading,
};

/** The reader of its folders remembers how far it came. */
function openForReading(store: ByteStore, tools: ArchiveTools): OpenedArchive {
  // All that is said of 65,535 files need not be kept.
  const members = opened(store, tools).members.map(({ announced, open }) => ({ announced, open }));
  return {
    read: (place, { limits, passed }) => {
      const member = members[Number(place)];
      if (member === undefined)
        throw new CodecFault('corrupt-data', `the cabinet has no file "${place}"`, null);
      const limit = limits.messageFileBytes;
      const bytes = member.announced?.bytes ?? 0;
      if (bytes > limit)
        throw new CodecFault('output-limit', `announced are ${bytes} bytes, the limit is ${limit}`, null);
      return gather(withTurns(member.open()), limit, passed);
    },
  };
}

/**
 * What is passed over is not counted from one member to the next, as it is within a message: each member is a job of its
 * own, which the watchdog bounds, and what the jobs before it have done is not its fault.
 */
function opened(store: ByteStore, tools: ArchiveTools): Opened {
  const limits = { ...tools.limits, messageOutputBytes: Number.MAX_SAFE_INTEGER };
  return openCabinet(wholeOf(store, tools), { ...tools, limits });
}
