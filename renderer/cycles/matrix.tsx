import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactElement, RefObject } from 'react';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { isSameExchange } from '../sync/exchange.ts';
import { useIsProvisional } from '../sync/provisional.ts';
import { lookInto, useSync } from '../sync/sync-store.ts';
import { choosePlace, moveTo, useCycles } from './cycles-store.ts';
import type { CyclePlace } from './cycles-store.ts';
import { MatrixHeader } from './matrix-header.tsx';
import { NAME_COLUMN, matrixCommand } from './matrix-keys.ts';
import type { MatrixPosition } from './matrix-keys.ts';
import type { MatrixColumns } from './matrix-model.ts';
import { CELL_WIDTH, MatrixRow, NAME_WIDTH, ROW_HEIGHT, cellElementId } from './matrix-row.tsx';

const HEADER_HEIGHT = 56;
const OVERSCAN = 4;

interface MatrixProps {
  readonly rows: readonly RequestorSummary[];
  readonly columns: MatrixColumns;
  /** Changes when the user asks for another filter or order: what was asked for begins at the top. */
  readonly filterKey: string;
}

type Axis = Virtualizer<HTMLDivElement, Element>;

/**
 * Requestors by cycles. The grid itself holds the focus and names its active cell (aria-activedescendant), so that
 * scrolling it away never loses the keyboard.
 */
export function Matrix({ rows, columns, filterKey }: MatrixProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const { active, cycle } = useCycles();
  const looked = useSync((state) => state.chosen);
  const at = positionOf(active, rows, columns);
  const { down, across } = useAxes(scroller, rows.length, columns.count, at?.row ?? null);
  useSteadyColumns(scroller, columns);
  useTopOfNewList(scroller, filterKey);
  const provisional = useIsProvisional();
  const drawn = across.getVirtualItems();
  const width = NAME_WIDTH + columns.count * CELL_WIDTH;
  const from = columns.first + (drawn[0]?.index ?? 0);
  const to = columns.first + (drawn.at(-1)?.index ?? -1);
  return (
    <div
      ref={scroller}
      className="matrix"
      role="grid"
      aria-label="Cycles"
      data-provisional={provisional}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.count + 1}
      aria-activedescendant={at === null || active === null ? undefined : cellElementId(active, active.cycle)}
      tabIndex={0}
      onKeyDown={(event) => onMatrixKey(event, { rows, columns, at, down, across })}
      onClick={(event) => onMatrixClick(event, rows)}
    >
      <MatrixHeader columns={columns} from={from} to={to} width={width} />
      <div role="rowgroup" className="matrix-body" style={{ height: down.getTotalSize(), width }}>
        {down.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <MatrixRow
              key={slotOf(item.index, down)}
              row={row}
              place={item.index}
              top={item.start - HEADER_HEIGHT}
              first={columns.first}
              count={columns.count}
              from={from}
              to={to}
              active={active !== null && isSameExchange(active, row) ? active.cycle : undefined}
              chosen={isSameExchange(looked, row) ? cycle : undefined}
              provisional={provisional}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Both axes change with one scroll event; drawn together, not one after the other. */
function useAxes(
  scroller: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: number,
  activeRow: number | null,
): { readonly down: Axis; readonly across: Axis } {
  const down = useVirtualizer<HTMLDivElement, Element>({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    useFlushSync: false,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return activeRow === null || activeRow >= rows || drawn.includes(activeRow)
        ? drawn
        : [...drawn, activeRow].toSorted((a, b) => a - b);
    },
  });
  const across = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: columns,
    getScrollElement: () => scroller.current,
    estimateSize: () => CELL_WIDTH,
    overscan: 2,
    useFlushSync: false,
    scrollMargin: NAME_WIDTH,
    scrollPaddingStart: NAME_WIDTH,
  });
  return { down, across };
}

/**
 * Rows that scroll in take over the elements of those that scroll out, which is several times cheaper than making new
 * ones. The active row far away has an element of its own, as its slot may be taken.
 */
