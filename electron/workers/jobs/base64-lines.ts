/** 57 bytes give the 76 characters that RFC 2045 allows in a line. */
const LINE_BYTES = 57;
/** Encoded at once; a multiple of a line, so that lines never break across steps. */
const STEP_BYTES = LINE_BYTES * 4_096;

/** Encodes a stream as base64 lines; nothing is held but the beginning of the next line. */
export function createBase64Lines(lineEnd: string, write: (bytes: Uint8Array) => void) {
  let rest = Buffer.alloc(0);
  let isFirst = true;

  const writeLines = (bytes: Buffer): void => {
    const lines = bytes.toString('base64').match(/.{1,76}/g) ?? [];
    if (lines.length === 0) return;
    write(Buffer.from((isFirst ? '' : lineEnd) + lines.join(lineEnd), 'latin1'));
    isFirst = false;
  };
  return {
    push: (bytes: Uint8Array): void => {
      const all = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes]);
      const whole = all.length - (all.length % LINE_BYTES);
      for (let at = 0; at < whole; at += STEP_BYTES)
        writeLines(all.subarray(at, Math.min(at + STEP_BYTES, whole)));
      rest = all.subarray(whole);
    },
    /** The last line has no line end: the one before the next boundary belongs to the boundary. */
    end: (): void => {
      writeLines(rest);
      rest = Buffer.alloc(0);
    },
  };
}
