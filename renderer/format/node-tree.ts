/** What a message holds as the open rows of a tree. Pure. */
import { isCodec } from '../../shared/formats/names.ts';
import type { ByteSource, MessageDetail, PartFacts } from '../../shared/model.ts';
import type { KeyedRow } from '../ui/tree-keys.ts';

export interface NodeRow extends KeyedRow {
  readonly part: PartFacts;
  /** From 1, as assistive technology counts. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

/** The nodes of a message; of a file in which none was made out the file itself, as path "1". */
export function nodesOf({ parts, row }: Pick<MessageDetail, 'parts' | 'row'>): readonly PartFacts[] {
  if (parts.length > 0) return parts;
  return [
    {
      path: '1',
      format: 'unknown',
      why: row.state.kind === 'unrecognised' ? row.state.reason : 'nothing in it was made out',
      contentType: '',
      fileName: null,
      encoding: '',
      start: 0,
      end: row.fileBytes,
      bytes: row.fileBytes,
      codec: 'none',
      bytesOut: null,
      transactions: null,
      failedAt: null,
    },
  ];
}

/**
 * All rows that can be seen, in the order of the message.
 * @param closed paths of the nodes whose children are hidden
 */
export function nodeRows(parts: readonly PartFacts[], closed: ReadonlySet<string>): readonly NodeRow[] {
  const known = new Set(parts.map(({ path }) => path));
  const below = new Map<string | null, PartFacts[]>();
  for (const part of parts) {
    const parent = parentIn(known, part.path);
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [part]);
    else siblings.push(part);
  }
  const rows: NodeRow[] = [];
  addRows(rows, below, closed, null, 1);
  return rows;
}

function addRows(
  rows: NodeRow[],
  below: ReadonlyMap<string | null, readonly PartFacts[]>,
  closed: ReadonlySet<string>,
  parent: string | null,
  level: number,
): void {
  const siblings = below.get(parent) ?? [];
  siblings.forEach((part, index) => {
    const isOpen = below.has(part.path) ? !closed.has(part.path) : null;
    rows.push({
      key: part.path,
      part,
      parent,
      level,
      position: index + 1,
      siblings: siblings.length,
      isOpen,
    });
    if (isOpen === true) addRows(rows, below, closed, part.path, level + 1);
  });
}

/** The nearest node above that is listed; null at the top. */
function parentIn(known: ReadonlySet<string>, path: string): string | null {
  for (let above = pathAbove(path); above !== null; above = pathAbove(above)) {
    if (known.has(above)) return above;
  }
  return null;
}

function pathAbove(path: string): string | null {
  const end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('/'));
  return end === -1 ? null : path.slice(0, end);
}

/** The bytes that the range of a node counts in. */
export function rangeSource(parts: readonly PartFacts[], { path }: Pick<PartFacts, 'path'>): ByteSource {
  for (let above = pathAbove(path); above !== null; above = pathAbove(above)) {
    const holder = parts.find((part) => part.path === above);
    // Parts of a message count in that message, and a member in its container, which is the next one above.
    const isMember = path.lastIndexOf('/') === above.length;
    if (holder !== undefined && (isMember || isMessageOfItsOwn(holder))) return contentSource(holder);
    if (isMember || above.includes('/', path.lastIndexOf('/'))) return { kind: 'part', path: above };
  }
  return { kind: 'file' };
}

/** What a node holds for those below it: what its codec gives, else its own bytes. */
function contentSource({ path, format }: Pick<PartFacts, 'path' | 'format'>): ByteSource {
  return { kind: isCodec(format) ? 'decoded' : 'part', path };
}
