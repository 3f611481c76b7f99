import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { hexOffset, hexRow } from './hex-rows.ts';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import type { ByteWindows, BytesState } from './byte-windows.ts';

const LINE_HEIGHT = 20;

interface HexViewProps {
  readonly windows: ByteWindows;
  readonly state: BytesState;
  readonly perLine: 8 | 16;
  /** Of the room there is, in pixels. */
  readonly height: number;
  /** The byte to start at, in the middle of the view. */
  readonly offset: number;
}

export function HexView({ windows, state, perLine, height, offset }: HexViewProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = Math.ceil(state.end / perLine);
  const firstLine = Math.floor(offset / perLine);
  const [line, setLine] = useState(firstLine);
  const segment = segmentOf(line, lines);
  const rows = useVirtualizer({
    count: segment.end - segment.start,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    initialOffset: Math.max(0, (firstLine - segmentOf(firstLine, lines).start) * LINE_HEIGHT - height / 2),
    overscan: 16,
  });
  const first = rows.range?.startIndex ?? 0;
  const last = rows.range?.endIndex ?? 0;
  useEffect(() => {
    windows.show((segment.start + first) * perLine, (segment.start + last + 1) * perLine);
  }, [windows, segment.start, first, last, perLine, state.pieces]);
  return (
    <>
      <SegmentBar
        segment={segment}
        name={({ start, end }) =>
          `Bytes ${hexOffset(start * perLine)} to ${hexOffset(Math.min(state.end, end * perLine) - 1)}`
        }
        onChoose={(start) => {
          setLine(start);
          rows.scrollToIndex(0);
        }}
      />
      <div ref={scroller} className="hex mono selectable" tabIndex={0} role="region" aria-label="Bytes">
        <div className="hex-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <HexLine
              key={item.key}
              top={item.start}
              offset={(segment.start + item.index) * perLine}
              windows={windows}
              perLine={perLine}
              failedAt={state.failedAt}
            />
          ))}
        </div>
      </div>
    </>
  );
}

interface HexLineProps {
  readonly top: number;
  readonly offset: number;
  readonly windows: ByteWindows;
  readonly perLine: number;
  readonly failedAt: number | null;
}

function HexLine({ top, offset, windows, perLine, failedAt }: HexLineProps): ReactElement {
  const bytes = windows.bytesAt(offset, perLine);
  const row = hexRow(offset, bytes ?? new Uint8Array(), perLine, failedAt);
  const hexWidth = perLine * 3 + 1;
  return (
    <div className="hex-line" style={{ transform: `translateY(${top}px)` }}>
      <span className="quiet">{row.offset}</span>
      <span className="hex-bytes" style={{ width: `${hexWidth}ch` }}>
        {bytes === null ? '…' : <Marked pieces={row.hex} />}
      </span>
      <span>
        <Marked pieces={row.text} />
      </span>
    </div>
  );
}

function Marked({ pieces }: { readonly pieces: readonly [string, string, string] }): ReactElement {
  const [before, at, after] = pieces;
  if (at === '') return <>{before}</>;
  return (
    <>
      {before}
      <mark className="failing-byte" title="Decoding failed at this byte">
        {at}
      </mark>
      {after}
    </>
  );
}
