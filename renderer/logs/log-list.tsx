import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { count } from '../../shared/format/count.ts';
import { gridCommand } from '../messages/grid-keys.ts';
import { rowAt } from '../messages/page-cache.ts';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import type { Segment } from '../ui/segments.ts';
import { LINE_HEIGHT, drawnLines, scrollToLine, useLineWindow } from './line-window.ts';
import { LogListHead, LogListRow, lineElementId } from './log-list-row.tsx';
import { chooseLine, closeLine, linesFocused, showLines, useLogs } from './logs-store.ts';
import '../messages/grid.css';

/** The lines as rows. The list itself holds the focus and names its active row, as the grid of messages does. */
export function LogList(): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { total, pages, active } = useLogs();
  const [start, setStart] = useState(0);
  const segment = segmentOf(start, total);
  const size = segment.end - segment.start;
  const lines = useLineWindow(scroller, size);
  useShownLines(lines.first, lines.last, segment.start);
  useScroll(scroller, segment, setStart);
  useFocus(scroller);
  // Only a row that is drawn can be named: its page may be on the way, or the filter may hide it.
  const activeRow =
    active?.index == null || segmentOf(active.index, total).number !== segment.number
      ? undefined
      : rowAt(pages, active.index);
  const activeLine = active?.index == null ? null : active.index - segment.start;
  return (
    <>
      <SegmentBar
        segment={segment}
        name={(shown) => `Lines ${count(shown.start + 1)} to ${count(shown.end)}`}
        onChoose={(line) => {
          setStart(line);
          scrollToLine(scroller.current, 0, 'auto');
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
        onKeyDown={(event) => onListKey(event, segment, setStart)}
      >
        <LogListHead />
        <div role="rowgroup" className="grid-body" style={{ height: size * LINE_HEIGHT }}>
          {drawnLines(lines, size, activeLine).map((line) => {
            const index = segment.start + line;
            return (
              <LogListRow
                key={index}
                index={index}
                row={rowAt(pages, index)}
                top={line * LINE_HEIGHT}
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

/** Says which lines are on the screen, so that they are fetched. */
function useShownLines(first: number, last: number, start: number): void {
  useEffect(() => {
    if (last >= first) showLines({ first: start + first, last: start + last });
  }, [start, first, last]);
}

/** Follows what the store asks to be seen. */
function useScroll(
  scroller: React.RefObject<HTMLDivElement | null>,
  segment: Segment,
  setStart: (line: number) => void,
): void {
  const scroll = useLogs((state) => state.scroll);
  const shown = useRef(segment.number);
  useEffect(() => {
    shown.current = segment.number;
  }, [segment.number]);
  useEffect(() => {
    const index = scroll.to === 'top' ? 0 : (useLogs.getState().active?.index ?? null);
    if (index === null) return;
    const wanted = segmentOf(index, useLogs.getState().total);
    const show = (): void =>
      scrollToLine(scroller.current, index - wanted.start, scroll.to === 'top' ? 'auto' : 'center');
    if (wanted.number === shown.current) return show();
    // The other segment has to be drawn before there is a place in it.
    setStart(wanted.start);
    requestAnimationFrame(show);
  }, [scroll, scroller, setStart]);
}

/** Takes the focus when it was asked for, also before the list was on the screen. */
function useFocus(scroller: React.RefObject<HTMLDivElement | null>): void {
  const wantsFocus = useLogs((state) => state.wantsFocus);
  useEffect(() => {
    if (!wantsFocus) return;
    scroller.current?.focus({ preventScroll: true });
    linesFocused();
  }, [wantsFocus, scroller]);
}

function onListKey(
  event: KeyboardEvent<HTMLElement>,
  segment: Segment,
  setStart: (line: number) => void,
): void {
  if (event.target !== event.currentTarget) return;
  if (event.key === 'Escape') return closeLine();
  const { active, total } = useLogs.getState();
  const rowsPerScreen = Math.floor(event.currentTarget.clientHeight / LINE_HEIGHT) - 1;
  const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  const command = gridCommand(press, { active: active?.index ?? null, total, rowsPerScreen });
  if (command?.kind !== 'move' && command?.kind !== 'open') return;
  event.preventDefault();
  if (command.kind === 'open') return focusCard();
  if (command.to < segment.start || command.to >= segment.end) flushSync(() => setStart(command.to));
  scrollToLine(event.currentTarget, command.to - segmentOf(command.to, total).start, 'auto');
  chooseLine(command.to);
}

function focusCard(): void {
  document.getElementById('log-line-card')?.focus();
}
