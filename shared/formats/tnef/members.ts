import { CodecFault } from '../../codecs/fault.ts';
import type { Decoded } from '../../codecs/fault.ts';
import { storedSteps } from '../../codecs/stored.ts';
import type { Limits } from '../../limits.ts';
import type { Fact, Member, MemberRole } from '../container.ts';
import { STORED_AS_UTF16, textEnd, utf16AsUtf8 } from '../mapi/body-text.ts';
import { addPropertyFacts, addRecipientFacts } from '../mapi/facts.ts';
import { GUID_BYTES, IID_MESSAGE, readGuid } from '../mapi/guid.ts';
import type { Recipient } from '../mapi/headers.ts';
import { createKept } from '../mapi/kept.ts';
import { ID } from '../mapi/names.ts';
import { findProperty } from '../mapi/property.ts';
import type { MapiProperty, PropertyValue } from '../mapi/property.ts';
import { TYPE } from '../mapi/types.ts';
import { textValue } from '../mapi/value.ts';
import type { Showing } from '../mapi/value.ts';
import type { Attribute } from './attributes.ts';
import { attributeText, stringOf } from './legacy.ts';
import { ATTRIBUTE, attributeName } from './names.ts';
import { findAttribute } from './stream.ts';
import type { AttributeGroup, TnefStream } from './stream.ts';

/** A member and where its data lies, which delivery writes other data to. */
export interface TnefMember {
  readonly member: Member;
  /** The attAttachData that holds all of its data; null where the data is kept in another way. */
  readonly data: Attribute | null;
}

/** What is a member, or the properties themselves: told by their content, not by their bytes. */
const CONTENT_ATTRIBUTES: readonly number[] = [
  ATTRIBUTE.body,
  ATTRIBUTE.attachData,
  ATTRIBUTE.messageProperties,
  ATTRIBUTE.attachment,
  ATTRIBUTE.recipientTable,
];
const CONTENT_PROPERTIES: readonly number[] = [ID.body, ID.rtfCompressed, ID.html, ID.attachData];
const UTF16_UNIT = 2;

/** Bodies first, then the attachments, both in the order of the stream. */
export function tnefMembers(stream: TnefStream, limits: Limits, showing: Showing): TnefMember[] {
  const bodies = bodyMembers(stream).map((member) => ({ member, data: null }));
  return [...bodies, ...stream.attachments.map((group) => attachmentMember(stream, group, limits, showing))];
}

/** Facts that attributes and properties of a group tell, and how many there was no room for. */
export function groupFacts(
  stream: TnefStream,
  group: AttributeGroup,
  limits: Limits,
  showing: Showing,
  recipients: readonly Recipient[] = [],
): { readonly facts: readonly Fact[]; readonly leftOut: number } {
  const facts = createKept<Fact>(limits.containerFacts);
  for (const attribute of group.attributes) {
    if (CONTENT_ATTRIBUTES.includes(attribute.id)) continue;
    const name = attributeName(attribute.id) ?? `0x${attribute.id.toString(16).padStart(8, '0')}`;
    facts.add(() => ({ name, value: attributeText(stream.input, attribute, showing) }));
  }
  const told = group.properties.filter(({ id }) => !CONTENT_PROPERTIES.includes(id));
  addPropertyFacts(facts, told, showing);
  addRecipientFacts(facts, recipients);
  return { facts: facts.items, leftOut: facts.leftOut() };
}

function bodyMembers(stream: TnefStream): Member[] {
  const { input, message } = stream;
  const members: Member[] = [];
  const attribute = findAttribute(message.attributes, ATTRIBUTE.body);
  if (attribute !== null) {
    const end = textEnd(input, attribute.start, attribute.end, 1);
    members.push(storedMember(stream, 'body.txt', 'text/plain', attribute.start, end));
  }
  members.push(...propertyBody(stream, ID.body, 'body.txt', 'text/plain'));
  members.push(...propertyBody(stream, ID.html, 'body.html', 'text/html'));
  members.push(...propertyBody(stream, ID.rtfCompressed, 'body.rtf', null));
  // The body may be among what could not be read, and then there is more than nothing.
  if (members.length === 0 && message.fault !== null) members.push(unreadMember('body', message.fault));
  return members;
}

