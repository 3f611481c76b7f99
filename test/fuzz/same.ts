import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Codec } from '../../shared/formats/names.ts';
import { SAFE, SECOND } from '../fixtures/decoders.ts';
import { drainAny } from './drain.ts';

/**
 * Reads with both decoders. The second one is stricter with data that has no meaning; what it reads, the safe one must
 * read too.
 * @throws CodecFault as the safe decoder does
 */
export async function expectSame(codec: Codec, input: Uint8Array): Promise<void> {
  const isRead = await drainAny(SECOND.decompress(codec, input), input.length).then(
    () => true,
    (error: unknown) => {
      if (error instanceof CodecFault) return false;
      throw error;
    },
  );
  try {
    await drainAny(SAFE.decompress(codec, input), input.length);
  } catch (error) {
    if (isRead) throw new Error(`the second decoder reads it: ${String(error)}`, { cause: error });
    throw error;
  }
}
