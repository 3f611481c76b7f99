// Run-length encoding as an example: a byte n below 128 is followed by n + 1 bytes as they are, a byte n of 128 or more
// by one byte that stands n - 125 times. The data begins with the four letters "DRL1".

export const name = 'example-rle';
export const description = 'Run-length encoding with the signature DRL1';

const SIGNATURE = [0x44, 0x52, 0x4c, 0x31];
const STEP = 65536;

export function recognise(head) {
  return SIGNATURE.every((byte, index) => head[index] === byte) ? 'begins with the signature DRL1' : null;
}

export function* decode(input) {
  if (recognise(input) === null) throw new Error('corrupt-data: no signature DRL1');
  const room = new Uint8Array(STEP + 256);
  let to = 0;
  let at = SIGNATURE.length;
  while (at < input.length) {
    const n = input[at];
    const taken = n < 128 ? n + 2 : 2;
    if (at + taken > input.length) throw new Error('truncated: the last run is cut off');
    const length = n < 128 ? n + 1 : n - 125;
    if (n < 128) room.set(input.subarray(at + 1, at + taken), to);
    else room.fill(input[at + 1], to, to + length);
    to += length;
    at += taken;
    if (to >= STEP) {
      yield { bytes: room.subarray(0, to), consumed: at };
      to = 0;
    }
  }
  yield { bytes: room.subarray(0, to), consumed: at };
}
