import type { ReactElement } from 'react';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { EntryRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import type { EntryColumn } from './entry-columns.ts';
import { Highlighted } from './highlighted.tsx';

interface EntryCellsProps {
  readonly row: EntryRow;
  readonly columns: readonly EntryColumn[];
  readonly words: readonly string[];
}

export function EntryCells({ row, columns, words }: EntryCellsProps): ReactElement {
  return (
    <>
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className="grid-cell" data-align={column.align}>
          <EntryCell column={column} row={row} words={words} />
        </div>
      ))}
    </>
  );
}

interface EntryCellProps {
  readonly column: EntryColumn;
  readonly row: EntryRow;
  readonly words: readonly string[];
}

/** What one column shows of an entry. A dash is a value that is not known. */
function EntryCell({ column, row, words }: EntryCellProps): ReactElement {
  switch (column.key) {
    case 'name':
      return (
        <span title={row.name}>
          <Highlighted text={row.name} words={words} isName />
        </span>
      );
    case 'address':
      return (
        <span className="mono" title={`${row.addressType}:${row.address}`}>
          <span className="quiet">{row.addressType}:</span>
          <Highlighted text={row.address} words={words} />
        </span>
      );
    case 'list':
      return <span className="mono">{listLabel(row.list)}</span>;
    case 'templates':
      return row.templates === 0 ? <None /> : <>{count(row.templates)}</>;
    case 'since':
      return row.since === null ? <None /> : <>{count(row.since)}</>;
    case 'supplier':
      return row.supplier === null ? <None /> : <span className="mono">{row.supplier}</span>;
  }
}

function None(): ReactElement {
  return <span className="quiet">–</span>;
}
