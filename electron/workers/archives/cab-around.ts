/** The cabinets of a set that lie beside one of them: folders and files may go on from one into the next. */
import { readCabinet } from '../../../shared/codecs/cab/directory.ts';
import type { Cabinet } from '../../../shared/codecs/cab/directory.ts';
import { gap } from '../../../shared/codecs/cab/gap.ts';
import type { Gap, GapOf, Side } from '../../../shared/codecs/cab/gap.ts';
import { hasCabinetSignature } from '../../../shared/codecs/cab/open.ts';
import { beginsBefore, isContinuedIn } from '../../../shared/codecs/cab/set.ts';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { count } from '../../../shared/format/count.ts';
import type { ArchiveTools, FolderAround } from './model.ts';

export interface CabinetsAround {
  /** In the order of the set; one of them is the cabinet around which they lie. */
  readonly cabinets: readonly Cabinet[];
  /** What each is called in the folder. */
  readonly names: ReadonlyMap<Cabinet, string>;
  /** Names that were looked for, and those that were found. */
  readonly lookedFor: readonly string[];
  readonly gapOf: GapOf;
}

/** Whether a file of the cabinet lies in a folder that begins before it, or goes on behind it itself. */
export function needsOthers(cabinet: Cabinet, index: number): boolean {
  const file = cabinet.files[index];
  return file !== undefined && (file.toNext || (file.folder === 0 && beginsBefore(cabinet)));
}

/** All that the files of `own` need, as far as it is here. */
export function cabinetsAround(own: Cabinet, folder: FolderAround, tools: ArchiveTools): CabinetsAround {
  const search = searchFor(own, folder, tools);
  for (let at = own; beginsBefore(at) && (at === own || at.folders.length === 1);) {
    const found = search.neighbour(at, 'previous');
    if (found === null) break;
    at = found;
  }
  for (let at = own; at === own ? at.files.some(({ toNext }) => toNext) : at.files.some(isWithin);) {
    const found = search.neighbour(at, 'next');
    if (found === null) break;
    at = found;
  }
  return search.around();
}

/** The cabinet before `own`, if its first folder begins there; and no other. */
export function cabinetBefore(own: Cabinet, folder: FolderAround, tools: ArchiveTools): CabinetsAround {
  const search = searchFor(own, folder, tools);
  if (beginsBefore(own)) search.neighbour(own, 'previous');
  return search.around();
}

/** The file goes through the cabinet from end to end. */
function isWithin({ fromPrevious, toNext }: Cabinet['files'][number]): boolean {
  return fromPrevious && toNext;
}

function searchFor(own: Cabinet, folder: FolderAround, tools: ArchiveTools) {
  const { cabinetsOfSet, messageFileBytes } = tools.limits;
  const cabinets = [own];
  const names = new Map<Cabinet, string>();
  const lookedFor: string[] = [];
  const gaps = new Map<Cabinet, Partial<Record<Side, Gap>>>();

  function neighbour(from: Cabinet, side: Side): Cabinet | null {
    const found = lookedUp(from, side);
    if ('why' in found) {
      gaps.set(from, { ...gaps.get(from), [side]: found });
      return null;
    }
    if (side === 'next') cabinets.push(found);
    else cabinets.unshift(found);
    return found;
  }

  function lookedUp(from: Cabinet, side: Side): Cabinet | Gap {
    const name = from[side];
    if (name === null || name === '') return gap(name, '');
    if (cabinets.length >= cabinetsOfSet)
      return gap(name, `; no more than ${count(cabinetsOfSet)} cabinets are read together`, 'output-limit');
    lookedFor.push(name);
    const bytes = cabinets.reduce((sum, { input }) => sum + input.length, 0);
    const read = folder.read(name, messageFileBytes - bytes);
    if ('why' in read) return gap(name, read.why, read.kind);
    lookedFor.push(read.name);
    const found = asNeighbour(from, side, read.bytes, tools);
    if (!('why' in found)) names.set(found, read.name);
    return found;
  }

  const gapOf: GapOf = (cabinet, side) =>
    gaps.get(cabinet)?.[side] ?? gap(cabinet[side], ', which was not needed');
  return { neighbour, around: (): CabinetsAround => ({ cabinets, names, lookedFor, gapOf }) };
}

/** What lies there under the name of a neighbour, if it is that neighbour. */
function asNeighbour(
  from: Cabinet,
  side: Side,
  bytes: Uint8Array,
  { limits, passed }: ArchiveTools,
): Cabinet | Gap {
  const name = from[side];
  if (!hasCabinetSignature(bytes)) return gap(name, ', which is no cabinet');
  try {
    const found = readCabinet(bytes, limits, passed);
    const number = from.number + (side === 'next' ? 1 : -1);
    if (found.setId !== from.setId)
      return gap(name, `, which is of another set (${found.setId}, not ${from.setId})`);
    if (found.number !== number)
      return gap(name, `, which is cabinet ${found.number + 1} of the set, not ${number + 1}`);
    const isContinued = side === 'next' ? isContinuedIn(from, found) : isContinuedIn(found, from);
    return isContinued ? found : gap(name, ', whose folders do not fit to this one');
  } catch (error) {
    if (!(error instanceof CodecFault)) throw error;
    return gap(name, `, which cannot be read: ${error.message}`, error.kind);
  }
}
