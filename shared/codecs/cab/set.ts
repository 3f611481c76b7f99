/** Cabinets that belong together, read as one: folders and files may go on from one cabinet into the next. */
import type { Segment } from './blocks.ts';
import type { Cabinet, CabinetFile } from './directory.ts';

export interface Folder {
  /** Its blocks, cabinet by cabinet. */
  readonly segments: readonly Segment[];
  readonly compression: number;
  /** The cabinet in which it begins, when that is not here; "" when it is not named. */
  readonly beginsIn: string | null;
  /** The cabinet in which it goes on, when that is not here. */
  readonly goesOnIn: string | null;
}

export interface SetFile {
  readonly file: CabinetFile;
  /** Null when its cabinet has no such folder. */
  readonly folder: Folder | null;
  /** Offset of its entry, the cabinets counted one behind the other. */
  readonly at: number;
}

interface OpenFolder extends Folder {
  readonly segments: Segment[];
  goesOnIn: string | null;
}

interface Joined {
  readonly cabinet: Cabinet;
  readonly folders: readonly OpenFolder[];
}

/**
 * Files of all cabinets, each once: of a set those that follow each other are continued. The order in which they are
 * given only says where each lies when they are counted as one.
 */
export function joinCabinets(cabinets: readonly Cabinet[]): readonly SetFile[] {
  let next = 0;
  const based = cabinets.map((cabinet) => {
    const base = next;
    next += cabinet.input.length;
    return { cabinet, base };
  });
  based.sort((one, other) => compareInSet(one.cabinet, other.cabinet));
  const files: SetFile[] = [];
  let before: Joined | null = null;
  for (const { cabinet, base } of based) {
    const open = openFolderOf(before, cabinet);
    const folders = foldersOf(cabinet, base, open);
    for (const file of cabinet.files) {
      // What comes from a cabinet that is here was listed there.
      if (file.fromPrevious && open !== null) continue;
      files.push({ file, folder: folders[file.folder] ?? null, at: base + file.at });
    }
    before = { cabinet, folders };
  }
  return files;
}

function compareInSet(one: Cabinet, other: Cabinet): number {
  return one.setId - other.setId || one.number - other.number;
}

/** The folder of the cabinet before that goes on in this one. */
function openFolderOf(before: Joined | null, cabinet: Cabinet): OpenFolder | null {
  const isNext =
    before !== null && before.cabinet.setId === cabinet.setId && before.cabinet.number + 1 === cabinet.number;
  const last = isNext ? before.folders.at(-1) : undefined;
  const goesOn = last !== undefined && last.goesOnIn !== null;
  const isContinued =
    cabinet.files.some(({ fromPrevious }) => fromPrevious) &&
    cabinet.folders[0]?.compression === last?.compression;
  return goesOn && isContinued ? last : null;
}

function foldersOf(cabinet: Cabinet, base: number, open: OpenFolder | null): readonly OpenFolder[] {
  const hasBeginningElsewhere = cabinet.files.some(({ fromPrevious }) => fromPrevious);
  const folders = cabinet.folders.map((folder, index): OpenFolder => {
    const segment = { cabinet, folder, base };
    if (index === 0 && open !== null) {
      open.segments.push(segment);
      open.goesOnIn = null;
      return open;
    }
    const beginsIn = index === 0 && hasBeginningElsewhere ? (cabinet.previous ?? '') : null;
    return { segments: [segment], compression: folder.compression, beginsIn, goesOnIn: null };
  });
  const last = folders.at(-1);
  if (last !== undefined && cabinet.files.some(({ toNext }) => toNext)) last.goesOnIn = cabinet.next ?? '';
  return folders;
}
