import type { Decoded } from '../../codecs/fault.ts';
import type { WrittenStorage, WrittenStream } from '../compound-file/flatten.ts';
import { streamBytes, streamSteps } from '../compound-file/open.ts';
import type { Storage, Stream } from '../compound-file/open.ts';
import { compoundFileSteps } from '../compound-file/write.ts';
import { HEADER_BYTES, MESSAGE_CLASS_ID, NAMES_STORAGE, PROPERTIES_STREAM } from './layout.ts';

/**
 * An attached message as the .msg file it would be by itself: the names of properties are kept in the outermost message
 * only, and its own properties begin behind a longer header ([MS-OXMSG] 2.2.3, 2.4.1.1).
 */
export function* messageFileSteps(
  input: Uint8Array,
  message: Storage,
  outermost: Storage,
): Generator<Decoded, void> {
  const names = outermost.storages.get(NAMES_STORAGE);
  const own = written(input, message);
  const storages = new Map(own.storages);
  if (names !== undefined) storages.set(NAMES_STORAGE, written(input, names));
  const properties = message.streams.get(PROPERTIES_STREAM);
  const streams = new Map(own.streams);
  if (properties !== undefined) streams.set(PROPERTIES_STREAM, longerHeader(input, properties));
  yield* fileSteps(input, { classId: Uint8Array.from(MESSAGE_CLASS_ID), streams, storages });
}

/** An OLE object as the compound file it would be by itself. */
export function objectFileSteps(input: Uint8Array, object: Storage): Generator<Decoded, void> {
  return fileSteps(input, written(input, object));
}

function* fileSteps(input: Uint8Array, root: WrittenStorage): Generator<Decoded, void> {
  let made = 0;
  for (const bytes of compoundFileSteps(root)) {
    made += bytes.length;
    // What is written lies scattered in the container; how much of it was made is what can be told.
    yield { bytes, consumed: Math.min(made, input.length) };
  }
}

function written(input: Uint8Array, storage: Storage): WrittenStorage {
  const streams = [...storage.streams].map(([name, stream]) => [name, writtenStream(input, stream)] as const);
  const storages = [...storage.storages].map(([name, inner]) => [name, written(input, inner)] as const);
  return { classId: storage.classId, streams: new Map(streams), storages: new Map(storages) };
}

function writtenStream(input: Uint8Array, stream: Stream): WrittenStream {
  return {
    length: stream.length,
    *steps() {
      for (const { bytes } of streamSteps(input, stream)) yield bytes;
    },
  };
}

function longerHeader(input: Uint8Array, properties: Stream): WrittenStream {
  const bytes = streamBytes(input, properties, properties.length);
  const header = new Uint8Array(HEADER_BYTES.message);
  header.set(bytes.subarray(0, HEADER_BYTES.embeddedMessage));
  const entries = bytes.subarray(HEADER_BYTES.embeddedMessage);
  return { length: header.length + entries.length, steps: () => [header, entries] };
}
