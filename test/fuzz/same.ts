import { CodecFault } from '../../shared/codecs/fault.ts';
import type { Codec } from '../../shared/formats/names.ts';
import { SAFE, SECOND } from '../fixtures/decoders.ts';
import { drainAny } from './drain.ts';

/**
 * Reads with both decoders. The second one is stricter with data that has no meaning; what it reads, the safe one must
 * read too, and to the same bytes.
 * @throws CodecFault as the safe decoder does
 */
export async function expectSame(codec: Codec, input: Uint8Array): Promise<void> {
  await expectSameBytes(
    () => drainAny(SECOND.decompress(codec, input), input.length),
    () => drainAny(SAFE.decompress(codec, input), input.length),
  );
}

/**
 * @param second, safe give a hash of what they read
 * @throws CodecFault as `safe` does
 */
export async function expectSameBytes(
  second: () => Promise<string>,
  safe: () => Promise<string>,
): Promise<void> {
  const theirs = await second().catch((error: unknown) => {
    if (error instanceof CodecFault) return null;
    throw error;
  });
  let ours: string;
  try {
    ours = await safe();
  } catch (error) {
    if (theirs !== null) throw new Error(`the second decoder reads it: ${String(error)}`, { cause: error });
    throw error;
  }
  if (theirs !== null && ours !== theirs) throw new Error('the two decoders read different bytes');
}
