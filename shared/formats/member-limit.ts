/** Of a container the first members are read, however many it has: the others are named by their number. */
import { CodecFault } from '../codecs/fault.ts';
import { count, counted } from '../format/count.ts';

/** `Opened.unread` of a container with members that there was no room for; null where there was. */
export function beyondLimit(leftOut: number, limit: number): CodecFault | null {
  if (leftOut === 0) return null;
  const are = leftOut === 1 ? 'is' : 'are';
  const detail = `${counted(leftOut, 'more member')} ${are} left out: the limit is ${count(limit)}`;
  return new CodecFault('output-limit', detail, null);
}
