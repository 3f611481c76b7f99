/** Files by the post office database they may belong to, as their folders and names tell. */
import type { DiagnosedFile } from '../../facts.ts';
import { DATABASE_FILES } from './names.ts';

/** Directories of a post office database (Q132744), and that of the DXA (Q193378). In capitals. */
const DIRECTORIES: ReadonlySet<string> = new Set(['GLB', 'NME', 'KEY', 'MBG', 'ATT', 'MAI', 'INF', 'USR']);
export const DXA_DIRECTORY = 'DXADATA';
/** Sixteen directories each below ATT and MAI hold the files (Q132744). */
const FAN = /^(?:AT|MA)[0-9A-F]$/;
const EXTENSION = /\.(?:GLB|NME|KEY|MBG|ATT|MAI|INF|USR|EDB)$|^EDB\d{0,5}\.LOG$|^SORT\d{1,4}$/;
/** One name may be that of an attachment somebody saved. */
const NAMES_THAT_SHOW = 2;
/** A post office has some hundred such files, and two for each user. */
const FILES_KEPT = 50_000;

export interface PlacedFile {
  readonly id: number;
  /** As the queue has it, and the name alone in capitals. */
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Folder of the database, '' for the queue itself; and the directory in it, '' where there is none. */
  readonly root: string;
  readonly directory: string;
}

/** Of a member of an archive, 0 also stands for a size that is not known. */
export function hasSize({ archive, fileBytes }: Pick<DiagnosedFile, 'archive' | 'fileBytes'>): boolean {
  return archive === null || fileBytes > 0;
}

export interface Folders {
  /** Whether the file may belong to a database; others are none of our concern. */
  add(file: DiagnosedFile): boolean;
  /** Files of each folder that is the database of a post office, in the order of the folders. */
  databases(): readonly (readonly PlacedFile[])[];
  /** Files of each DXADATA. */
  dxaFolders(): readonly (readonly PlacedFile[])[];
  notChecked(): readonly string[];
}

export function createFolders(most = FILES_KEPT): Folders {
  const byRoot = new Map<string, PlacedFile[]>();
  let kept = 0;
  let left = 0;
  const roots = (isWanted: (files: readonly PlacedFile[]) => boolean): PlacedFile[][] =>
    [...byRoot]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, files]) => (isWanted(files) ? [files] : []));
  return {
    add(file) {
      // A message is a message, whatever it is called.
      const isMessage = file.from !== null || file.to !== null || file.subject !== null;
      const placed = isMessage || file.role === 'log' || !hasSize(file) ? null : placeOf(file);
      if (placed === null) return false;
      if (kept >= most) left += 1;
      else {
        kept += 1;
        const known = byRoot.get(placed.root);
        if (known === undefined) byRoot.set(placed.root, [placed]);
        else known.push(placed);
      }
      return true;
    },
    databases: () => roots(isDatabase),
    dxaFolders: () => roots(([first]) => first?.directory === DXA_DIRECTORY),
    notChecked: () =>
      left === 0
        ? []
        : [`${left} files of post office databases beyond the first ${most} were not looked at.`],
  };
}

function isDatabase(files: readonly PlacedFile[]): boolean {
  const names = new Set(files.flatMap(({ name }) => (DATABASE_FILES.has(name) ? [name] : [])));
  const hasGlb = files.some(({ name, directory }) => directory === 'GLB' && DATABASE_FILES.has(name));
  return hasGlb || names.size >= NAMES_THAT_SHOW;
}

function placeOf({ id, file, fileBytes, modifiedMs }: DiagnosedFile): PlacedFile | null {
  const path = file.split('/');
  const name = (path.pop() ?? '').toUpperCase();
  if (!EXTENSION.test(name)) return null;
  let directory = (path.at(-1) ?? '').toUpperCase();
  if (FAN.test(directory)) {
    path.pop();
    directory = (path.at(-1) ?? '').toUpperCase();
  }
  const isInDatabase = DIRECTORIES.has(directory);
  if (isInDatabase) path.pop();
  else if (directory !== DXA_DIRECTORY) directory = '';
  return { id, file, name, bytes: fileBytes, modifiedMs, root: path.join('/'), directory };
}
