import { isUtf16 } from '../logs/log-source.ts';

/** Text in UTF-16 that says so by its byte order mark: no control characters, and no half of a character by itself. */
export function isUtf16Text(sample: Uint8Array): boolean {
  if (!isUtf16(sample)) return false;
  const view = new DataView(sample.buffer, sample.byteOffset, sample.byteLength);
  const isLittle = sample[0] === 0xff;
  let isOpen = false;
  for (let at = 2; at + 1 < sample.length; at += 2) {
    const unit = view.getUint16(at, isLittle);
    const isControl = unit < 32 && !(unit >= 9 && unit <= 13) && unit !== 26;
    const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff;
    if (isControl || isSecondHalf !== isOpen) return false;
    isOpen = unit >= 0xd800 && unit <= 0xdbff;
  }
  return sample.length > 2;
}
