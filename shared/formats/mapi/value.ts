import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import { count } from '../../format/count.ts';
import { decodeCodePage } from './code-page.ts';
import { guidName, GUID_BYTES, readGuid } from './guid.ts';
import { ID } from './names.ts';
import type { MapiProperty, PropertyValue } from './property.ts';
import { fileTimeText, floatingTimeText } from './time.ts';
import { TYPE } from './types.ts';

/** How values are shown: `chars` at most of each, 8-bit text in `codePage`. */
export interface Showing {
  readonly codePage: number;
  readonly chars: number;
}

/** Longest form of a character in any encoding that is read. */
const BYTES_PER_CHAR = 4;
const SHOWN_BINARY_BYTES = 64;

/** What a number means, where the specification gives it a word. */
const WORDS: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  0x0017: { 0: 'low', 1: 'normal', 2: 'high' },
  0x0026: { 0: 'normal', 1: 'urgent', 0xffffffff: 'not urgent' },
  0x0036: { 0: 'normal', 1: 'personal', 2: 'private', 3: 'confidential' },
  [ID.recipientType]: { 0: 'originator', 1: 'To', 2: 'Cc', 3: 'Bcc' },
  0x1016: { 0: 'undefined', 1: 'plain text', 2: 'RTF', 3: 'HTML', 4: 'signed' },
  [ID.attachMethod]: {
    0: 'no attachment',
    1: 'by value',
    2: 'by reference',
    4: 'by reference only',
    5: 'embedded message',
    6: 'OLE object',
    7: 'by web reference',
  },
};

/** All values of a property in words, one after the other. */
export function propertyText(property: MapiProperty, showing: Showing): string {
  if (property.values.length === 0 && property.count > 0) return 'not in the file';
  const texts = property.values.map((value) => valueText(property, value, showing));
  const left = property.count - property.values.length;
  const text = left > 0 ? [...texts, `and ${count(left)} more`].join('; ') : texts.join('; ');
  return cut(text, showing.chars);
}

function valueText(property: MapiProperty, value: PropertyValue, showing: Showing): string {
  const text = isText(property.type) ? stringText(property.type, value, showing) : null;
  return text ?? fixedText(property, value.bytes) ?? binaryText(property.type, value);
}

/** The text of the first value of a string property; null for a property of another type. */
export function textValue(property: MapiProperty | null, showing: Showing): string | null {
  const [value] = property?.values ?? [];
  if (property === null || value === undefined || !isText(property.type)) return null;
  return stringText(property.type, value, showing);
}

/** The first value of an integer property; null for one of another type. */
export function integerValue(property: MapiProperty | null): number | null {
  const [value] = property?.values ?? [];
  if (property?.type !== TYPE.integer32 || value === undefined || value.bytes.length < 4) return null;
  return readUint32(value.bytes, 0);
}

function isText(type: number): boolean {
  return type === TYPE.string || type === TYPE.string8;
}

function stringText(type: number, value: PropertyValue, showing: Showing): string {
  const bytes = value.bytes.subarray(0, (showing.chars + 1) * BYTES_PER_CHAR);
  const text =
    type === TYPE.string
      ? new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)
      : decodeCodePage(bytes, showing.codePage);
  const end = text.indexOf('\0');
  return cut(end === -1 ? text : text.slice(0, end), showing.chars);
}

/** Null for a type without a fixed size, and for a value that is shorter than its type. */
function fixedText(property: MapiProperty, bytes: Uint8Array): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (bytes.length) {
    case 2:
      if (property.type === TYPE.boolean) return readUint16(bytes, 0) === 0 ? 'no' : 'yes';
      return property.type === TYPE.integer16 ? numberText(property.id, view.getInt16(0, true)) : null;
    case 4:
      return fourBytesText(property, view);
    case 8:
      return eightBytesText(property.type, bytes, view);
    case GUID_BYTES:
      return property.type === TYPE.guid ? guidName(readGuid(bytes, 0)) : null;
    default:
      return null;
  }
}

function fourBytesText({ id, type }: MapiProperty, view: DataView): string | null {
  if (type === TYPE.integer32) return numberText(id, view.getInt32(0, true));
  if (type === TYPE.floating32) return `${view.getFloat32(0, true)}`;
  return type === TYPE.errorCode ? `error 0x${hex(view.getUint32(0, true), 8)}` : null;
}

function eightBytesText(type: number, bytes: Uint8Array, view: DataView): string | null {
  switch (type) {
    case TYPE.floating64:
      return `${view.getFloat64(0, true)}`;
    case TYPE.currency:
      return `${Number(view.getBigInt64(0, true)) / 10_000}`;
    case TYPE.floatingTime:
      return floatingTimeText(view.getFloat64(0, true));
    case TYPE.integer64:
      return `${view.getBigInt64(0, true)}`;
    case TYPE.time:
      return fileTimeText(bytes);
    default:
      return null;
  }
}

function numberText(id: number, value: number): string {
  const word = WORDS[id]?.[value >>> 0];
  return word === undefined ? `${value}` : `${value} (${word})`;
}

/** "IID_IMessage, 1,234 bytes" of an object; else the first bytes as hex and how many there are if that is not all. */
function binaryText(type: number, value: PropertyValue): string {
  const { bytes, length } = value;
  if (type === TYPE.object && bytes.length >= GUID_BYTES)
    return `${guidName(readGuid(bytes, 0))}, ${count(length - GUID_BYTES)} bytes`;
  const shown = Array.from(bytes.subarray(0, SHOWN_BINARY_BYTES), (byte) => hex(byte, 2)).join('');
  return length > SHOWN_BINARY_BYTES ? `${shown}… (${count(length)} bytes)` : shown;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function cut(text: string, chars: number): string {
  return text.length > chars ? `${text.slice(0, chars)}…` : text;
}
