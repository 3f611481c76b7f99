/** Cabinets that belong together, read as one: folders and files may go on from one cabinet into the next. */
import type { Segment } from './blocks.ts';
import type { Cabinet, CabinetFile } from './directory.ts';
import type { Gap, GapOf } from './gap.ts';

export interface Folder {
  /** Its blocks, cabinet by cabinet. */
  readonly segments: readonly Segment[];
  readonly compression: number;
  /** What is said of the cabinet in which it begins, when that is not here. */
  readonly beginsIn: Gap | null;
  /** The same of the cabinet in which it goes on. */
  readonly goesOnIn: Gap | null;
}

export interface SetFile {
  readonly file: CabinetFile;
  /** Null when its cabinet has no such folder. */
  readonly folder: Folder | null;
  /** Offset of its entry, the cabinets counted one behind the other. */
  readonly at: number;
  /** It begins in a cabinet before this one, which is here and lists it, too. */
  readonly isListedBefore: boolean;
}

interface OpenFolder extends Folder {
  readonly segments: Segment[];
  goesOnIn: Gap | null;
}

interface Joined {
  readonly cabinet: Cabinet;
  readonly folders: readonly OpenFolder[];
}

/**
 * The files of each cabinet, cabinet by cabinet in the order of the set; those that follow each other are continued. The
 * order in which they are given only says where each lies when they are counted as one.
 */
export function joinCabinets(cabinets: readonly Cabinet[], gapOf: GapOf): readonly (readonly SetFile[])[] {
  let next = 0;
  const based = cabinets.map((cabinet) => {
    const base = next;
    next += cabinet.input.length;
    return { cabinet, base };
  });
  based.sort((one, other) => compareInSet(one.cabinet, other.cabinet));
  let before: Joined | null = null;
  return based.map(({ cabinet, base }) => {
    const open = openFolderOf(before, cabinet);
    const folders = foldersOf({ cabinet, base, open, gapOf });
    const listed = new Set(
      open === null ? [] : before?.cabinet.files.filter(({ toNext }) => toNext).map(keyOf),
    );
    before = { cabinet, folders };
    return cabinet.files.map((file) => ({
      file,
      folder: folders[file.folder] ?? null,
      at: base + file.at,
      isListedBefore: file.fromPrevious && listed.has(keyOf(file)),
    }));
  });
}

/** Whether the last folder of the one is the first folder of the other. */
export function isContinuedIn(one: Cabinet, other: Cabinet): boolean {
  return (
    one.setId === other.setId &&
    one.number + 1 === other.number &&
    one.files.some(({ toNext }) => toNext) &&
    beginsBefore(other) &&
    one.folders.at(-1)?.compression === other.folders[0]?.compression
  );
}

/** Whether its first folder begins in the cabinet before. */
export function beginsBefore({ files }: Cabinet): boolean {
  return files.some(({ fromPrevious }) => fromPrevious);
}

function compareInSet(one: Cabinet, other: Cabinet): number {
  return one.setId - other.setId || one.number - other.number;
}

/** What is the same in the entries that a file has in several cabinets. */
function keyOf({ name, offset, bytes }: CabinetFile): string {
  return `${offset} ${bytes} ${name}`;
}

/** The folder of the cabinet before that goes on in this one. */
function openFolderOf(before: Joined | null, cabinet: Cabinet): OpenFolder | null {
  return before !== null && isContinuedIn(before.cabinet, cabinet) ? (before.folders.at(-1) ?? null) : null;
}

interface Part {
  readonly cabinet: Cabinet;
  readonly base: number;
  /** Where its first folder begins, when that is here. */
  readonly open: OpenFolder | null;
  readonly gapOf: GapOf;
}

function foldersOf({ cabinet, base, open, gapOf }: Part): readonly OpenFolder[] {
  const hasBeginningElsewhere = beginsBefore(cabinet);
  const folders = cabinet.folders.map((folder, index): OpenFolder => {
    const segment = { cabinet, folder, base };
    if (index === 0 && open !== null) {
      open.segments.push(segment);
      open.goesOnIn = null;
      return open;
    }
    const beginsIn = index === 0 && hasBeginningElsewhere ? gapOf(cabinet, 'previous') : null;
    return { segments: [segment], compression: folder.compression, beginsIn, goesOnIn: null };
  });
  const last = folders.at(-1);
  if (last !== undefined && cabinet.files.some(({ toNext }) => toNext))
    last.goesOnIn = gapOf(cabinet, 'next');
  return folders;
}
