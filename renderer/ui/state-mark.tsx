import type { ReactElement } from 'react';
import type { StateKind } from '../../shared/state.ts';
import { LookBadge } from './look-badge.tsx';
import { Mark } from './mark.tsx';
import { stateLook } from './state-look.ts';

/** The shape alone, for places where the word stands beside it. */
export function StateMark({ kind }: { readonly kind: StateKind }): ReactElement {
  return <Mark look={stateLook(kind)} />;
}

/** Shape, colour and word. What is wrong is written in its colour; what is well stays quiet. */
export function StateBadge({ kind }: { readonly kind: StateKind }): ReactElement {
  return <LookBadge look={stateLook(kind)} />;
}
