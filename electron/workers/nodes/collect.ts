import { CodecFault } from '../../../shared/codecs/fault.ts';

const FIRST_BYTES = 64 * 1024;

/** Content that is kept in memory because it has to be opened again, at most `limit` bytes of it. */
export function createCollector(limit: number) {
  let room = new Uint8Array(Math.min(FIRST_BYTES, limit));
  let length = 0;
  return {
    /** The bytes are copied: a decoder may use theirs again. @throws CodecFault output-limit */
    add: (bytes: Uint8Array): void => {
      const end = length + bytes.length;
      if (end > limit) {
        throw new CodecFault(
          'output-limit',
          `more than ${limit} bytes that would have to be opened again`,
          null,
        );
      }
      if (end > room.length) {
        const larger = new Uint8Array(Math.min(limit, Math.max(end, room.length * 2)));
        larger.set(room.subarray(0, length));
        room = larger;
      }
      room.set(bytes, length);
      length = end;
    },
    content: (): Uint8Array => room.subarray(0, length),
  };
}
