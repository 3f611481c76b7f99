import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import { clockTime, dayText } from '../../shared/format/time.ts';
import { columnWords } from './matrix-model.ts';
import type { MatrixColumns } from './matrix-model.ts';
import { CELL_WIDTH, NAME_WIDTH } from './matrix-row.tsx';

interface MatrixHeaderProps {
  readonly columns: MatrixColumns;
  /** Numbers of the first and the last cycle that are drawn. */
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** One column for each run of the server: its number, day and time. */
export function MatrixHeader({ columns, from, to, width }: MatrixHeaderProps): ReactElement {
  const drawn = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  return (
    <div role="rowgroup" className="matrix-header" style={{ width }}>
      <div role="row" aria-rowindex={1}>
        <div role="columnheader" aria-colindex={1} className="matrix-corner quiet">
          Requestor
        </div>
        {drawn.map((cycle) => (
          <div
            key={cycle}
            role="columnheader"
            aria-colindex={cycle - columns.first + 2}
            aria-label={columnWords(cycle, columns.runs)}
            className="matrix-column"
            title={columnWords(cycle, columns.runs)}
            style={{ left: NAME_WIDTH + (cycle - columns.first) * CELL_WIDTH }}
          >
            <strong>{count(cycle)}</strong>
            <RunTime atMs={columns.runs.get(cycle)} />
          </div>
        ))}
      </div>
    </div>
  );
}

function RunTime({ atMs }: { readonly atMs: number | null | undefined }): ReactElement {
  if (atMs === undefined || atMs === null)
    return <span className="quiet">{atMs === null ? 'pending' : '–'}</span>;
  return (
    <>
      <span className="quiet">{dayText(atMs).slice(5)}</span>
      <span className="quiet">{clockTime(atMs)}</span>
    </>
  );
}