function slotOf(index: number, { range, scrollElement }: Axis): string {
  const far = range !== null && (index < range.startIndex - OVERSCAN || index > range.endIndex + OVERSCAN);
  const slots = Math.ceil((scrollElement?.clientHeight ?? 0) / ROW_HEIGHT) + 2 * OVERSCAN + 2;
  return far ? 'active' : `slot-${index % slots}`;
}

/**
 * Opens at the newest cycle and stays there, unless somebody scrolled away or points at a cell. Then the columns stay
 * where they are: new ones come in at the right, and when old ones leave at the left, the scroll position goes along.
 */
function useSteadyColumns(scroller: RefObject<HTMLDivElement | null>, { first, count }: MatrixColumns): void {
  const before = useRef({ first, end: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || count === 0) return;
    const { first: firstBefore, end } = before.current;
    const wasAtEnd = element.scrollLeft + element.clientWidth >= end;
    if (wasAtEnd && !element.matches(':hover')) element.scrollTo({ left: element.scrollWidth });
    else element.scrollBy({ left: -(first - firstBefore) * CELL_WIDTH });
    before.current = { first, end: element.scrollWidth };
  }, [scroller, first, count]);
}

function useTopOfNewList(scroller: RefObject<HTMLDivElement | null>, filterKey: string): void {
  const before = useRef(filterKey);
  useEffect(() => {
    if (before.current !== filterKey) scroller.current?.scrollTo({ top: 0 });
    before.current = filterKey;
  }, [scroller, filterKey]);
}

function positionOf(
  active: CyclePlace | null,
  rows: readonly RequestorSummary[],
  { first, count }: MatrixColumns,
): MatrixPosition | null {
  const row = active === null ? -1 : rows.findIndex((one) => isSameExchange(one, active));
  if (active === null || row < 0) return null;
  const column = active.cycle === null ? NAME_COLUMN : active.cycle - first;
  return column < NAME_COLUMN || column >= count ? null : { row, column };
}

interface Keyboard extends Pick<MatrixProps, 'rows' | 'columns'> {
  readonly at: MatrixPosition | null;
  readonly down: Axis;
  readonly across: Axis;
}

function onMatrixKey(event: KeyboardEvent<HTMLElement>, { rows, columns, at, down, across }: Keyboard): void {
  const height = down.scrollElement?.clientHeight ?? ROW_HEIGHT;
  const command = matrixCommand({ key: event.key, ctrl: event.ctrlKey || event.metaKey }, at, {
    rows: rows.length,
    columns: columns.count,
    rowsPerScreen: Math.floor((height - HEADER_HEIGHT) / ROW_HEIGHT),
  });
  if (command === null) return;
  event.preventDefault();
  const { active } = useCycles.getState();
  if (command.kind === 'close') lookInto(null);
  else if (command.kind === 'choose') {
    if (active !== null) choosePlace(active);
  } else {
    const row = rows[command.to.row];
    if (row === undefined) return;
    const { column } = command.to;
    moveTo({
      requestor: row.requestor,
      server: row.server,
      cycle: column === NAME_COLUMN ? null : columns.first + column,
    });
    down.scrollToIndex(command.to.row, { align: 'auto' });
    if (column !== NAME_COLUMN) across.scrollToIndex(column, { align: 'auto' });
  }
}

/** One listener for all cells: there may be hundreds on the screen. */
function onMatrixClick(event: MouseEvent<HTMLElement>, rows: MatrixProps['rows']): void {
  if (!(event.target instanceof Element)) return;
  const place = event.target.closest<HTMLElement>('[data-place]')?.dataset.place;
  const row = place === undefined ? undefined : rows[Number(place)];
  if (row === undefined) return;
  const { requestor, server } = row;
  const cycle = event.target.closest<HTMLElement>('[data-cycle]')?.dataset.cycle;
  const isName = event.target.closest('[role=rowheader]') !== null;
  if (cycle !== undefined) choosePlace({ requestor, server, cycle: Number(cycle) });
  else if (isName) choosePlace({ requestor, server, cycle: null });
}
