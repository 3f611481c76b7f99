import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import type { MessageQuery } from '../../shared/query.ts';
import { Icon } from '../ui/icon.tsx';
import { COLUMNS, widthOf } from './columns.ts';
import type { Column, Widths } from './columns.ts';
import { setColumnWidth, sortBy } from './messages-store.ts';

interface GridHeaderProps {
  readonly sort: MessageQuery['sort'];
  readonly widths: Widths;
}

const STEP = 16;

/** Column titles. One stop for the Tab key; arrows go between titles, Shift and arrows change the width. */
export function GridHeader({ sort, widths }: GridHeaderProps): ReactElement {
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-header">
      {COLUMNS.map((column) => (
        <HeaderCell key={column.key} column={column} sort={sort} width={widthOf(column, widths)} />
      ))}
    </div>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly sort: MessageQuery['sort'];
  readonly width: number;
}

function HeaderCell({ column, sort, width }: HeaderCellProps): ReactElement {
  const sorted = sort.column === column.key;
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? sort.direction : 'none'}
      className="grid-cell"
      data-align={column.align}
    >
      <button
        type="button"
        className="header-button"
        tabIndex={sorted ? 0 : -1}
        onClick={() => void sortBy(column.key)}
        onKeyDown={(event) => onHeaderKey(event, column, width)}
      >
        <span className="cut">{column.title}</span>
        {sorted && <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} />}
      </button>
      <ResizeHandle column={column} width={width} />
    </div>
  );
}

/** Drag to size, double click for the width it came with. For the pointer only; keys are on the title. */
function ResizeHandle({ column, width }: { readonly column: Column; readonly width: number }): ReactElement {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    <span
      className="resize-handle"
      aria-hidden="true"
      onPointerDown={(event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event: PointerEvent) => {
        const from = start.current;
        if (from !== null) setColumnWidth(column.key, from.width + event.clientX - from.x);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => setColumnWidth(column.key, null)}
    />
  );
}

function onHeaderKey(event: KeyboardEvent<HTMLElement>, column: Column, width: number): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  event.stopPropagation();
  const step = event.key === 'ArrowRight' ? 1 : -1;
  if (event.shiftKey) return setColumnWidth(column.key, width + step * STEP);
  const buttons = [
    ...(event.currentTarget.closest('[role=row]')?.querySelectorAll<HTMLElement>('.header-button') ?? []),
  ];
  buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
}
