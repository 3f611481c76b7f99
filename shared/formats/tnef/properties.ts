import { CodecFault } from '../../codecs/fault.ts';
import { readUint16, readUint32 } from '../../codecs/little-endian.ts';
import type { Limits } from '../../limits.ts';
import type { OnProgress } from '../../progress.ts';
import { GUID_BYTES, readGuid } from '../mapi/guid.ts';
import { FIRST_NAMED_ID } from '../mapi/names.ts';
import { VALUE_BYTES } from '../mapi/property.ts';
import type { MapiProperty, NamedProperty, PropertyValue } from '../mapi/property.ts';
import { MULTIPLE, propertyType } from '../mapi/types.ts';

/** Everything in a list of properties begins on such a boundary. */
const ALIGNMENT = 4;
const TOLD_BYTES = 1024 * 1024;
const KIND = { number: 0, text: 1 } as const;

export interface PropertyList {
  readonly properties: readonly MapiProperty[];
  /** Behind what could be read. */
  readonly end: number;
  /** Why the rest of the list could not be read; null when all was. */
  readonly fault: CodecFault | null;
}

interface Reading {
  readonly input: Uint8Array;
  readonly end: number;
  readonly limits: Limits;
  readonly passed: OnProgress;
  at: number;
}

/**
 * The list of properties at `start` that may reach to `end` and hold `most` ([MS-OXTNEF] 2.1.3.4). One that breaks the
 * rules hides all behind it, not what stands before it.
 */
export function readPropertyList(
  input: Uint8Array,
  start: number,
  end: number,
  limits: Limits,
  passed: OnProgress,
  most = limits.mapiProperties,
): PropertyList {
  const reading: Reading = { input, end, limits, passed, at: start };
  const properties: MapiProperty[] = [];
  try {
    const count = takeUint32(reading);
    for (let index = 0; index < count; index += 1) {
      if (properties.length >= most)
        throw new CodecFault('output-limit', `more than ${limits.mapiProperties} properties`, reading.at);
      properties.push(readProperty(reading));
    }
    return { properties, end: reading.at, fault: null };
  } catch (fault) {
    if (!(fault instanceof CodecFault)) throw fault;
    return { properties, end: reading.at, fault };
  }
}

/** Goes over the next `bytes`, which must be there; returns where they begin. */
function take(reading: Reading, bytes: number): number {
  const { at, end } = reading;
  if (bytes > end - at) throw new CodecFault('corrupt-data', 'a MAPI property reaches beyond its list', at);
  reading.at = at + bytes;
  return at;
}

function takeUint32(reading: Reading): number {
  return readUint32(reading.input, take(reading, 4));
}

/** Over the padding; the last value of a list may go without. */
function align(reading: Reading, length: number): void {
  const padding = (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
  reading.at = Math.min(reading.at + padding, reading.end);
}

function readProperty(reading: Reading): MapiProperty {
  const at = take(reading, 4);
  const tag = readUint16(reading.input, at);
  const id = readUint16(reading.input, at + 2);
  const isMultiple = (tag & MULTIPLE) !== 0;
  const type = tag & ~MULTIPLE;
  const known = propertyType(type);
  if (known === null)
    throw new CodecFault('corrupt-data', `a MAPI property of type 0x${tag.toString(16)}`, at);
  const named = id >= FIRST_NAMED_ID ? readName(reading) : null;
  // A value that tells its own length is counted even when there is only one.
  const count = isMultiple || known.bytes === null ? takeUint32(reading) : 1;
  const values: PropertyValue[] = [];
  for (let index = 0; index < count; index += 1) {
    if (values.length >= reading.limits.mapiValues) {
      skipValues(reading, known.bytes, count - index);
      break;
    }
    values.push(readValue(reading, known.bytes));
  }
  return { id, type, isMultiple, named, values, count };
}

function readName(reading: Reading): NamedProperty {
  const guid = readGuid(reading.input, take(reading, GUID_BYTES));
  const kind = takeUint32(reading);
  if (kind === KIND.number) return { guid, name: takeUint32(reading) };
  if (kind !== KIND.text)
    throw new CodecFault('corrupt-data', `a MAPI property name of kind ${kind}`, reading.at - 4);
  const { bytes, length } = readValue(reading, null);
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(
    bytes.subarray(0, Math.min(length, reading.limits.shownFieldChars * 2)),
  );
  return { guid, name: text.replace(/\0+$/, '') };
}

/** Millions of empty values fit into a stream: those that are not kept cost little, and the heartbeat moves meanwhile. */
function skipValues(reading: Reading, fixedBytes: number | null, count: number): void {
  let told = reading.at;
  for (let left = count; left > 0; left -= 1) {
    const length = fixedBytes ?? takeUint32(reading);
    take(reading, length);
    align(reading, length);
    if (reading.at - told < TOLD_BYTES) continue;
    reading.passed(reading.at - told);
    told = reading.at;
  }
}

function readValue(reading: Reading, fixedBytes: number | null): PropertyValue {
  const length = fixedBytes ?? takeUint32(reading);
  const start = take(reading, length);
  align(reading, length);
  const bytes = reading.input.subarray(start, start + Math.min(length, VALUE_BYTES));
  return { bytes, length, start };
}
