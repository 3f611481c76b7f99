import type { ReactElement } from 'react';
import type { StateKind } from '../../shared/state.ts';
import { stateLook } from '../ui/state-look.ts';
import { layoutStackedBar } from './stacked-bar.ts';
import './stacked-bar.css';

interface StackedBarProps {
  readonly counts: readonly { readonly key: StateKind; readonly count: number }[];
  readonly whole: number;
  readonly width: number;
}

/** The picture only; the numbers stand beside it as text. */
export function StackedBar({ counts, whole, width }: StackedBarProps): ReactElement {
  return (
    <svg className="stacked-bar" width={width} height={8} aria-hidden="true">
      {layoutStackedBar(counts, whole, width).map((stretch) => (
        <rect
          key={stretch.key}
          data-tone={stateLook(stretch.key).tone}
          x={stretch.x}
          y={0}
          width={Math.max(1, stretch.width - 1)}
          height={8}
        />
      ))}
    </svg>
  );
}
