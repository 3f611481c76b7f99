import type { ReactElement } from 'react';
import type { CycleState } from '../../shared/cycles/model.ts';
import { useIsProvisional } from '../sync/provisional.ts';
import { Mark } from '../ui/mark.tsx';
import { shownLook } from './shown-look.ts';

/** Shape, colour and word of a cycle, as far as it is known. */
export function ShownCycleBadge({ state }: { readonly state: CycleState }): ReactElement {
  const look = shownLook(state, useIsProvisional());
  return (
    <span className="state-badge" data-tone={look.tone} title={look.meaning}>
      <Mark look={look} />
      <span className="state-word">{look.word}</span>
    </span>
  );
}
