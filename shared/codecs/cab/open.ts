import type { Announced, Fact, Member, OpenContainer, Opened, OpenTools } from '../../formats/container.ts';
import { dosTimeMs } from '../../formats/dos-time.ts';
import { beyondLimit } from '../../formats/member-limit.ts';
import { strayBytes } from '../../formats/stray-bytes.ts';
import { CodecFault } from '../fault.ts';
import type { Decoded } from '../fault.ts';
import { segmentEnd } from './blocks.ts';
import { compressionLabel, ownCompression } from './compression.ts';
import { readCabinet } from './directory.ts';
import type { Cabinet } from './directory.ts';
import { cabinetFacts, cabinetNotes, fileFacts } from './facts.ts';
import { gapFault, readAlone } from './gap.ts';
import type { GapOf } from './gap.ts';
import { createFolderReader } from './reader.ts';
import type { FolderReader } from './reader.ts';
import { joinCabinets } from './set.ts';
import type { Folder, SetFile } from './set.ts';

export { hasCabinetSignature } from './directory.ts';

/** A block takes at least this much of a cabinet, so it cannot have more of them. */
const LEAST_BLOCK_BYTES = 8;

/** Opens one cabinet (MSCF, [MS-CAB]), which begins with the first byte. Files that need another are told so when read. */
export const openCabinet: OpenContainer = (input, tools) =>
  openCabinetSet([input], tools, readAlone('a message'));

/**
 * Opens the cabinets of a set together, in any order. Offsets and `consumed` count through the cabinets one behind the
 * other, as they are given.
 * @throws CodecFault truncated, corrupt-data, output-limit
 */
export function openCabinetSet(parts: readonly Uint8Array[], tools: OpenTools, gapOf: GapOf): Opened {
  const cabinets = parts.map((part) => readCabinet(part, tools.limits, tools.passed));
  const files = openCabinets(cabinets, tools, gapOf)
    .flat()
    .filter(({ isListedBefore }) => !isListedBefore);
  const most = tools.limits.containerMembers;
  return {
    members: files.slice(0, most),
    facts: cabinets.flatMap(cabinetFacts),
    headers: null,
    notes: cabinets.flatMap(cabinetNotes),
    unread:
      beyondLimit(Math.max(0, files.length - most), most) ??
      cabinets
        .map(({ input, bytes }) => strayBytes(input, 'cabinet', 0, bytes))
        .find((stray) => stray !== null) ??
      null,
  };
}

/** A file of a cabinet. */
export interface CabinetMember extends Member {
  readonly announced: Announced;
  readonly isListedBefore: boolean;
}

/**
 * The same of cabinets whose directories were read: the files of each as it lists them, cabinet by cabinet in the order
 * of the set.
 */
export function openCabinets(
  cabinets: readonly Cabinet[],
  tools: OpenTools,
  gapOf: GapOf,
): readonly (readonly CabinetMember[])[] {
  const joined = joinCabinets(cabinets, gapOf);
  const reader = createFolderReader(tools.inflateBlock, tools.limits);
  const rangeOf = rangeFinder(joined.flat(), cabinets);
  return joined.map((files) =>
    files.map((entry) => ({
      name: entry.file.name === '' ? null : entry.file.name.replaceAll('\\', '/'),
      role: 'file',
      range: rangeOf(entry),
      contentType: null,
      facts: [...fileFacts(entry.file), ...compressionFact(entry.folder)],
      announced: {
        bytes: entry.file.bytes,
        modifiedMs: dosTimeMs(entry.file.date, entry.file.time),
      },
      isListedBefore: entry.isListedBefore,
      open: () => contentOf(entry, reader, tools),
    })),
  );
}

function compressionFact(folder: Folder | null): readonly Fact[] {
  return folder === null ? [] : [{ name: 'Compression', value: compressionLabel(folder.compression) }];
}

function* contentOf(
  { file, folder, at }: SetFile,
  reader: FolderReader,
  { noneFor }: OpenTools,
): Generator<Decoded, void> {
  if (folder === null) {
    throw new CodecFault('corrupt-data', `in folder ${file.folder}, which the cabinet does not have`, at);
  }
  if (folder.beginsIn !== null) throw gapFault('begins in', folder.beginsIn, at);
  const own = ownCompression(folder.compression);
  if (own !== null && noneFor !== undefined) throw noneFor(own);
  if (file.bytes > 0) yield* reader.read(folder, file.offset, file.bytes);
}

/**
 * Where the data of a file lies that has a folder in one cabinet for itself. To find where that ends its blocks are gone
 * through; folders that share blocks, as only hostile cabinets have them, would make that endless.
 */
function rangeFinder(
  files: readonly SetFile[],
  cabinets: readonly Cabinet[],
): (entry: SetFile) => readonly [number, number] | null {
  const filesIn = new Map<Folder, number>();
  for (const { folder } of files) {
    if (folder !== null) filesIn.set(folder, (filesIn.get(folder) ?? 0) + 1);
  }
  let blocksLeft = cabinets.reduce((sum, { input }) => sum + input.length / LEAST_BLOCK_BYTES, 0);
  return ({ folder }) => {
    if (folder === null || filesIn.get(folder) !== 1) return null;
    const [segment, ...more] = folder.segments;
    if (segment === undefined || more.length > 0) return null;
    if (folder.beginsIn !== null || folder.goesOnIn !== null) return null;
    blocksLeft -= segment.folder.blocks;
    const start = segment.base + segment.folder.at;
    const end = blocksLeft < 0 ? start : segmentEnd(segment);
    return end > start ? [start, end] : null;
  };
}
