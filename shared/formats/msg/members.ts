import type { Decoded } from '../../codecs/fault.ts';
import type { Fact, Member } from '../container.ts';
import { streamSteps } from '../compound-file/open.ts';
import type { Storage, Stream } from '../compound-file/open.ts';
import { STORED_AS_UTF16, textEnd, utf16AsUtf8 } from '../mapi/body-text.ts';
import { addPropertyFacts } from '../mapi/facts.ts';
import { createKept } from '../mapi/kept.ts';
import { ID } from '../mapi/names.ts';
import { findProperty } from '../mapi/property.ts';
import type { MapiProperty } from '../mapi/property.ts';
import { TYPE } from '../mapi/types.ts';
import { textValue } from '../mapi/value.ts';
import type { Showing } from '../mapi/value.ts';
import { ATTACHMENT_PREFIX, HEADER_BYTES, PROPERTIES_STREAM, valueName } from './layout.ts';
import { readProperties } from './properties.ts';
import type { PropertySource } from './properties.ts';
import { messageFileSteps, objectFileSteps } from './standalone.ts';

const BODIES = [
  { id: ID.body, name: 'body.txt', contentType: 'text/plain' },
  { id: ID.html, name: 'body.html', contentType: 'text/html' },
  { id: ID.rtfCompressed, name: 'body.rtf', contentType: null },
] as const;
const TYPES = [TYPE.string8, TYPE.string, TYPE.binary] as const;
const REWRITTEN = 'part of this compound file; shown and saved as a file of its own';

/** What is a member is told by its content, not by its bytes. */
export const CONTENT_PROPERTIES: readonly number[] = [ID.body, ID.rtfCompressed, ID.html, ID.attachData];

/** Text, HTML and RTF of the message, as many as there are. */
export function bodyMembers({ input }: PropertySource, storage: Storage): Member[] {
  const members: Member[] = [];
  for (const { id, name, contentType } of BODIES) {
    for (const type of TYPES) {
      const stream = storage.streams.get(valueName(((id << 16) | type) >>> 0));
      if (stream !== undefined) members.push({ name, contentType, ...bodyContent(input, stream, type) });
    }
  }
  return members;
}

function bodyContent(
  input: Uint8Array,
  stream: Stream,
  type: (typeof TYPES)[number],
): Omit<Member, 'name' | 'contentType'> {
  if (type === TYPE.binary) return { role: 'body', facts: [], ...stored(input, stream) };
  if (type === TYPE.string8) return { role: 'body', facts: [], ...stored(input, textOf(input, stream, 1)) };
  const text = stored(input, textOf(input, stream, 2));
  return { role: 'body', facts: [STORED_AS_UTF16], range: text.range, open: () => utf16AsUtf8(text.open()) };
}

interface Stored {
  readonly range: Member['range'];
  readonly open: () => Iterable<Decoded>;
}

function stored(input: Uint8Array, stream: Stream): Stored {
  const range = stream.pieces.length === 1 ? (stream.pieces[0] ?? null) : null;
  return { range, open: () => streamSteps(input, stream) };
}

/** Without the zero that some writers end a text with. */
function textOf(input: Uint8Array, stream: Stream, unit: 1 | 2): Stream {
  const last = stream.pieces.at(-1);
  if (last === undefined) return stream;
  const end = textEnd(input, last[0], last[1], unit);
  const pieces = [...stream.pieces.slice(0, -1), [last[0], end] as const];
  return { length: stream.length - (last[1] - end), pieces };
}

/** Storages whose names begin with `prefix`, in the order of their numbers. */
export function numbered(storage: Storage, prefix: string): Storage[] {
  return [...storage.storages]
    .filter(([name]) => name.startsWith(prefix))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, inner]) => inner);
}

/** The first `most` attachments. */
export function attachmentMembers(
  source: PropertySource,
  root: Storage,
  showing: Showing,
  most: number,
): { readonly members: readonly Member[]; readonly leftOut: number } {
  const members = createKept<Member>(most);
  for (const storage of numbered(root, ATTACHMENT_PREFIX))
    members.add(() => attachmentMember(source, root, storage, showing));
  return { members: members.items, leftOut: members.leftOut() };
}

function attachmentMember(source: PropertySource, root: Storage, storage: Storage, showing: Showing): Member {
  const { input, limits } = source;
  const properties = readProperties(source, storage, HEADER_BYTES.other);
  const facts = createKept<Fact>(limits.containerFacts);
  const object = storage.storages.get(valueName((ID.attachData << 16) | TYPE.object));
  if (object !== undefined) facts.add(() => ({ name: 'Stored as', value: REWRITTEN }));
  addPropertyFacts(
    facts,
    properties.filter(({ id }) => !CONTENT_PROPERTIES.includes(id)),
    showing,
  );
  const described = { ...nameAndType(properties, showing), facts: facts.items, range: null };
  if (object?.streams.has(PROPERTIES_STREAM))
    return { ...described, role: 'message', open: () => messageFileSteps(input, object, root) };
  if (object !== undefined)
    return { ...described, role: 'attachment', open: () => objectFileSteps(input, object) };
  const data = storage.streams.get(valueName((ID.attachData << 16) | TYPE.binary));
  const content: Stored = data === undefined ? { range: null, open: () => [] } : stored(input, data);
  return { ...described, ...content, role: 'attachment' };
}

function nameAndType(
  properties: readonly MapiProperty[],
  showing: Showing,
): { readonly name: string | null; readonly contentType: string | null } {
  const text = (id: number): string => textValue(findProperty(properties, id), showing) ?? '';
  const name = text(ID.attachLongFilename) || text(ID.attachFilename) || text(ID.displayName);
  return { name: name || null, contentType: text(ID.attachMimeTag) || null };
}
