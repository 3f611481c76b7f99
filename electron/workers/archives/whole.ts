import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ByteStore } from '../../../shared/formats/archive.ts';
import type { Limits } from '../../../shared/limits.ts';

/**
 * All bytes of an archive that has to be in memory to be read; those of one that is there already are not copied.
 * @throws CodecFault output-limit above `limits.messageFileBytes`; truncated
 */
export function wholeOf(
  store: ByteStore,
  { limits }: { readonly limits: Pick<Limits, 'messageFileBytes'> },
): Uint8Array {
  const limit = limits.messageFileBytes;
  if (store.length <= limit) return readAll(store, 0, store.length);
  const detail = `${store.length} bytes, the limit for what is read as a whole is ${limit}`;
  throw new CodecFault('output-limit', detail, null);
}

/**
 * All of [start, end), which lies within the store. Who opened the store is told of what is read.
 * @throws CodecFault truncated when there is less: what is missing is nothing that was written there
 */
export function readAll(store: ByteStore, start: number, end: number): Uint8Array {
  const bytes = store.read(start, end);
  if (bytes.length === end - start) return bytes;
  const detail = `the file became shorter while it was read: ${end - start - bytes.length} bytes are missing`;
  throw new CodecFault('truncated', detail, start + bytes.length);
}
