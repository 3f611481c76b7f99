import { readCabinet } from '../../../shared/codecs/cab/directory.ts';
import type { Cabinet } from '../../../shared/codecs/cab/directory.ts';
import { cabinetFacts, cabinetNotes } from '../../../shared/codecs/cab/facts.ts';
import { readAlone } from '../../../shared/codecs/cab/gap.ts';
import { hasCabinetSignature, openCabinets } from '../../../shared/codecs/cab/open.ts';
import type { CabinetMember } from '../../../shared/codecs/cab/open.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { count, counted } from '../../../shared/format/count.ts';
import type { ArchiveFacts, ByteStore } from '../../../shared/formats/archive.ts';
import { gather } from '../../../shared/formats/gather.ts';
import { createMemberNames } from '../../../shared/formats/member-names.ts';
import { withTurns } from '../turns.ts';
import { cabinetBefore, cabinetsAround, needsOthers } from './cab-around.ts';
import type { CabinetsAround } from './cab-around.ts';
import type { ArchiveReader, ArchiveTools, FolderAround, OpenedArchive } from './model.ts';
import { wholeOf } from './whole.ts';

export const cabArchive: ArchiveReader = {
  recognise: (head) => (hasCabinetSignature(head) ? 'begins with the signature of a cabinet (MSCF)' : null),

  list: (store, tools, onMember): ArchiveFacts => {
    const own = cabinetIn(store, tools);
    const around = tools.folder === null ? aloneWith(own) : cabinetBefore(own, tools.folder, tools);
    const members = membersOf(own, around, tools);
    const names = createMemberNames();
    let [listed, before] = [0, 0];
    for (const [index, { name, announced, isListedBefore }] of members.entries()) {
      if (isListedBefore) before += 1;
      else if (listed < tools.limits.archiveMembers) {
        listed += 1;
        onMember({ name: names.next(name ?? ''), ...announced, place: `${index}` });
      } else throw new CodecFault('output-limit', `cabinet with ${members.length} files`, null);
    }
    // How many folders it has is for whoever looks into it; that it goes on elsewhere is for everybody.
    const said = cabinetFacts(own).filter(({ name }) => name !== 'Folders' && name !== 'Files');
    return {
      form: ['cabinet', ...said.map(({ name, value }) => `${name}: ${value}`)].join(', '),
      notes: [...cabinetNotes(own), ...names.notes(), ...notesOnBefore(before, own, around)],
      isPart: own.previous !== null || own.next !== null,
    };
  },

  read: (store, place, tools) => openForReading(store, tools).read(place, tools),

  open: openForReading,
};

function notesOnBefore(files: number, own: Cabinet, { cabinets, names }: CabinetsAround): readonly string[] {
  const [before = own] = cabinets;
  if (files === 0) return [];
  const [go, are] = files === 1 ? ['goes', 'is'] : ['go', 'are'];
  return [
    `${counted(files, 'file')} ${go} on from ${names.get(before)}, which lies beside, and ${are} not listed here.`,
  ];
}

/** The readers of its folders remember how far they came. */
function openForReading(store: ByteStore, tools: ArchiveTools): OpenedArchive {
  const own = cabinetIn(store, tools);
  const alone = opened(own, aloneWith(own), tools);
  let together: (Kept & { readonly stamp: string }) | null = null;

  /** What lies beside may come, go and change from one read to the next. */
  function withOthers(folder: FolderAround, now: ArchiveTools): Kept {
    if (together !== null && together.stamp === folder.stamp(together.around.lookedFor)) return together;
    together = null;
    const around = cabinetsAround(own, folder, now);
    together = { ...opened(own, around, tools), stamp: folder.stamp(around.lookedFor) };
    return together;
  }

  return {
    bytes: () => (together ?? alone).around.cabinets.reduce((sum, { input }) => sum + input.length, 0),
    read: async (place, now) => {
      const { limits, passed, folder } = now;
      const index = Number(place);
      const isTogether = folder !== null && needsOthers(own, index);
      const { members, around } = isTogether ? withOthers(folder, now) : alone;
      const member = members[index];
      if (member === undefined)
        throw new CodecFault('corrupt-data', `the cabinet has no file "${place}"`, null);
      const limit = limits.messageFileBytes;
      const { bytes } = member.announced;
      if (bytes > limit)
        throw new CodecFault('output-limit', `announced are ${bytes} bytes, the limit is ${limit}`, null);
      try {
        return await gather(withTurns(member.open()), limit, passed);
      } catch (error) {
        throw error instanceof CodecFault ? toldWhere(error, own, around) : error;
      }
    },
  };
}

interface Kept {
  readonly around: CabinetsAround;
  /** The files of the cabinet itself; all that is said of 65,535 files need not be kept. */
  readonly members: readonly Pick<CabinetMember, 'announced' | 'open'>[];
}

function opened(own: Cabinet, around: CabinetsAround, tools: ArchiveTools): Kept {
  const members = membersOf(own, around, tools).map(({ announced, open }) => ({ announced, open }));
  return { around, members };
}

function cabinetIn(store: ByteStore, tools: ArchiveTools): Cabinet {
  return readCabinet(wholeOf(store, tools), tools.limits, tools.passed);
}

function aloneWith(own: Cabinet): CabinetsAround {
  return { cabinets: [own], names: new Map(), lookedFor: [], gapOf: readAlone('an archive') };
}

/**
 * What is passed over is not counted from one member to the next, as it is within a message: each member is a job of its
 * own, which the watchdog bounds, and what the jobs before it have done is not its fault.
 */
function membersOf(
  own: Cabinet,
  { cabinets, gapOf }: CabinetsAround,
  tools: ArchiveTools,
): readonly CabinetMember[] {
  const limits = { ...tools.limits, messageOutputBytes: Number.MAX_SAFE_INTEGER };
  return openCabinets(cabinets, { ...tools, limits }, gapOf)[cabinets.indexOf(own)] ?? [];
}

/** An offset in another cabinet is none in this one, and whoever reads of it has to know which of them is damaged. */
function toldWhere(fault: CodecFault, own: Cabinet, { cabinets, names }: CabinetsAround): CodecFault {
  if (fault.offset === null) return fault;
  let at = fault.offset;
  for (const cabinet of cabinets) {
    if (at > cabinet.input.length) at -= cabinet.input.length;
    else if (cabinet === own) return new CodecFault(fault.kind, fault.message, at);
    else
      return new CodecFault(
        fault.kind,
        `${fault.message} (byte ${count(at)} of ${names.get(cabinet)})`,
        null,
      );
  }
  return fault;
}
