import { memo } from 'react';
import type { ReactElement } from 'react';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { repeatedPath } from './repeated-path.ts';
import { shownLook } from './shown-look.ts';

interface StripMarksProps {
  readonly strip: RequestorSummary['strip'];
  /** Number of the first column's cycle, and how many there are. */
  readonly first: number;
  readonly count: number;
  readonly cellWidth: number;
  readonly height: number;
  readonly provisional: boolean;
}

/**
 * The marks of a whole row in one drawing. A drawing for each cell costs several times as much to lay out and paint,
 * and all of them again for each column that scrolls in.
 */
export const StripMarks = memo(function StripMarks(props: StripMarksProps): ReactElement {
  const { strip, first, count, cellWidth, height, provisional } = props;
  const width = Math.max(1, count * cellWidth);
  return (
    <svg
      className="strip-marks"
      width={width}
      height={height}
      viewBox={`${6 - cellWidth / 2} ${6 - height / 2} ${width} ${height}`}
      aria-hidden="true"
    >
      {CYCLE_STATES.map((state) => {
        const columns = strip.states.flatMap((here, index) =>
          here === state ? [strip.first + index - first] : [],
        );
        if (columns.length === 0) return null;
        const { tone, mark } = shownLook(state, provisional);
        const places = columns.map((column) => column * cellWidth);
        return (
          <g key={state} className="state-mark" data-tone={tone} data-state={state}>
            {mark.map((path) => (
              <path key={path.d} d={repeatedPath(path.d, places)} data-paint={path.paint} />
            ))}
          </g>
        );
      })}
    </svg>
  );
});
