import type { ReactElement } from 'react';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { Mark } from '../ui/mark.tsx';
import { shownLook } from './shown-look.ts';

interface CycleLegendProps {
  readonly requestors: readonly RequestorSummary[];
  readonly provisional: boolean;
}

/** What the marks of the matrix mean: those that are in it. */
export function CycleLegend({ requestors, provisional }: CycleLegendProps): ReactElement {
  const states = CYCLE_STATES.filter((state) => requestors.some(({ counts }) => counts[state] > 0));
  // What was not read yet looks the same in whichever state it is.
  const looks = new Set(states.map((state) => shownLook(state, provisional)));
  const isBreached = !provisional && requestors.some(({ breached }) => breached.length > 0);
  return (
    <ul className="cycle-legend" aria-label="Legend">
      {[...looks].map((look) => (
        <li key={look.word} data-tone={look.tone} title={look.meaning}>
          <Mark look={look} />
          {look.word}
        </li>
      ))}
      {isBreached && (
        <li title="Numbers of this cycle contradict each other; choose the cycle to see which.">
          <span className="breach-corner" />
          The ledger objects
        </li>
      )}
    </ul>
  );
}
