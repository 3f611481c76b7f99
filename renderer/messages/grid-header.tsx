import type { ReactElement } from 'react';
import type { MessageQuery } from '../../shared/query.ts';
import { ColumnHead } from '../ui/column-head.tsx';
import { COLUMNS, widthOf } from './columns.ts';
import type { Widths } from './columns.ts';
import { setColumnWidth, sortBy } from './messages-store.ts';

interface GridHeaderProps {
  readonly sort: MessageQuery['sort'];
  readonly widths: Widths;
}

export function GridHeader({ sort, widths }: GridHeaderProps): ReactElement {
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-header">
      {COLUMNS.map((column) => (
        <ColumnHead
          key={column.key}
          title={column.title}
          align={column.align}
          sorted={sort.column === column.key ? sort.direction : null}
          width={widthOf(column, widths)}
          onSort={() => void sortBy(column.key)}
          onWidth={(width) => setColumnWidth(column.key, width)}
        />
      ))}
    </div>
  );
}
