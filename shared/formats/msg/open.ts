import { CodecFault } from '../../codecs/fault.ts';
import { readUint32 } from '../../codecs/little-endian.ts';
import { count } from '../../format/count.ts';
import type { Limits } from '../../limits.ts';
import { headerValue, readHeaderBlock } from '../../mime/headers.ts';
import type { HeaderField } from '../../model.ts';
import { openCompoundFile, streamBytes } from '../compound-file/open.ts';
import type { Storage } from '../compound-file/open.ts';
import type { Fact, OpenContainer } from '../container.ts';
import { beyondLimit } from '../member-limit.ts';
import { DEFAULT_CODE_PAGE } from '../mapi/code-page.ts';
import { addPropertyFacts, addRecipientFacts } from '../mapi/facts.ts';
import { headersOf, recipientOf } from '../mapi/headers.ts';
import type { Recipient } from '../mapi/headers.ts';
import { createKept } from '../mapi/kept.ts';
import { ID } from '../mapi/names.ts';
import { findProperty, VALUE_BYTES } from '../mapi/property.ts';
import type { MapiProperty } from '../mapi/property.ts';
import { integerValue, textValue } from '../mapi/value.ts';
import type { Showing } from '../mapi/value.ts';
import { ATTACHMENT_PREFIX, COUNTS_AT, HEADER_BYTES, PROPERTIES_STREAM, RECIPIENT_PREFIX } from './layout.ts';
import { attachmentMembers, bodyMembers, CONTENT_PROPERTIES, numbered } from './members.ts';
import { readNames } from './named.ts';
import { readProperties } from './properties.ts';
import type { PropertySource } from './properties.ts';

const NOT_KNOWN = { from: null, subject: null, sentMs: null };

/**
 * Opens an Outlook message ([MS-OXMSG]). An attached message is a member that opens as a .msg file again.
 * @throws CodecFault truncated, corrupt-data, unsupported-codec, output-limit
 */
export const openMsg: OpenContainer = (input, { limits, passed }) => {
  const root = openCompoundFile(input, limits, passed);
  if (!root.streams.has(PROPERTIES_STREAM))
    throw new CodecFault('corrupt-data', 'a compound file without the properties of a message', 0);
  const source: PropertySource = { input, limits, names: readNames(input, root, limits) };
  const properties = readProperties(source, root, HEADER_BYTES.message);
  const showing: Showing = { codePage: codePageOf(properties), chars: limits.shownFieldChars };
  const recipients = recipientsOf(source, root, showing);
  const facts = createKept<Fact>(limits.containerFacts);
  const told = properties.filter(({ id }) => !CONTENT_PROPERTIES.includes(id));
  addPropertyFacts(facts, told, showing);
  addRecipientFacts(facts, recipients);
  const bodies = bodyMembers(source, root);
  const attachments = attachmentMembers(source, root, showing, limits.containerMembers - bodies.length);
  return {
    members: [...bodies, ...attachments.members],
    facts: facts.items,
    headers: transportHeaders(properties, limits) ?? headersOf(properties, recipients, NOT_KNOWN, showing),
    notes: [
      ...countNotes(input, root),
      ...recipientNotes(root, limits),
      ...(facts.leftOut() > 0 ? [`${count(facts.leftOut())} further properties are not shown`] : []),
    ],
    unread: beyondLimit(attachments.leftOut, limits.containerMembers),
  };
};

function codePageOf(properties: readonly MapiProperty[]): number {
  const own = integerValue(findProperty(properties, ID.messageCodePage));
  return own ?? integerValue(findProperty(properties, ID.internetCodePage)) ?? DEFAULT_CODE_PAGE;
}

function recipientsOf(source: PropertySource, root: Storage, showing: Showing): Recipient[] {
  return numbered(root, RECIPIENT_PREFIX)
    .slice(0, source.limits.mapiRecipients)
    .flatMap((storage) => recipientOf(readProperties(source, storage, HEADER_BYTES.other), showing) ?? []);
}

function recipientNotes(root: Storage, { mapiRecipients }: Limits): string[] {
  const all = numbered(root, RECIPIENT_PREFIX).length;
  if (all <= mapiRecipients) return [];
  return [`${count(all - mapiRecipients)} of ${count(all)} recipients were not read: beyond the limit`];
}

/** The header fields it came with; null when it came without, or without those that tell who and what. */
function transportHeaders(properties: readonly MapiProperty[], limits: Limits): HeaderField[] | null {
  const showing = { codePage: DEFAULT_CODE_PAGE, chars: VALUE_BYTES };
  const text = textValue(findProperty(properties, ID.transportHeaders), showing);
  if (text === null) return null;
  const bytes = new TextEncoder().encode(text);
  const fields = readHeaderBlock(bytes, 0, bytes.length, limits.headerBytes)?.fields ?? [];
  const isTelling = headerValue(fields, 'From') !== null || headerValue(fields, 'Subject') !== null;
  return isTelling ? [...fields] : null;
}

/** A message says how many recipients and attachments it has; fewer storages mean that some are lost. */
function countNotes(input: Uint8Array, root: Storage): string[] {
  const properties = root.streams.get(PROPERTIES_STREAM);
  const header = properties === undefined ? null : streamBytes(input, properties, HEADER_BYTES.message);
  if (header === null || header.length < HEADER_BYTES.message)
    return ['the header of the properties is cut off'];
  const kinds = [
    { word: 'recipients', announced: readUint32(header, COUNTS_AT.recipients), prefix: RECIPIENT_PREFIX },
    { word: 'attachments', announced: readUint32(header, COUNTS_AT.attachments), prefix: ATTACHMENT_PREFIX },
  ];
  return kinds.flatMap(({ word, announced, prefix }) => {
    const found = numbered(root, prefix).length;
    return announced === found
      ? []
      : [`the message says it has ${count(announced)} ${word}, there are ${count(found)}`];
  });
}
