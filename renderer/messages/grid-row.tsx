import { memo } from 'react';
import type { MouseEvent, ReactElement } from 'react';
import type { MessageRow } from '../../shared/model.ts';
import { COLUMNS } from './columns.ts';
import { cellContent } from './cell.tsx';

interface GridRowProps {
  readonly index: number;
  /** Undefined while its page is on the way. */
  readonly row: MessageRow | undefined;
  readonly top: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly onPress: (index: number, event: MouseEvent) => void;
  readonly onMenu: (index: number, event: MouseEvent) => void;
  readonly onOpen: () => void;
}

export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { index, row, top, selected, active } = props;
  const place = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className="grid-row" style={place}>
        <div role="gridcell" className="grid-cell quiet">
          …
        </div>
      </div>
    );
  }
  return (
    <div
      id={rowElementId(row.id)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className="grid-row"
      data-id={row.id}
      data-state={row.state.kind}
      data-active={active}
      style={place}
      onMouseDown={(event) => props.onPress(index, event)}
      onContextMenu={(event) => props.onMenu(index, event)}
      onDoubleClick={props.onOpen}
    >
      {COLUMNS.map((column) => (
        <div key={column.key} role="gridcell" className="grid-cell" data-align={column.align}>
          {cellContent(column.key, row)}
        </div>
      ))}
    </div>
  );
});

export function rowElementId(id: number): string {
  return `message-${id}`;
}
