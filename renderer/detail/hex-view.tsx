import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { hexOffset } from './hex-rows.ts';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import { useElementSize } from '../ui/use-element-size.ts';
import type { ByteWindows, BytesState } from './byte-windows.ts';
import type { Jump } from './bytes-tab.tsx';
import { bytesPerLine, hexRow } from './hex-rows.ts';

const LINE_HEIGHT = 20;

interface HexViewProps {
  readonly windows: ByteWindows;
  readonly state: BytesState;
  readonly jump: Jump | null;
}

export function HexView({ windows, state, jump }: HexViewProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(scroller);
  const perLine = bytesPerLine(width);
  const lines = Math.ceil(state.end / perLine);
  const [line, setLine] = useState(0);
  const segment = segmentOf(line, lines);
  const rows = useVirtualizer({
    count: segment.end - segment.start,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 16,
  });

  useEffect(() => {
    if (jump === null || width === 0) return;
    const target = Math.floor(jump.offset / perLine);
    setLine(target);
    rows.scrollToIndex(target - segmentOf(target, lines).start, { align: 'center' });
    // Only a new jump moves the view; more bytes coming in do not.
  }, [jump, width === 0, perLine]);

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
