import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import { Icon } from './icon.tsx';

interface ColumnHeadProps {
  readonly title: string;
  readonly align?: 'start' | 'end';
  /** Null where the list is in another column's order. */
  readonly sorted: 'ascending' | 'descending' | null;
  readonly width: number;
  /** Without it the list cannot be ordered by this column. */
  readonly onSort?: () => void;
  /** Null is the width it came with. */
  readonly onWidth: (width: number | null) => void;
}

const STEP = 16;

/** Title of a column. Titles are one stop for the Tab key; arrows go between them, Shift and arrows change the width. */
export function ColumnHead(props: ColumnHeadProps): ReactElement {
  const { title, align = 'start', sorted, width, onSort, onWidth } = props;
  return (
    <div role="columnheader" aria-sort={sorted ?? 'none'} className="grid-cell" data-align={align}>
      <button
        type="button"
        className="header-button"
        tabIndex={sorted === null ? -1 : 0}
        aria-disabled={onSort === undefined}
        onClick={onSort}
        onKeyDown={(event) => onHeadKey(event, width, onWidth)}
      >
        <span className="cut">{title}</span>
        {sorted !== null && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
      </button>
      <ResizeHandle width={width} onWidth={onWidth} />
    </div>
  );
}

/** Drag to size, double click for the width it came with. For the pointer only; keys are on the title. */
function ResizeHandle({ width, onWidth }: Pick<ColumnHeadProps, 'width' | 'onWidth'>): ReactElement {
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
        if (from !== null) onWidth(from.width + event.clientX - from.x);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onDoubleClick={() => onWidth(null)}
    />
  );
}

function onHeadKey(
  event: KeyboardEvent<HTMLElement>,
  width: number,
  onWidth: ColumnHeadProps['onWidth'],
): void {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  event.stopPropagation();
  const step = event.key === 'ArrowRight' ? 1 : -1;
  if (event.shiftKey) return onWidth(width + step * STEP);
  const buttons = [
    ...(event.currentTarget.closest('[role=row]')?.querySelectorAll<HTMLElement>('.header-button') ?? []),
  ];
  buttons[buttons.indexOf(event.currentTarget) + step]?.focus();
}
