import { hasCabinetSignature, openCabinet } from '../../../shared/codecs/cab/open.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ArchiveFacts, ByteStore } from '../../../shared/formats/archive.ts';
import type { Opened } from '../../../shared/formats/container.ts';
import { gather } from '../../../shared/formats/gather.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import type { ArchiveReader, ArchiveTools } from './model.ts';
import { wholeOf } from './whole.ts';

export const cabArchive: ArchiveReader = {
  recognise: (head) => (hasCabinetSignature(head) ? 'begins with the signature of a cabinet (MSCF)' : null),

  list: (store, tools, onMember): ArchiveFacts => {
    const { members, facts, notes } = opened(store, tools);
    const names = createMemberNames();
    members.slice(0, tools.limits.archiveMembers).forEach((member, index) => {
      onMember({ name: names.next(member.name ?? ''), bytes: null, modifiedMs: null, place: `${index}` });
    });
    if (members.length > tools.limits.archiveMembers)
      throw new CodecFault('output-limit', `cabinet with ${members.length} files`, null);
    // How many folders it has is for whoever looks into it; that it goes on elsewhere is for everybody.
    const said = facts.filter(({ name }) => name !== 'Folders' && name !== 'Files');
    const form = ['cabinet', ...said.map(({ name, value }) => `${name}: ${value}`)].join(', ');
    return { form, notes: [...notes, ...names.notes()] };
  },

  read: (store, place, tools) => {
    const member = opened(store, tools).members[Number(place)];
    if (member === undefined)
      throw new CodecFault('corrupt-data', `the cabinet has no file "${place}"`, null);
    return gather(member.open(), tools.limits.messageFileBytes, tools.passed);
  },
};

function opened(store: ByteStore, tools: ArchiveTools): Opened {
  return openCabinet(wholeOf(store, tools), tools);
}
