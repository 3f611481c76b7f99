/** Bytes as lines of hexadecimal and text. Pure: bytes in, strings out. */
export interface HexRow {
  readonly offset: string;
  /** Before the marked bytes, those, and after them; the latter two empty where none is in this line. */
  readonly hex: readonly [string, string, string];
  readonly text: readonly [string, string, string];
}

/** Bytes [start, end) of a source. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Narrow panes show eight bytes a line. */
export function bytesPerLine(width: number): 8 | 16 {
  return width >= 592 ? 16 : 8;
}

export function hexRow(offset: number, line: Uint8Array, perLine: number, mark: ByteRange | null): HexRow {
  const within = (place: number): number => Math.min(line.length, Math.max(0, place - offset));
  const from = mark === null ? line.length : within(mark.start);
  const to = mark === null ? line.length : within(mark.end);
  const marked = from < to;
  const [before, at, after] = marked
    ? [line.subarray(0, from), line.subarray(from, to), line.subarray(to)]
    : [line, line.subarray(0, 0), line.subarray(0, 0)];
  return {
    offset: hexOffset(offset),
    hex: [
      hexOf(before, 0, perLine),
      hexOf(at, from, perLine).trimEnd(),
      marked ? tail(after, to - 1, perLine) : '',
    ],
    text: [textOf(before), textOf(at), textOf(after)],
  };
}

/** Which byte of a line stands at a column of its hexadecimal text, or of its plain text; null behind the last one. */
export function byteAtColumn(column: number, kind: 'hex' | 'text', perLine: number): number | null {
  const inHalf = column < (perLine / 2) * 3 ? column : column - 1;
  const byte = kind === 'text' ? column : Math.floor(inHalf / 3);
  return byte >= 0 && byte < perLine ? byte : null;
}

/** At least eight digits; queues hold files below 4 GiB, decoded payloads may be larger. */
export function hexOffset(offset: number): string {
  return offset.toString(16).padStart(8, '0').toUpperCase();
}

/** Reads what a person types as an offset: "1234", "1,234", "0x4D2", "4D2h". Null when it is none. */
export function parseOffset(text: string): number | null {
  const plain = text.trim().replaceAll(/[,_\s]/gu, '');
  const hex = /^(?:0x([0-9a-f]{1,13})|([0-9a-f]{1,13})h)$/iu.exec(plain);
  if (hex !== null) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16);
  return /^\d{1,15}$/u.test(plain) ? Number(plain) : null;
}

/** Each byte takes three columns, and half a line is followed by one more. */
function hexOf(bytes: Uint8Array, column: number, perLine: number): string {
  let text = '';
  bytes.forEach((byte, index) => {
    text += byte.toString(16).padStart(2, '0').toUpperCase() + gap(column + index, perLine);
  });
  return text;
}

/** What follows the marked bytes starts with the gap that belongs behind it. */
function tail(bytes: Uint8Array, mark: number, perLine: number): string {
  return gap(mark, perLine) + hexOf(bytes, mark + 1, perLine);
}

function gap(column: number, perLine: number): string {
  return column === perLine / 2 - 1 ? '  ' : ' ';
}

/** Printable ASCII as it is, everything else as a middle dot: hostile bytes cannot draw anything else. */
function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  return text;
}
