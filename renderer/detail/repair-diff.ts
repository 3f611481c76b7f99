/** A repair as lines before and after it, the changed characters told from the others. Pure: bytes in, pieces out. */
import { decodeText } from '../../shared/dirsync/code-pages.ts';
import type { CodePage, Repair } from '../../shared/lint/model.ts';

export interface DiffPiece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** Pieces of one line. */
export type DiffLine = readonly DiffPiece[];

export interface RepairDiff {
  readonly before: readonly DiffLine[];
  readonly after: readonly DiffLine[];
}

/** What is fetched on either side of a repair; lines of the Import format are shorter. */
export const DIFF_CONTEXT = 160;

const LF = 10;
const CR = 13;
/** Names of characters that cannot be seen; blanks are drawn where they are what changes. */
const NAMES: Readonly<Record<string, string>> = { '\r': '[CR]', '\n': '[LF]', '\t': '[TAB]' };

/** @param window bytes of the payload around the repair, which begin at `offset` */
export function repairDiff(
  window: { readonly offset: number; readonly bytes: Uint8Array },
  repair: Repair,
  codePage: CodePage,
): RepairDiff {
  const { bytes } = window;
  const start = Math.max(0, repair.start - window.offset);
  const end = Math.max(start, repair.end - window.offset);
  const decode = (from: number, to: number): string => decodeText(codePage, bytes, from, to);
  const removed = decode(start, end);
  const added = decodeText(codePage, repair.replacement);
  const head = decode(lineStart(bytes, start), start);
  const tail = decode(end, lineEnd(bytes, end));
  // Line ends are noise where the change is not about them.
  const shownTail = /[\r\n]/.test(removed + added) ? tail : tail.replace(/[\r\n]{1,8}$/, '');
  return { before: linesOf(head, removed, shownTail), after: linesOf(head, added, shownTail) };
}

function lineStart(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index > 0 && bytes[index - 1] !== LF && bytes[index - 1] !== CR) index -= 1;
  return index;
}

/** Behind the line ends, so that a change of those is seen. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index < bytes.length && bytes[index] !== LF && bytes[index] !== CR) index += 1;
  while (index < bytes.length && bytes[index] === CR) index += 1;
  return bytes[index] === LF ? index + 1 : index;
}

function linesOf(head: string, changed: string, tail: string): readonly DiffLine[] {
  const lines: DiffPiece[][] = [[]];
  const add = (text: string, isChanged: boolean): void => {
    // A line ends behind its LF; what follows begins the next one.
    text.split(/(?<=\n)/u).forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece !== '') lines.at(-1)?.push({ text: visible(piece, isChanged), isChanged });
      if (piece.endsWith('\n')) lines.push([]);
    });
  };
  add(head, false);
  add(changed, true);
  add(tail, false);
  return lines.filter((line) => line.length > 0);
}

function visible(text: string, isChanged: boolean): string {
  const shown = isChanged ? text.replaceAll(' ', '·') : text;
  return shown.replaceAll(/[\r\n\t]/g, (character) => NAMES[character] ?? character);
}
