import { count } from '../../format/count.ts';
import type { OpenContainer } from '../container.ts';
import { beyondLimit } from '../member-limit.ts';
import { headersOf, sentMs } from '../mapi/headers.ts';
import type { KnownOtherwise } from '../mapi/headers.ts';
import type { Showing } from '../mapi/value.ts';
import { readDate, readSender, stringOf } from './legacy.ts';
import { groupFacts, tnefMembers } from './members.ts';
import { ATTRIBUTE } from './names.ts';
import { readRecipients } from './recipients.ts';
import { findAttribute, readTnefStream } from './stream.ts';
import type { TnefStream } from './stream.ts';

export { hasTnefSignature } from './attributes.ts';

/**
 * Opens a TNEF stream ([MS-OXTNEF]), the winmail.dat of Outlook and Exchange. A wrong checksum of an attribute is only
 * noted, as mailers do, unless the stream loses its way behind it: then, as where it is cut off, what stands before is read.
 * @throws CodecFault truncated, corrupt-data when it does not begin as such a stream
 */
export const openTnef: OpenContainer = (input, { limits, passed }) => {
  const stream = readTnefStream(input, limits, passed);
  const { message } = stream;
  const showing: Showing = { codePage: stream.codePage, chars: limits.shownFieldChars };
  const table = findAttribute(message.attributes, ATTRIBUTE.recipientTable);
  const { recipients, notes } = readRecipients(input, table, limits, showing, passed);
  const told = groupFacts(stream, message, limits, showing, recipients);
  const otherwise = legacyFacts(stream, showing);
  const headers = headersOf(message.properties, recipients, otherwise, showing);
  const members = tnefMembers(stream, limits, showing);
  const most = limits.containerMembers;
  const usesLegacyDate = headers !== null && sentMs(message.properties) === null && otherwise.sentMs !== null;
  return {
    members: members.slice(0, most).map(({ member }) => member),
    facts: told.facts,
    headers,
    notes: [
      ...stream.notes,
      ...notes,
      ...(usesLegacyDate ? [DATE_NOTE] : []),
      ...(told.leftOut > 0 ? [`${count(told.leftOut)} further properties are not shown`] : []),
    ],
    unread: stream.unread ?? beyondLimit(Math.max(0, members.length - most), most),
  };
};

/** [MS-OXTNEF] 2.1.3.3.4 leaves the zone to whoever writes the stream, and some wrote local time. */
const DATE_NOTE = 'the time it was sent at is told without its zone, and taken as UTC';

/** What the attributes from before MAPI say of sender, subject and time. */
function legacyFacts({ input, message }: TnefStream, showing: Showing): KnownOtherwise {
  const from = findAttribute(message.attributes, ATTRIBUTE.from);
  const subject = findAttribute(message.attributes, ATTRIBUTE.subject);
  const date = findAttribute(message.attributes, ATTRIBUTE.dateSent);
  return {
    from: from === null ? null : readSender(input, from, showing),
    subject: subject === null ? null : stringOf(input, subject, showing) || null,
    sentMs: date === null ? null : readDate(input, date),
  };
}
