import type { ReactElement } from 'react';
import { highlighted } from './highlight.ts';

interface HighlightedProps {
  readonly text: string;
  /** Folded words of the search. */
  readonly words: readonly string[];
  readonly isName?: boolean;
}

/** A text with the words that were searched for made out. */
export function Highlighted({ text, words, isName = false }: HighlightedProps): ReactElement {
  return (
    <>
      {highlighted(text, words, isName).map((part, at) =>
        // The parts of one text never change their places.
        part.isMatch ? (
          <mark key={at} className="search-hit">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
