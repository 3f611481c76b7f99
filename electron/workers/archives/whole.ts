import { CodecFault } from '../../../shared/codecs/fault.ts';
import type { ByteStore } from '../../../shared/formats/archive.ts';
import type { ArchiveTools } from './model.ts';

const READ_STEP_BYTES = 4 * 1024 * 1024;

/**
 * All bytes of an archive that has to be in memory to be read.
 * @throws CodecFault output-limit above `limits.messageFileBytes`
 */
export function wholeOf(
  store: ByteStore,
  { limits, passed }: Pick<ArchiveTools, 'limits' | 'passed'>,
): Uint8Array {
  const limit = limits.messageFileBytes;
  if (store.length > limit)
    throw new CodecFault(
      'output-limit',
      `${store.length} bytes, the limit for what is read as a whole is ${limit}`,
      null,
    );
  const bytes = new Uint8Array(store.length);
  let at = 0;
  while (at < bytes.length) {
    const piece = store.read(at, Math.min(at + READ_STEP_BYTES, bytes.length));
    // The file became shorter since it was opened: what is there is what there is.
    if (piece.length === 0) break;
    bytes.set(piece, at);
    at += piece.length;
    passed(piece.length);
  }
  return bytes.subarray(0, at);
}
