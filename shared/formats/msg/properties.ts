import { readUint32 } from '../../codecs/little-endian.ts';
import type { Limits } from '../../limits.ts';
import { streamBytes } from '../compound-file/open.ts';
import type { Storage, Stream } from '../compound-file/open.ts';
import { VALUE_BYTES } from '../mapi/property.ts';
import type { MapiProperty, NamedProperty, PropertyValue } from '../mapi/property.ts';
import { MULTIPLE, propertyType, TYPE } from '../mapi/types.ts';
import { PROPERTIES_STREAM, tagOfName, valueName } from './layout.ts';

const ENTRY_BYTES = 16;
const VALUE_AT = 8;
const INLINE_BYTES = 8;
/** Of a list of lengths: binary values have a reserved word beside each ([MS-OXMSG] 2.1.4). */
const LENGTH_BYTES = { text: 4, binary: 8 } as const;

export interface PropertySource {
  readonly input: Uint8Array;
  readonly names: ReadonlyMap<number, NamedProperty>;
  readonly limits: Limits;
}

/**
 * Properties of a message, recipient or attachment: the entries of its properties stream behind the header, then those
 * that only have a stream of their own, which some writers leave out of the list.
 */
export function readProperties(
  source: PropertySource,
  storage: Storage,
  headerBytes: number,
): MapiProperty[] {
  const { input, limits } = source;
  const list = storage.streams.get(PROPERTIES_STREAM);
  const most = headerBytes + limits.mapiProperties * ENTRY_BYTES;
  const bytes = list === undefined ? new Uint8Array() : streamBytes(input, list, most);
  const properties = new Map<number, MapiProperty>();
  for (let at = headerBytes; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const tag = readUint32(bytes, at);
    const inline = bytes.subarray(at + VALUE_AT, at + VALUE_AT + INLINE_BYTES);
    if (!properties.has(tag)) properties.set(tag, readProperty(source, storage, tag, inline));
  }
  for (const name of storage.streams.keys()) {
    const tag = tagOfName(name);
    if (tag === null || properties.has(tag) || properties.size >= limits.mapiProperties) continue;
    properties.set(tag, readProperty(source, storage, tag, null));
  }
  return [...properties.values()];
}

function readProperty(
  source: PropertySource,
  storage: Storage,
  tag: number,
  inline: Uint8Array | null,
): MapiProperty {
  const id = tag >>> 16;
  const isMultiple = (tag & MULTIPLE) !== 0;
  const type = tag & 0xffff & ~MULTIPLE;
  const named = source.names.get(id) ?? null;
  const described = { id, type, isMultiple, named };
  const known = propertyType(type);
  const isInline = !isMultiple && (known === null || (known.bytes ?? INLINE_BYTES + 1) <= INLINE_BYTES);
  if (isInline && inline !== null) {
    const bytes = inline.subarray(0, known?.bytes ?? INLINE_BYTES);
    return { ...described, values: [{ bytes, length: bytes.length, start: null }], count: 1 };
  }
  const stream = storage.streams.get(valueName(tag));
  if (stream === undefined) return { ...described, values: [], count: type === TYPE.object ? 0 : 1 };
  if (!isMultiple) return { ...described, values: [valueOf(source.input, stream)], count: 1 };
  if (known?.bytes) return { ...described, ...fixedValues(source, stream, known.bytes) };
  return { ...described, ...listedValues(source, storage, tag, stream) };
}

function valueOf(input: Uint8Array, stream: Stream): PropertyValue {
  const bytes = streamBytes(input, stream, VALUE_BYTES);
  const start = stream.pieces.length === 1 ? (stream.pieces[0]?.[0] ?? null) : null;
  return { bytes, length: stream.length, start };
}

interface Values {
  readonly values: readonly PropertyValue[];
  readonly count: number;
}

/** One behind the other in the stream. */
function fixedValues({ input, limits }: PropertySource, stream: Stream, size: number): Values {
  const count = Math.floor(stream.length / size);
  const bytes = streamBytes(input, stream, limits.mapiValues * size);
  const kept = Math.min(count, limits.mapiValues);
  const values = Array.from({ length: kept }, (_, index) => {
    return { bytes: bytes.subarray(index * size, (index + 1) * size), length: size, start: null };
  });
  return { values, count };
}

/** The stream lists lengths, each value has a stream of its own. */
function listedValues(
  { input, limits }: PropertySource,
  storage: Storage,
  tag: number,
  list: Stream,
): Values {
  const isBinary = (tag & 0xffff & ~MULTIPLE) === TYPE.binary;
  const count = Math.floor(list.length / (isBinary ? LENGTH_BYTES.binary : LENGTH_BYTES.text));
  const values: PropertyValue[] = [];
  for (let index = 0; index < Math.min(count, limits.mapiValues); index += 1) {
    const name = `${valueName(tag)}-${index.toString(16).toUpperCase().padStart(8, '0')}`;
    const stream = storage.streams.get(name);
    if (stream !== undefined) values.push(valueOf(input, stream));
  }
  return { values, count };
}
