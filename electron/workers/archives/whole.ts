import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ByteStore } from '../../../shared/formats/archive.ts';
import type { Limits } from '../../../shared/limits.ts';

/**
 * All bytes of an archive that has to be in memory to be read; those of one that is there already are not copied.
 * @throws CodecFault output-limit above `limits.messageFileBytes`
 */
export function wholeOf(
  store: ByteStore,
  { limits }: { readonly limits: Pick<Limits, 'messageFileBytes'> },
): Uint8Array {
  const limit = limits.messageFileBytes;
  if (store.length <= limit) return store.read(0, store.length);
  const detail = `${store.length} bytes, the limit for what is read as a whole is ${limit}`;
  throw new CodecFault('output-limit', detail, null);
}
