import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import { Button } from './button.tsx';
import { LINES_PER_SEGMENT } from './segments.ts';
import type { Segment } from './segments.ts';

interface SegmentBarProps {
  readonly segment: Segment;
  readonly name: (segment: Segment) => string;
  /** Gets the first line of the chosen segment. */
  readonly onChoose: (line: number) => void;
}

/** From one segment of a very long list to the next. Nothing for lists that fit into one. */
export function SegmentBar({ segment, name, onChoose }: SegmentBarProps): ReactElement | null {
  if (segment.count === 1) return null;
  return (
    <div className="segment-bar">
      <Button
        size="small"
        disabled={segment.number === 0}
        onClick={() => onChoose(segment.start - LINES_PER_SEGMENT)}
      >
        Previous
      </Button>
      <span className="quiet">
        {name(segment)} ({count(segment.number + 1)} of {count(segment.count)})
      </span>
      <Button
        size="small"
        disabled={segment.number === segment.count - 1}
        onClick={() => onChoose(segment.end)}
      >
        Next
      </Button>
    </div>
  );
}
