import type { ReactElement } from 'react';
import type { Decoder } from '../../shared/state.ts';
import { decoderMeaning } from './decoder-words.ts';

/** The name of a decoder; what it is, is read where the name is pointed at. */
export function DecoderName({ decoder }: { readonly decoder: Decoder }): ReactElement {
  return (
    <abbr className="explained" title={decoderMeaning(decoder)}>
      {decoder}
    </abbr>
  );
}