function propertyBody(stream: TnefStream, id: number, name: string, contentType: string | null): Member[] {
  const property = findProperty(stream.message.properties, id);
  const [value] = property?.values ?? [];
  if (property === null || value === undefined || value.start === null) return [];
  const end = value.start + value.length;
  if (property.type === TYPE.string) {
    const last = textEnd(stream.input, value.start, end, UTF16_UNIT);
    const stored = storedMember(stream, name, contentType, value.start, last);
    return [{ ...stored, facts: [STORED_AS_UTF16], open: () => utf16AsUtf8(stepsOf(stored)) }];
  }
  const last = property.type === TYPE.string8 ? textEnd(stream.input, value.start, end, 1) : end;
  return [storedMember(stream, name, contentType, value.start, last)];
}

/** What is stored as it is goes in steps of the stream itself. */
function* stepsOf(member: Member): Generator<Decoded, void> {
  const steps = member.open();
  if (Symbol.iterator in steps) yield* steps;
}

function storedMember(
  { input }: TnefStream,
  name: string | null,
  contentType: string | null,
  start: number,
  end: number,
): Member {
  const open = (): Iterable<Decoded> => storedSteps(input.subarray(0, end), start);
  return { name, role: 'body', contentType, range: [start, end], facts: [], open };
}

function unreadMember(role: MemberRole, fault: CodecFault): Member {
  const open = (): Iterable<Decoded> => {
    throw fault;
  };
  return { name: null, role, contentType: null, range: null, facts: [], open };
}

function attachmentMember(
  stream: TnefStream,
  group: AttributeGroup,
  limits: Limits,
  showing: Showing,
): TnefMember {
  const { properties } = group;
  const name = attachmentName(stream, group, showing);
  const contentType = textValue(findProperty(properties, ID.attachMimeTag), showing) || null;
  const { facts } = groupFacts(stream, group, limits, showing);
  const described = { name, contentType, facts };
  const data = findAttribute(group.attributes, ATTRIBUTE.attachData);
  const object = findProperty(properties, ID.attachData);
  // Writers put an empty attAttachData beside an object, and that may be among what could not be read.
  const isEmptied = object !== null || group.fault !== null;
  if (data !== null && (data.end > data.start || !isEmptied)) {
    const stored = storedMember(stream, name, contentType, data.start, data.end);
    return { member: { ...stored, ...described, role: 'attachment' }, data };
  }
  const [value] = object?.values ?? [];
  if (object !== null && value !== undefined)
    return { member: { ...objectMember(stream, object, value), ...described }, data: null };
  if (group.fault !== null)
    return { member: { ...unreadMember('attachment', group.fault), ...described }, data: null };
  const empty: Member = { ...described, role: 'attachment', range: null, open: () => [] };
  return { member: empty, data: null };
}

/** What PR_ATTACH_DATA_OBJ holds behind the interface that reads it: a message is a TNEF stream of its own. */
function objectMember(stream: TnefStream, object: MapiProperty, value: PropertyValue): Member {
  const start = value.start ?? 0;
  const end = start + value.length;
  if (object.type !== TYPE.object)
    return { ...storedMember(stream, null, null, start, end), role: 'attachment' };
  if (value.length < GUID_BYTES) {
    const fault = new CodecFault('corrupt-data', 'an attached object without an interface', start);
    return unreadMember('attachment', fault);
  }
  const role = readGuid(value.bytes, 0) === IID_MESSAGE ? 'message' : 'attachment';
  return { ...storedMember(stream, null, null, start + GUID_BYTES, end), role };
}

/** The longest of the names it is given: the others were made short for programs that needed it. */
function attachmentName(stream: TnefStream, group: AttributeGroup, showing: Showing): string | null {
  const property = (id: number): string => textValue(findProperty(group.properties, id), showing) ?? '';
  const attribute = (id: number): string => {
    const found = findAttribute(group.attributes, id);
    return found === null ? '' : stringOf(stream.input, found, showing);
  };
  return (
    property(ID.attachLongFilename) ||
    attribute(ATTRIBUTE.attachTransportFilename) ||
    attribute(ATTRIBUTE.attachTitle) ||
    property(ID.attachFilename) ||
    property(ID.displayName) ||
    null
  );
}
