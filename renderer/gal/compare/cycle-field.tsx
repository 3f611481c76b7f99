import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ViewSummary } from '../../../shared/contract/gal-values.ts';
import { chooseSide } from './compare-store.ts';
import { typedCycle } from './sides.ts';
import type { Side, SideName } from './sides.ts';

interface CycleFieldProps {
  readonly name: SideName;
  readonly side: Extract<Side, { readonly kind: 'view' }>;
  readonly summary: ViewSummary | null;
}

/** The cycle after which a list is looked at; empty is the latest. Taken over with Enter, or when the field is left. */
export function CycleField({ name, side, summary }: CycleFieldProps): ReactElement | null {
  const applied = side.cycle === null ? '' : String(side.cycle);
  const [text, setText] = useState(applied);
  if (summary === null || summary.lastCycle === null) return null;
  const typed = typedCycle(text, summary);
  const word = side.view.kind === 'loose' ? 'message' : 'cycle';
  const range = `${summary.firstCycle ?? 1} to ${summary.lastCycle}, or empty for the latest`;
  const apply = (): void => {
    if (typed === 'unknown') setText(applied);
    else if (typed !== side.cycle) chooseSide(name, { ...side, cycle: typed });
  };
  return (
    <label className="compare-cycle" title={range}>
      <span className="quiet">after {word}</span>
      <input
        className="field"
        data-size="small"
        type="text"
        inputMode="numeric"
        placeholder="latest"
        maxLength={8}
        aria-invalid={typed === 'unknown'}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') setText(applied);
        }}
      />
    </label>
  );
}
