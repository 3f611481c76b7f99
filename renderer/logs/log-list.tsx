import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import { gridCommand } from '../messages/grid-keys.ts';
import { rowAt } from '../messages/page-cache.ts';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import type { Segment } from '../ui/segments.ts';
import { LogListHead, LogListRow, lineElementId } from './log-list-row.tsx';
import { chooseLine, showLines, useLogs } from './logs-store.ts';
import '../messages/grid.css';

const LINE_HEIGHT = 24;
const OVERSCAN = 16;

/** The lines as rows. The list itself holds the focus and names its active row, as the grid of messages does. */
export function LogList(): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { total, pages, active } = useLogs();
  const [start, setStart] = useState(0);
  const segment = segmentOf(start, total);
  const rows = useRows(scroller, segment, active?.index ?? null);
  useScroll(rows, setStart);
  // Only a row that is drawn can be named: its page may be on the way, or the filter may hide it.
  const activeRow =
    active?.index == null || segmentOf(active.index, total).number !== segment.number
      ? undefined
      : rowAt(pages, active.index);
  return (
    <>
      <SegmentBar
        segment={segment}
        name={(shown) => `Lines ${count(shown.start + 1)} to ${count(shown.end)}`}
        onChoose={(line) => {
          setStart(line);
          rows.scrollToIndex(0);
        }}
      />
      <div
        ref={scroller}
        className="grid log-list"
        role="grid"
        aria-label="Log lines"
        aria-rowcount={total + 1}
        aria-activedescendant={activeRow === undefined ? undefined : lineElementId(activeRow.id)}
        tabIndex={0}
        onKeyDown={(event) => onListKey(event, rows, segment, setStart)}
      >
        <LogListHead />
        <div role="rowgroup" className="grid-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const index = segment.start + item.index;
            return (
              <LogListRow
                key={item.key}
                index={index}
                row={rowAt(pages, index)}
                top={item.start - LINE_HEIGHT}
                active={active?.index === index}
                onPress={chooseLine}
                onOpen={focusCard}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

type Rows = Virtualizer<HTMLDivElement, Element>;

/** The rows to draw: the visible ones, some around them, and the active one wherever it is. */
function useRows(
  scroller: React.RefObject<HTMLDivElement | null>,
  segment: Segment,
  activeLine: number | null,
): Rows {
  const size = segment.end - segment.start;
  const active = activeLine === null ? -1 : activeLine - segment.start;
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: size,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    // The head is as high as a row and stays on top of the first ones.
    scrollMargin: LINE_HEIGHT,
    scrollPaddingStart: LINE_HEIGHT,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      if (active < 0 || active >= size || drawn.includes(active)) return drawn;
      return [...drawn, active].toSorted((a, b) => a - b);
    },
  });
  const first = rows.range?.startIndex;
  const last = rows.range?.endIndex;
  useEffect(() => {
    if (first !== undefined && last !== undefined)
      showLines({ first: segment.start + first, last: segment.start + last });
  }, [segment.start, first, last]);
  return rows;
}

/** Follows what the store asks to be seen. */
function useScroll(rows: Rows, setStart: (line: number) => void): void {
  const scroll = useLogs((state) => state.scroll);
  useEffect(() => {
    const index = scroll.to === 'top' ? 0 : (useLogs.getState().active?.index ?? null);
    if (index === null) return;
    const wanted = segmentOf(index, useLogs.getState().total);
    setStart(wanted.start);
    rows.scrollToIndex(index - wanted.start, { align: scroll.to === 'top' ? 'auto' : 'center' });
  }, [scroll, rows, setStart]);
}

function onListKey(
  event: KeyboardEvent<HTMLElement>,
  rows: Rows,
  segment: Segment,
  setStart: (line: number) => void,
): void {
  if (event.target !== event.currentTarget) return;
  const { active, total } = useLogs.getState();
  const height = rows.scrollElement?.clientHeight ?? LINE_HEIGHT;
  const rowsPerScreen = Math.floor(height / LINE_HEIGHT) - 1;
  const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  const command = gridCommand(press, { active: active?.index ?? null, total, rowsPerScreen });
  if (command?.kind !== 'move' && command?.kind !== 'open') return;
  event.preventDefault();
  if (command.kind === 'open') return focusCard();
  if (command.to < segment.start || command.to >= segment.end) setStart(command.to);
  rows.scrollToIndex(command.to - segmentOf(command.to, total).start, { align: 'auto' });
  chooseLine(command.to);
}

function focusCard(): void {
  document.getElementById('log-line-card')?.focus();
}
