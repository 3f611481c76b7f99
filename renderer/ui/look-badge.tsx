import type { ReactElement } from 'react';
import { Mark } from './mark.tsx';
import type { StateLook } from './state-look.ts';

interface LookBadgeProps {
  readonly look: StateLook;
  /** Without it the meaning of the look. */
  readonly title?: string;
}

/** Shape, colour and word of a look. What is wrong is written in its colour; what is well stays quiet. */
export function LookBadge({ look, title = look.meaning }: LookBadgeProps): ReactElement {
  return (
    <span className="state-badge" data-tone={look.tone} title={title}>
      <Mark look={look} />
      <span className="state-word">{look.word}</span>
    </span>
  );
}
