const CALL = 0xe8;
/** A call instruction that begins in the last bytes of a frame is left as it is. */
const FRAME_TAIL_BYTES = 10;
const OPERAND_BYTES = 4;

/**
 * Undoes what the encoder did to x86 programs: it replaced the relative operand of each call (E8) by an absolute one,
 * the same for all calls of one function. `position` is the offset of the frame in what is decoded.
 */
export function translateCalls(frame: Uint8Array, position: number, fileBytes: number): void {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const end = frame.length - FRAME_TAIL_BYTES;
  let at = frame.indexOf(CALL);
  while (at !== -1 && at < end) {
    const here = position + at;
    const absolute = view.getInt32(at + 1, true);
    if (absolute >= -here && absolute < fileBytes) {
      view.setInt32(at + 1, absolute >= 0 ? absolute - here : absolute + fileBytes, true);
    }
    at = frame.indexOf(CALL, at + 1 + OPERAND_BYTES);
  }
}
