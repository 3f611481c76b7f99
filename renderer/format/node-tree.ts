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

/**
 * The nodes of a message; of a file in which none was made out the file itself, as path "1".
 * @param known what that file is, where it is no message
 */
export function nodesOf(
  { parts, row }: Pick<MessageDetail, 'parts' | 'row'>,
  known: Pick<PartFacts, 'format' | 'why'> | null = null,
): readonly PartFacts[] {
  if (parts.length > 0) return parts;
  const failure = row.state.kind === 'failed' ? row.state.failure : null;
  const why = row.state.kind === 'unrecognised' ? row.state.reason : 'nothing in it was made out';
  return [
    {
      path: '1',
      format: 'unknown',
      why,
      ...known,
      contentType: '',
      fileName: null,
      encoding: '',
      start: 0,
      end: row.fileBytes,
      bytes: row.fileBytes,
      codec: 'none',
      bytesOut: null,
      transactions: null,
      failedAt: failure?.offset ?? null,
      failure,
    },
  ];
}

/** The node that a message failed with: its byte may count in what that lies in. Null where it is none of these. */
export function failedNode(
  { row: { state } }: Pick<MessageDetail, 'row'>,
  nodes: readonly PartFacts[],
): PartFacts | null {
  if (state.kind !== 'failed') return null;
  const { part, detail } = state.failure;
  const own = nodes.find(({ failure }) => failure?.part === part && failure.detail === detail);
  return own ?? nodes.find(({ path }) => path === part) ?? null;
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

/** The bytes that the range of a node counts in: a member in its container, a part in its message. */
export function rangeSource(parts: readonly PartFacts[], { path }: Pick<PartFacts, 'path'>): ByteSource {
  const holder = (at: string): PartFacts | undefined => parts.find((part) => part.path === at);
  const member = path.lastIndexOf('/');
  if (member !== -1 && !path.includes('.', member))
    return contentSource(holder(path.slice(0, member)), path.slice(0, member));
  let above = path;
  while (above.includes('.', member)) {
    above = above.slice(0, above.lastIndexOf('.'));
    const message = holder(above);
    if (message !== undefined && isMessageOfItsOwn(message)) return contentSource(message, above);
  }
  return member === -1 ? { kind: 'file' } : contentSource(holder(above), above);
}

/** Encoded or under another type, a message is read anew from its own content; else it is a part like others. */
function isMessageOfItsOwn({ path, format, contentType, encoding }: PartFacts): boolean {
  if (path === '1' || format !== 'message') return false;
  return contentType !== 'message/rfc822' || !['7bit', '8bit', 'binary'].includes(encoding);
}

/** What a node holds for those below it: what its codec gives, else its own bytes. */
function contentSource(node: PartFacts | undefined, path: string): ByteSource {
  return { kind: node !== undefined && isCodec(node.format) ? 'decoded' : 'part', path };
}
