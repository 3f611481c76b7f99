import type { ReactElement } from 'react';
import type { CycleState } from '../../shared/cycles/model.ts';
import { cycleLook } from './cycle-look.ts';
import { LookBadge } from './look-badge.tsx';
import { Mark } from './mark.tsx';

/** The shape alone, for places where the word stands beside it. */
export function CycleMark({ state }: { readonly state: CycleState }): ReactElement {
  return <Mark look={cycleLook(state)} />;
}

/** Shape, colour and word. */
export function CycleBadge({ state }: { readonly state: CycleState }): ReactElement {
  return <LookBadge look={cycleLook(state)} />;
}
