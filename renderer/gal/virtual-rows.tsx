import { memo, useEffect, useId, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactElement, ReactNode } from 'react';
import { gridCommand } from '../messages/grid-keys.ts';
import type { GridCommand } from '../messages/grid-keys.ts';
import type { RowSource } from './paged-list.ts';
import type { Align } from './row-strip.ts';
import { drawnRows, slotOf, useRowWindow } from './row-window.ts';
import '../messages/grid.css';

const ROW_HEIGHT = 28;

export interface ScrollRequest {
  readonly to: number;
  readonly align: Align;
}

interface VirtualRowsProps<Row> {
  /** Of the element, for what leads the keyboard here. */
  readonly id?: string;
  readonly label: string;
  /** Widths of the columns, as `grid-template-columns` takes them. */
  readonly columns: string;
  /** Cells of the head. */
  readonly head: ReactNode;
  readonly source: RowSource<Row>;
  /** Cells of a row. One function for all of the list's life: rows whose data stay are not drawn again. */
  readonly cells: (row: Row, index: number) => ReactNode;
  /** Row that the keyboard is at. */
  readonly active: number | null;
  /** Of more rows than one: whether a row is chosen. Without it the active one is. */
  readonly isChosen?: (row: Row, index: number) => boolean;
  readonly rowHeight?: number;
  /** Asks for a row to be seen; a new object each time. */
  readonly scroll?: ScrollRequest | null;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onOpen?: (index: number) => void;
  /** What a key means; where the active row goes out of sight the list has followed it already. */
  readonly onCommand: (command: GridCommand) => void;
  readonly onEscape?: () => void;
}

/**
 * A list of any length, a row as high as the other. The list itself holds the focus and names its active row, so that
 * scrolling rows away never loses the keyboard.
 */
export function VirtualRows<Row>(props: VirtualRowsProps<Row>): ReactElement {
  const { source, active, isChosen, rowHeight = ROW_HEIGHT, scroll = null } = props;
  const { total } = source;
  const scroller = useRef<HTMLDivElement>(null);
  const rowId = useId();
  const shown = useRowWindow(scroller, total, rowHeight);
  const { first, last, push, height, reveal } = shown;
  useEffect(() => {
    if (last >= first) source.show({ first, last });
  }, [source, first, last]);
  useScrollRequest(scroll, reveal);
  const style = { '--columns': props.columns, '--row': `${rowHeight}px`, '--total-width': '0px' };
  const drawn = drawnRows(shown, total, active);
  return (
    <div
      ref={scroller}
      id={props.id}
      className="grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-multiselectable={isChosen !== undefined}
      aria-activedescendant={active === null || active >= total ? undefined : `${rowId}${active}`}
      tabIndex={0}
      style={style as CSSProperties}
      onKeyDown={(event) => onKey(event, props, rowHeight, reveal)}
    >
      <div role="row" className="grid-row grid-header" aria-rowindex={1}>
        {props.head}
      </div>
      <div role="rowgroup" className="grid-body" style={{ height }}>
        {drawn.map((index) => {
          const row = source.rowAt(index);
          return (
            <DrawnRow
              key={slotOf(index, shown)}
              id={`${rowId}${index}`}
              index={index}
              row={row}
              // The active one may be far away: it must not make the strip longer.
              top={Math.min(Math.max(0, index * rowHeight - push), height - rowHeight)}
              isActive={index === active}
              isChosen={row !== undefined && (isChosen?.(row, index) ?? index === active)}
              cells={props.cells}
              onPress={props.onPress}
              onOpen={props.onOpen}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Follows what is asked to be seen, also before the list was on the screen. */
function useScrollRequest(scroll: ScrollRequest | null, reveal: (index: number, align: Align) => void): void {
  const done = useRef<ScrollRequest | null>(null);
  useEffect(() => {
    if (scroll === null || done.current === scroll) return;
    done.current = scroll;
    reveal(scroll.to, scroll.align);
  }, [scroll, reveal]);
}

interface DrawnRowProps<Row> {
  readonly id: string;
  readonly index: number;
  /** Undefined while its page is on the way. */
  readonly row: Row | undefined;
  readonly top: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly cells: (row: Row, index: number) => ReactNode;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onOpen: ((index: number) => void) | undefined;
}

function RowOnScreen<Row>(props: DrawnRowProps<Row>): ReactElement {
  const { index, row } = props;
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isChosen}
      aria-busy={row === undefined}
      className="grid-row"
      data-active={props.isActive}
      data-index={index}
      style={{ transform: `translateY(${props.top}px)` }}
      onMouseDown={(event) => {
        if (event.button === 0 && row !== undefined) props.onPress(index, event);
      }}
      onDoubleClick={() => props.onOpen?.(index)}
    >
      {row === undefined ? (
        <div role="gridcell" className="grid-cell quiet">
          …
        </div>
      ) : (
        props.cells(row, index)
      )}
    </div>
  );
}

const DrawnRow = memo(RowOnScreen) as typeof RowOnScreen;

function onKey<Row>(
  event: KeyboardEvent<HTMLElement>,
  { source, active, onCommand, onEscape, onOpen }: VirtualRowsProps<Row>,
  rowHeight: number,
  reveal: (index: number, align: Align) => void,
): void {
  // Keys on what stands in a row belong to it.
  if (event.target !== event.currentTarget) return;
  if (event.key === 'Escape') return onEscape?.();
  const rowsPerScreen = Math.floor(event.currentTarget.clientHeight / rowHeight) - 1;
  const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  const command = gridCommand(press, { active, total: source.total, rowsPerScreen });
  if (command === null) return;
  event.preventDefault();
  if (command.kind === 'move') reveal(command.to, 'auto');
  if (command.kind === 'open' && active !== null) onOpen?.(active);
  onCommand(command);
}
