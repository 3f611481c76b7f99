import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import { Mark } from './mark.tsx';
import type { StateLook } from './state-look.ts';

interface LookChipProps {
  readonly look: StateLook;
  readonly pressed: boolean;
  readonly number: number;
  /** What is counted, for who hears it: "3 changes". */
  readonly counted: string;
  readonly onPress: () => void;
}

/** Narrows a list to what looks so, and says how much that is. */
export function LookChip({ look, pressed, number, counted, onPress }: LookChipProps): ReactElement {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={pressed}
      data-none={number === 0}
      title={`${counted}. ${look.meaning}`}
      onClick={onPress}
    >
      <Mark look={look} />
      {look.word}
      <span className="chip-count" aria-hidden="true">
        {count(number)}
      </span>
    </button>
  );
}
