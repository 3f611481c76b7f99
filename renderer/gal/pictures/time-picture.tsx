import type { KeyboardEvent, PointerEvent, ReactElement } from 'react';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import type { Drawing, Shape } from '../../charts/drawing.ts';
import { Shapes } from '../../charts/drawing-view.tsx';
import { stepAt } from '../../charts/step-axis.ts';
import type { Frame } from './frame.ts';

/** Which cycle is pointed at, and which one all tabs show. */
export interface Cursor {
  /** Place of the cycle whose numbers are shown. */
  readonly step: number;
  readonly onPoint: (step: number | null) => void;
  readonly onChoose: (step: number) => void;
}

interface TimePictureProps {
  readonly label: string;
  readonly cycles: readonly GalCycle[];
  readonly frame: Frame;
  readonly drawing: Drawing;
  /** Numbers and line of the cycle that is pointed at. */
  readonly above: readonly Shape[];
  readonly valueText: string;
  readonly cursor: Cursor;
}

const PAGE = 10;

/** A picture over time as a slider: pointing or arrow keys show the numbers of a cycle, click or Enter choose it. */
export function TimePicture(props: TimePictureProps): ReactElement {
  const { cycles, frame, drawing, cursor } = props;
  const last = cycles.length - 1;
  const at = (event: PointerEvent<HTMLElement>): number =>
    stepAt(frame.axis, event.clientX - event.currentTarget.getBoundingClientRect().left);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const next = stepFor(event.key, cursor.step, last);
    if (next !== null) cursor.onPoint(next);
    else if (event.key === 'Enter' || event.key === ' ') cursor.onChoose(cursor.step);
    else if (event.key === 'Escape') cursor.onPoint(null);
    else return;
    event.preventDefault();
  }

  return (
    <div
      className="gal-picture-time"
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={cycles[0]?.cycle ?? 0}
      aria-valuemax={cycles.at(-1)?.cycle ?? 0}
      aria-valuenow={cycles[cursor.step]?.cycle ?? 0}
      aria-valuetext={props.valueText}
      onKeyDown={onKeyDown}
      onBlur={() => cursor.onPoint(null)}
      onPointerMove={(event) => cursor.onPoint(at(event))}
      onPointerLeave={() => cursor.onPoint(null)}
      onClick={() => cursor.onChoose(cursor.step)}
    >
      <svg width={drawing.width} height={drawing.height} aria-hidden="true">
        <Shapes shapes={drawing.shapes} />
        <Shapes shapes={props.above} />
      </svg>
    </div>
  );
}

function stepFor(key: string, step: number, last: number): number | null {
  const within = (wanted: number): number => Math.max(0, Math.min(last, wanted));
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(step - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(step + 1);
    case 'PageDown':
      return within(step - PAGE);
    case 'PageUp':
      return within(step + PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
