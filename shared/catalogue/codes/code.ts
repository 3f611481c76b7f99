/** What the entries of codes have in common: who writes them, and steps that many of them ask for. */
import type { CatalogueEntry } from '../model.ts';

type CodeFields = Pick<CatalogueEntry, 'severity' | 'title' | 'meaning' | 'kb'> &
  Partial<Pick<CatalogueEntry, 'causes' | 'remedy'>> & { readonly code: number };

/** Entry of a number that the DirSync programs print in brackets. Without causes or remedy the sources give none. */
export function dirSyncCode({ code, causes = [], remedy = [], ...said }: CodeFields): CatalogueEntry {
  return { kind: 'code', source: 'DirSync', code: String(code), ...said, causes, remedy };
}

export const MEMORY =
  'The program needs 640 KB of conventional memory: run it on another computer, or free some.';
export const FILE_HANDLES = 'Set FILES=20 or more in CONFIG.SYS of that computer.';
export const CONNECTION = 'Check that the connection to the file server still stands, and run it again.';
export const DISK_SPACE = 'Make room on the disk of the post office.';
export const UNLOCK =
  'Find out with the tools of the network operating system who holds the file open, and close it there.';
export const ONE_CYCLE = 'Wait at least one cycle: it usually clears by itself.';
export const SUBMIT_IMPORT = 'Ask for a full list: Admin, Config, Dir-Sync, Requestor, Import.';
export const CHECK_FILE = 'Correct the lines that the log names, and run Import again.';
