import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  /** Which way the line runs. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size of the pane after the line, in pixels. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly onResize: (size: number) => void;
}

const STEP = 16;

/** The line between two panes; drag it, or use the arrow keys. The pane after it is the one that is sized. */
export function Splitter({ label, orientation, size, min, max, onResize }: SplitterProps): ReactElement {
  const start = useRef<{ readonly at: number; readonly size: number } | null>(null);
  const place = (event: PointerEvent): number => (orientation === 'vertical' ? event.clientX : event.clientY);

  function onKeyDown(event: KeyboardEvent): void {
    const [grow, shrink] =
      orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    onResize(size + (event.key === grow ? STEP : -STEP));
  }

  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (start.current !== null) onResize(start.current.size + start.current.at - place(event));
      }}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
