import { CodecFault } from '../../codecs/fault.ts';
import type { Limits } from '../../limits.ts';
import { NO_PROGRESS } from '../../progress.ts';
import { DEFAULT_CODE_PAGE } from '../mapi/code-page.ts';
import { checksum } from './attributes.ts';
import { tnefMembers } from './members.ts';
import { readTnefStream } from './stream.ts';

/** Behind the level and the id of an attribute. */
const LENGTH_AT = 5;
const LONGEST = 0xffffffff;

/**
 * The same stream with other data in the attAttachData of member `memberNumber` (from 1, as `openTnef` counts them):
 * its length and checksum follow, every other byte is as it was.
 * @throws CodecFault unsupported-codec for a member whose data is kept in another way, and why a stream cannot be read
 */
export function replaceAttachmentData(
  stream: Uint8Array,
  memberNumber: number,
  data: Uint8Array,
  limits: Limits,
): Uint8Array<ArrayBuffer> {
  const showing = { codePage: DEFAULT_CODE_PAGE, chars: limits.shownFieldChars };
  const read = readTnefStream(stream, limits, NO_PROGRESS);
  if (read.unread !== null) throw read.unread;
  const members = tnefMembers(read, limits, showing);
  const place = members[memberNumber - 1]?.data ?? null;
  if (place === null) {
    const text = `member ${memberNumber} of the TNEF stream is not kept as attAttachData`;
    throw new CodecFault('unsupported-codec', text, null);
  }
  if (data.length > LONGEST)
    throw new CodecFault('output-limit', 'longer than an attribute can be', place.at);
  const sumAt = place.start + data.length;
  const replaced = new Uint8Array(stream.length - (place.end - place.start) + data.length);
  replaced.set(stream.subarray(0, place.start));
  replaced.set(data, place.start);
  replaced.set(stream.subarray(place.end), sumAt);
  const view = new DataView(replaced.buffer);
  view.setUint32(place.at + LENGTH_AT, data.length, true);
  view.setUint16(sumAt, checksum(data, 0, data.length, NO_PROGRESS), true);
  return replaced;
}
