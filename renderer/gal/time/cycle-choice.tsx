import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { datedStep } from './cycle-words.ts';
import type { StepWord } from './cycle-words.ts';

/** More cycles are listed when somebody turns to the choice: thousands of options cost more than the rest of the view. */
const CYCLES_AT_ONCE = 40;

interface CycleChoiceProps {
  readonly label: string;
  readonly word: StepWord;
  readonly cycles: readonly GalCycle[];
  /** Null is what the children say. */
  readonly value: number | null;
  readonly onChoose: (cycle: number | null) => void;
  /** The option with the empty value. */
  readonly children: ReactNode;
}

/** One cycle out of all, the newest first. */
export function CycleChoice({
  label,
  word,
  cycles,
  value,
  onChoose,
  children,
}: CycleChoiceProps): ReactElement {
  const [isWanted, setWanted] = useState(false);
  const isFilled = isWanted || cycles.length <= CYCLES_AT_ONCE;
  // Before the list opens, which it does as soon as this event is over.
  const fill = (): void => {
    if (!isFilled) flushSync(() => setWanted(true));
  };
  return (
    <select
      className="field"
      data-size="small"
      aria-label={label}
      value={value ?? ''}
      onPointerDown={fill}
      onFocus={fill}
      onChange={(event) => onChoose(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{children}</option>
      {cycles
        .filter(({ cycle }) => isFilled || cycle === value)
        .toReversed()
        .map((cycle) => (
          <option key={cycle.cycle} value={cycle.cycle}>
            {datedStep(word, cycle)}
          </option>
        ))}
    </select>
  );
}
