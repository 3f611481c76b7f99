/** Values of the attributes that are older than MAPI ([MS-OXTNEF] 2.1.3.3), in words. */
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import { decodeCodePage, codePageText } from '../mapi/code-page.ts';
import type { Correspondent } from '../mapi/headers.ts';
import { correspondentText } from '../mapi/headers.ts';
import type { MapiProperty } from '../mapi/property.ts';
import { TYPE } from '../mapi/types.ts';
import { propertyText } from '../mapi/value.ts';
import type { Showing } from '../mapi/value.ts';
import type { Attribute } from './attributes.ts';
import { ATTRIBUTE } from './names.ts';

const VALUE = { text: [1, 2], date: 3, numbers: [4, 5, 7, 8] } as const;
const DATE_BYTES = 14;
/** Before the name and the address of a sender: what kind it is and how long each part is. */
const SENDER_HEADER_BYTES = 8;
const ONE_OFF_SENDER = 4;
const PRIORITIES: Readonly<Record<number, string>> = { 1: 'high', 2: 'normal', 3: 'low' };

/** What an attribute says, as text. */
export function attributeText(input: Uint8Array, attribute: Attribute, showing: Showing): string {
  const { id, start, end } = attribute;
  switch (id) {
    case ATTRIBUTE.messageClass:
    case ATTRIBUTE.originalMessageClass:
      return stringOf(input, attribute, showing);
    case ATTRIBUTE.from: {
      const sender = readSender(input, attribute, showing);
      return sender === null ? hexText(input, attribute, showing) : correspondentText(sender);
    }
    case ATTRIBUTE.owner:
    case ATTRIBUTE.sentFor:
      return ownerText(input, attribute, showing);
    case ATTRIBUTE.priority: {
      const priority = readUint16(input.subarray(start, end), 0);
      return PRIORITIES[priority] ?? `${priority}`;
    }
    case ATTRIBUTE.oemCodePage:
      return codePageText(readUint32(input.subarray(start, end), 0));
    case ATTRIBUTE.tnefVersion:
      return `${readUint16(input.subarray(start, end), 2)}.${readUint16(input.subarray(start, end), 0)}`;
    case ATTRIBUTE.attachRendData:
      return renderingText(input.subarray(start, end));
    default:
      return textByType(input, attribute, showing);
  }
}

function textByType(input: Uint8Array, attribute: Attribute, showing: Showing): string {
  const type = attribute.id >>> 16;
  const data = input.subarray(attribute.start, attribute.end);
  if (VALUE.text.some((text) => text === type)) return stringOf(input, attribute, showing);
  if (type === VALUE.date) {
    const ms = readDate(input, attribute);
    return ms === null
      ? hexText(input, attribute, showing)
      : `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} (no zone told)`;
  }
  const isNumber = VALUE.numbers.some((number) => number === type);
  if (isNumber && data.length === 2) return `${readUint16(data, 0)}`;
  if (isNumber && data.length === 4) return `${readUint32(data, 0)}`;
  return hexText(input, attribute, showing);
}

/** The text of an attribute up to its zero. */
export function stringOf(input: Uint8Array, { start, end }: Attribute, showing: Showing): string {
  return decoded(input, start, end, showing);
}

function decoded(input: Uint8Array, start: number, end: number, { codePage, chars }: Showing): string {
  // No code page takes more than four bytes for a character.
  const text = decodeCodePage(input.subarray(start, Math.min(end, start + (chars + 1) * 4)), codePage);
  const zero = text.indexOf('\0');
  const whole = zero === -1 ? text : text.slice(0, zero);
  return whole.length > chars ? `${whole.slice(0, chars)}…` : whole;
}

function hexText(input: Uint8Array, { start, end }: Attribute, showing: Showing): string {
  const value = { bytes: input.subarray(start, end), length: end - start, start };
  const binary: MapiProperty = {
    id: 0,
    type: TYPE.binary,
    isMultiple: false,
    named: null,
    values: [value],
    count: 1,
  };
  return propertyText(binary, showing);
}

/**
 * Unix milliseconds of year, month, day, hour, minute, second. In which zone they are is left to whoever writes the
 * stream ([MS-OXTNEF] 2.1.3.3.4); taken as UTC. Null when they are no date.
 */
export function readDate(input: Uint8Array, { start, end }: Attribute): number | null {
  if (end - start < DATE_BYTES) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [0, 2, 4, 6, 8, 10].map((at) =>
    readUint16(input, start + at),
  );
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isFinite(ms) ? ms : null;
}

/** The sender in attFrom: a display name, then `TYPE:address` ([MS-OXTNEF] 2.1.3.3.1). Null when it is of another kind. */
export function readSender(
  input: Uint8Array,
  { start, end }: Attribute,
  showing: Showing,
): Correspondent | null {
  const nameStart = start + SENDER_HEADER_BYTES;
  if (nameStart > end || readUint16(input, start) !== ONE_OFF_SENDER) return null;
  const nameEnd = nameStart + readUint16(input, start + 4);
  const addressEnd = nameEnd + readUint16(input, start + 6);
  if (addressEnd > end) return null;
  return addressed(decoded(input, nameStart, nameEnd, showing), decoded(input, nameEnd, addressEnd, showing));
}

function addressed(name: string, typed: string): Correspondent {
  const colon = typed.indexOf(':');
  return {
    name: name || null,
    addressType: colon === -1 ? null : typed.slice(0, colon),
    address: typed.slice(colon + 1) || null,
    smtpAddress: null,
  };
}

/** A name and a typed address, each behind its length. */
function ownerText(input: Uint8Array, attribute: Attribute, showing: Showing): string {
  const { start, end } = attribute;
  const nameStart = start + 2;
  const nameEnd = nameStart + readUint16(input, start);
  const addressStart = nameEnd + 2;
  const addressEnd = addressStart + readUint16(input, nameEnd);
  if (addressStart > end || addressEnd > end) return hexText(input, attribute, showing);
  const name = decoded(input, nameStart, nameEnd, showing);
  return correspondentText(addressed(name, decoded(input, addressStart, addressEnd, showing)));
}

function renderingText(data: Uint8Array): string {
  const type = readUint16(data, 0);
  const kind = { 1: 'file', 2: 'OLE object' }[type] ?? `type ${type}`;
  return readUint32(data, 10) === 1 ? `${kind}, in MacBinary` : kind;
}
