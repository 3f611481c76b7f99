import type { MouseEvent, ReactElement } from 'react';
import type { ByteWindows } from './byte-windows.ts';
import { byteAtColumn, hexRow } from './hex-rows.ts';
import type { ByteRange } from './hex-rows.ts';

interface HexLineProps {
  readonly top: number;
  readonly offset: number;
  readonly windows: ByteWindows;
  readonly perLine: number;
  readonly failedAt: number | null;
  readonly cursor: number | null;
  readonly onCursor: (offset: number) => void;
}

/** A line of the Bytes tab, at its place in the scrolling list. */
export function HexLine(props: HexLineProps): ReactElement {
  const { top, offset, windows, perLine, failedAt, cursor, onCursor } = props;
  const bytes = windows.bytesAt(offset, perLine) ?? new Uint8Array();
  const isFailing = failedAt !== null && failedAt >= offset && failedAt < offset + perLine;
  const marked = isFailing ? failedAt : cursor;
  const range = marked === null ? null : { start: marked, end: marked + 1 };
  return (
    <div className="hex-line" style={{ transform: `translateY(${top}px)` }}>
      <HexBytes
        offset={offset}
        bytes={bytes}
        perLine={perLine}
        mark={range}
        look={isFailing ? 'failing' : 'chosen'}
        onByte={(byte) => {
          if (byte < bytes.length) onCursor(offset + byte);
        }}
      />
    </div>
  );
}

interface HexBytesProps {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly perLine: number;
  readonly mark: ByteRange | null;
  readonly look: 'failing' | 'chosen';
  /** Gets the number of a clicked byte in its line. */
  readonly onByte?: (byte: number) => void;
}

/** One line: offset, hexadecimal, text. */
export function HexBytes({ offset, bytes, perLine, mark, look, onByte }: HexBytesProps): ReactElement {
  const row = hexRow(offset, bytes, perLine, mark);
  const columns = perLine * 3 + 1;
  const clicked =
    (kind: 'hex' | 'text', width: number) =>
    (event: MouseEvent<HTMLSpanElement>): void => {
      const { left, width: pixels } = event.currentTarget.getBoundingClientRect();
      const byte = byteAtColumn(Math.floor(((event.clientX - left) / pixels) * width), kind, perLine);
      if (byte !== null) onByte?.(byte);
    };
  return (
    <>
      <span className="quiet">{row.offset}</span>
      <span className="hex-bytes" style={{ width: `${columns}ch` }} onClick={clicked('hex', columns)}>
        {bytes.length === 0 ? '…' : <Marked pieces={row.hex} look={look} />}
      </span>
      <span onClick={clicked('text', bytes.length)}>
        <Marked pieces={row.text} look={look} />
      </span>
    </>
  );
}

interface MarkedProps {
  readonly pieces: readonly [string, string, string];
  readonly look: 'failing' | 'chosen';
}

function Marked({ pieces: [before, at, after], look }: MarkedProps): ReactElement {
  if (at === '') return <>{before}</>;
  const isFailing = look === 'failing';
  return (
    <>
      {before}
      <mark
        className={isFailing ? 'failing-byte' : 'chosen-bytes'}
        title={isFailing ? 'Decoding failed at this byte' : undefined}
      >
        {at}
      </mark>
      {after}
    </>
  );
}
