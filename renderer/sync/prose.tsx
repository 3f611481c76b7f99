import type { ReactElement } from 'react';
import { DecoderName } from '../ui/decoder-name.tsx';
import { proseParts } from './prose-parts.ts';

/** Commands in a sentence, as one would type them, and decoders with what they are. */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <>
      {proseParts(text).map((part, at) => {
        // The parts of one text never change their places.
        if (part.decoder !== null) return <DecoderName key={at} decoder={part.decoder} />;
        return part.isCommand ? (
          <code key={at} className="mono command">
            {part.text}
          </code>
        ) : (
          part.text
        );
      })}
    </>
  );
}
