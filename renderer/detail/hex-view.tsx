import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { HexLine } from './hex-line.tsx';
import { hexOffset } from './hex-rows.ts';
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
  /** The byte that is chosen, by a click or the arrow keys. */
  readonly cursor: number | null;
  readonly onCursor: (offset: number) => void;
  /** Enter on the chosen byte. */
  readonly onOpen: () => void;
}

export function HexView(props: HexViewProps): ReactElement {
  const { windows, state, perLine, height, offset, cursor, onCursor, onOpen } = props;
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onOpen();
    const next = cursorAfter(event.key, cursor ?? (segment.start + first) * perLine, state.end);
    if (next === null) return;
    event.preventDefault();
    onCursor(next);
    rows.scrollToIndex(Math.floor(next / perLine) - segment.start);
  };
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
      <div
        ref={scroller}
        className="hex mono selectable"
        tabIndex={0}
        role="region"
        aria-label="Bytes"
        onKeyDown={onKeyDown}
      >
        <div className="hex-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <HexLine
              key={item.key}
              top={item.start}
              offset={(segment.start + item.index) * perLine}
              windows={windows}
              perLine={perLine}
              failedAt={state.failedAt}
              cursor={cursor}
              onCursor={onCursor}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** The arrows to the sides move the chosen byte; those up and down scroll, as everywhere. */
function cursorAfter(key: string, cursor: number, end: number): number | null {
  if (key === 'ArrowRight') return Math.min(end - 1, cursor + 1);
  return key === 'ArrowLeft' ? Math.max(0, cursor - 1) : null;
}
