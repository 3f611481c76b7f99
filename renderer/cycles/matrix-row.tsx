import { memo } from 'react';
import type { ReactElement } from 'react';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { exchangeKey } from '../sync/exchange.ts';
import type { Exchange } from '../sync/exchange.ts';
import { keepUpdatesSentence } from '../sync/keep-updates.ts';
import { StripMarks } from './strip-marks.tsx';
import { cellWords, stateAt } from './matrix-model.ts';

export const CELL_WIDTH = 48;
export const NAME_WIDTH = 168;
export const ROW_HEIGHT = 28;

interface MatrixRowProps {
  readonly row: RequestorSummary;
  readonly place: number;
  readonly top: number;
  /** Number of the first cycle of all, how many there are, and which of them are drawn. */
  readonly first: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
  /** The cell of this row that the keyboard is at, and the chosen one; null is the name, undefined none. */
  readonly active: number | null | undefined;
  readonly chosen: number | null | undefined;
  /** Whether replies may not have been read yet. */
  readonly provisional: boolean;
}

export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps): ReactElement {
  const { row, place, first, active, chosen, provisional } = props;
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className="matrix-row"
      data-place={place}
      data-active={active !== undefined}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        id={active === null ? cellElementId(row, null) : undefined}
        role="rowheader"
        aria-colindex={1}
        aria-selected={chosen === null}
        className="matrix-name mono cut"
        data-at={active === null}
        title={`${row.requestor}: ${keepUpdatesSentence(row.keepUpdates)}`}
      >
        {row.requestor}
      </div>
      {drawnCycles(props).map((cycle) => (
        <Cell
          key={cycle}
          row={row}
          cycle={cycle}
          column={cycle - first}
          isActive={active === cycle}
          isChosen={chosen === cycle}
          provisional={provisional}
        />
      ))}
      <StripMarks
        strip={row.strip}
        first={first}
        count={props.count}
        cellWidth={CELL_WIDTH}
        height={ROW_HEIGHT}
        provisional={provisional}
      />
    </div>
  );
});

interface CellProps {
  readonly row: RequestorSummary;
  readonly cycle: number;
  readonly column: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly provisional: boolean;
}

/** Title and name are one: what is on the screen needs no second copy for those who cannot see it. */
const Cell = memo(function Cell(props: CellProps): ReactElement {
  const { row, cycle, column, isActive, isChosen, provisional } = props;
  const state = stateAt(row, cycle);
  return (
    <div
      id={isActive ? cellElementId(row, cycle) : undefined}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isChosen}
      className="matrix-cell"
      data-cycle={cycle}
      data-state={state ?? 'none'}
      data-at={isActive}
      title={cellWords(row, cycle, provisional)}
      style={{ left: NAME_WIDTH + column * CELL_WIDTH }}
    >
      {!provisional && row.breached.includes(cycle) && <span className="breach-corner matrix-breach" />}
    </div>
  );
});

/** The visible ones, and the active one wherever it is: the grid names it as its active descendant. */
function drawnCycles({ from, to, active }: MatrixRowProps): readonly number[] {
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  if (active !== undefined && active !== null && (active < from || active > to)) drawn.push(active);
  return drawn;
}

export function cellElementId(exchange: Exchange, cycle: number | null): string {
  return `cycle-${cycle ?? 'all'}-${encodeURIComponent(exchangeKey(exchange))}`;
}
