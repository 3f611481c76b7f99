import { beginsWithFrom } from './separator.ts';

const LF = 10;
const QUOTE = 0x3e;

/** A message of an mboxrd file as it was: of each line of ">" and "From " the first ">" is taken away. */
export function unquoteFromLines(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length);
  let length = 0;
  let copied = 0;
  for (let line = 0; line < bytes.length;) {
    let at = line;
    while (bytes[at] === QUOTE) at += 1;
    if (at > line && beginsWithFrom(bytes, at)) {
      const kept = bytes.subarray(copied, line);
      whole.set(kept, length);
      length += kept.length;
      copied = line + 1;
    }
    const end = bytes.indexOf(LF, at);
    line = end === -1 ? bytes.length : end + 1;
  }
  whole.set(bytes.subarray(copied), length);
  return whole.subarray(0, length + bytes.length - copied);
}
