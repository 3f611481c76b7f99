import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { flushSync } from 'react-dom';
import { useCallback, useEffect, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { MessageQuery } from '../../shared/query.ts';
import { setDetailOpen } from '../shell/shell-store.ts';
import { COLUMNS, gridTemplate, totalWidth } from './columns.ts';
import { gridCommand } from './grid-keys.ts';
import type { GridCommand } from './grid-keys.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow, rowElementId } from './grid-row.tsx';
import { copyRows } from './actions.ts';
import { choose, chooseAll, findPlace, messagesView, placeAt, useMessages } from './messages-store.ts';
import type { RowSource } from './row-source.ts';
import './grid.css';

const ROW_HEIGHT = 28;
const OVERSCAN = 12;

interface MessagesGridProps {
  readonly source: RowSource;
  readonly sort: MessageQuery['sort'];
  readonly onMenu: (point: { readonly x: number; readonly y: number }) => void;
}

/**
 * The messages as rows. The grid itself holds the focus and names its active row (aria-activedescendant), so that
 * scrolling rows away never loses the keyboard.
 */
export function MessagesGrid({ source, sort, onMenu }: MessagesGridProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { selection, widths, scroll } = useMessages();
  const rows = useRows(scroller, source, selection.active?.index ?? null);
  const { active } = selection;

  useEffect(() => {
    const index = useMessages.getState().selection.active?.index ?? 0;
    rows.scrollToIndex(scroll.to === 'top' ? 0 : index, { align: 'auto' });
  }, [scroll, rows]);

  const onPress = useCallback((index: number, event: MouseEvent) => pressRow(index, event), []);
  const onRowMenu = useCallback(
    (index: number, event: MouseEvent) => {
      const place = placeAt(index);
      if (place === null) return;
      if (!useMessages.getState().selection.ids.has(place.id)) choose(place, 'only');
      onMenu({ x: event.clientX, y: event.clientY });
    },
    [onMenu],
  );

  const style = {
    '--columns': gridTemplate(widths),
    '--total-width': `${totalWidth(widths)}px`,
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className="grid"
      role="grid"
      aria-label="Messages"
      aria-multiselectable="true"
      aria-rowcount={source.total + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={active === null ? undefined : rowElementId(active.id)}
      tabIndex={0}
      style={style}
      onKeyDown={(event) => onGridKey(event, rows, source.total)}
      onContextMenu={(event) => {
        // From the keyboard it comes from the grid itself: the menu belongs to the active row.
        const row = active === null ? null : document.getElementById(rowElementId(active.id));
        if (event.target !== event.currentTarget || row === null) return;
        const { left, bottom } = row.getBoundingClientRect();
        onMenu({ x: Math.max(0, left) + 16, y: bottom });
      }}
    >
      <GridHeader sort={sort} widths={widths} />
      <div role="rowgroup" className="grid-body" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const row = source.rowAt(item.index);
          return (
            <GridRow
              key={slotOf(item.index, rows)}
              index={item.index}
              row={row}
              top={item.start - ROW_HEIGHT}
              selected={row !== undefined && selection.ids.has(row.id)}
              active={active?.index === item.index}
              onPress={onPress}
              onMenu={onRowMenu}
              onOpen={focusDetail}
            />
          );
        })}
      </div>
    </div>
  );
}

/**
 * Rows that scroll in take over the elements of those that scroll out, which is several times cheaper than making new
 * ones: there are just as many slots as rows are drawn. The active row far away has an element of its own, as its slot
 * may be taken.
 */
function slotOf(index: number, { range, scrollElement }: Rows): string {
  const far = range !== null && (index < range.startIndex - OVERSCAN || index > range.endIndex + OVERSCAN);
  const slots = Math.ceil((scrollElement?.clientHeight ?? 0) / ROW_HEIGHT) + 2 * OVERSCAN + 2;
  return far ? 'active' : `slot-${index % slots}`;
}

type Rows = Virtualizer<HTMLDivElement, Element>;

/** The rows to draw: the visible ones, some around them, and the active one wherever it is. */
function useRows(
  scroller: React.RefObject<HTMLDivElement | null>,
  source: RowSource,
  active: number | null,
): Rows {
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: source.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The header is as high as a row and stays on top of the first ones.
    scrollMargin: ROW_HEIGHT,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return active === null || active >= source.total || drawn.includes(active)
        ? drawn
        : [...drawn, active].toSorted((a, b) => a - b);
    },
  });
  const { range } = rows;
  const first = range?.startIndex;
  const last = range?.endIndex;
  useEffect(() => {
    if (first !== undefined && last !== undefined) source.show({ first, last });
  }, [source, first, last]);
  return rows;
}

function pressRow(index: number, event: MouseEvent): void {
  const place = placeAt(index);
  if (place === null || event.button !== 0) return;
  if (event.shiftKey) {
    // Shift and click would select text as well.
    event.preventDefault();
    document.querySelector<HTMLElement>('.grid')?.focus();
    choose(place, 'extend');
  } else choose(place, event.ctrlKey || event.metaKey ? 'toggle' : 'only');
}

function onGridKey(event: KeyboardEvent<HTMLElement>, rows: Rows, total: number): void {
  // Keys on a column title belong to the title.
  if (event.target !== event.currentTarget) return;
  const { active } = useMessages.getState().selection;
  const height = rows.scrollElement?.clientHeight ?? ROW_HEIGHT;
  const position = {
    active: active?.index ?? null,
    total,
    rowsPerScreen: Math.floor(height / ROW_HEIGHT) - 1,
  };
  const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  const command = gridCommand(press, position);
  if (command === null) return;
  event.preventDefault();
  void obey(command, rows);
}

async function obey(command: GridCommand, rows: Rows): Promise<void> {
  const { active } = useMessages.getState().selection;
  if (command.kind === 'all') return chooseAll();
  if (command.kind === 'open') return focusDetail();
  if (command.kind === 'copy') return copyRows(messagesView, useMessages.getState().selection.ids);
  if (command.kind === 'toggle') {
    if (active !== null) choose(active, 'toggle');
    return;
  }
  rows.scrollToIndex(command.to, { align: 'auto' });
  const place = await findPlace(command.to);
  if (place !== null) choose(place, command.how === 'choose' ? 'only' : command.how);
}

function focusDetail(): void {
  // The pane has to be there before it can be focused.
  flushSync(() => setDetailOpen(true));
  document.getElementById('message-details')?.focus();
}
