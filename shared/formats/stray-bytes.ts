/** Bytes in front of a container and behind it: whoever puts what it holds in its place would lose them. */
import { CodecFault } from '../codecs/fault.ts';
import { counted } from '../format/count.ts';

/** `Opened.unread` of a container that takes [start, end) of the input; null where that is all but zeros behind it. */
export function strayBytes(input: Uint8Array, what: string, start: number, end: number): CodecFault | null {
  if (start > 0)
    return new CodecFault(
      'corrupt-data',
      `${counted(start, 'byte')} in front of the ${what} are not read`,
      0,
    );
  const behind = input.subarray(Math.max(start, end));
  if (behind.every((byte) => byte === 0)) return null;
  return notRead(behind.length, `behind the ${what}`, end);
}

function notRead(bytes: number, where: string, offset: number): CodecFault {
  const is = bytes === 1 ? 'is' : 'are';
  return new CodecFault('corrupt-data', `${counted(bytes, 'byte')} ${where} ${is} not read`, offset);
}
