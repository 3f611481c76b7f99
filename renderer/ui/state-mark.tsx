import type { ReactElement } from 'react';
import type { StateKind } from '../../shared/state.ts';
import { stateLook } from './state-look.ts';
import './state-mark.css';

/** The shape alone, for places where the word stands beside it. */
export function StateMark({ kind }: { readonly kind: StateKind }): ReactElement {
  const look = stateLook(kind);
  return (
    <svg
      className="state-mark"
      data-tone={look.tone}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      {look.mark.map((path) => (
        <path key={path.d} d={path.d} data-paint={path.paint} />
      ))}
    </svg>
  );
}

/** Shape, colour and word. What is wrong is written in its colour; what is well stays quiet. */
export function StateBadge({ kind }: { readonly kind: StateKind }): ReactElement {
  const look = stateLook(kind);
  return (
    <span className="state-badge" data-tone={look.tone} title={look.meaning}>
      <StateMark kind={kind} />
      <span className="state-word">{look.word}</span>
    </span>
  );
}
