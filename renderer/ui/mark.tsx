import type { ReactElement } from 'react';
import type { StateLook } from './state-look.ts';
import './state-mark.css';

/** The shape of a look in its colour, for places where the word stands beside it. */
export function Mark({ look }: { readonly look: StateLook }): ReactElement {
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
