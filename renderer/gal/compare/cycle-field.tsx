import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { ViewSummary } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import type { StepWord } from '../time/cycle-words.ts';
import { chooseSide } from './compare-store.ts';
import { typedCycle } from './sides.ts';
import type { Side, SideName } from './sides.ts';

interface CycleFieldProps {
  readonly name: SideName;
  readonly side: Extract<Side, { readonly kind: 'view' }>;
  readonly summary: ViewSummary | null;
}

/**
 * The cycle after which a list is looked at; empty is the latest. Taken over with Enter, or when the field is left; one
 * that the list does not have stays to be mended, and the list is compared as before.
 */
export function CycleField({ name, side, summary }: CycleFieldProps): ReactElement | null {
  const problemId = useId();
  const applied = side.cycle === null ? '' : String(side.cycle);
  const [text, setText] = useState(applied);
  const [isTold, setTold] = useState(false);
  if (summary === null || summary.lastCycle === null) return null;
  const typed = typedCycle(text, summary);
  const word = side.view.kind === 'loose' ? 'message' : 'cycle';
  const range = rangeText(word, summary.firstCycle ?? 1, summary.lastCycle);
  const apply = (): void => {
    setTold(typed === 'unknown');
    if (typed !== 'unknown' && typed !== side.cycle) chooseSide(name, { ...side, cycle: typed });
  };
  const change = (entered: string): void => {
    setText(entered);
    setTold(false);
  };
  return (
    <>
      <label className="compare-cycle" title={`${range} Empty is the latest.`}>
        <span className="quiet">after {word}</span>
        <input
          className="field"
          data-size="small"
          type="text"
          inputMode="numeric"
          placeholder="latest"
          maxLength={8}
          aria-invalid={typed === 'unknown'}
          aria-describedby={isTold ? problemId : undefined}
          value={text}
          onChange={(event) => change(event.target.value)}
          onBlur={apply}
          onKeyDown={(event) => {
            if (event.key === 'Enter') apply();
            if (event.key === 'Escape') change(applied);
          }}
        />
      </label>
      {isTold && (
        <p id={problemId} className="compare-cycle-problem" role="alert">
          {range}
        </p>
      )}
    </>
  );
}

/** "This list has cycles 1 to 10." */
function rangeText(word: StepWord, first: number, last: number): string {
  const steps = first === last ? `${word} ${count(first)}` : `${word}s ${count(first)} to ${count(last)}`;
  return `This list has ${steps}.`;
}
