import type { ReactElement } from 'react';
import { proseParts } from './prose-parts.ts';

/** Commands in a sentence, as one would type them. */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {proseParts(text).map((part, at) =>
        part.isCommand ? (
          // The parts of one text never change their places.
          <code key={at} className="mono command">
            {part.text}
          </code>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
