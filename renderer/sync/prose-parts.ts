/** Sentences with commands and file names in them, told apart so that those are not broken at a hyphen. Pure. */
import { DECODER_NAME, decoderNamed } from '../ui/decoder-words.ts';
import type { Decoder } from '../../shared/state.ts';

export interface ProsePart {
  readonly text: string;
  readonly isCommand: boolean;
  /** The decoder that it is the name of. */
  readonly decoder: Decoder | null;
}

/** "IMPORT -S", "LISTDS -R -Z", "LISTQ -FREQTRANS", "NSDA -RR", "RESYNC.GLB", and what stands between backticks. */
const COMMAND =
  /(\b[A-Z]{3,8}(?: -[A-Z]{1,9}\b){1,3}|\b[A-Z0-9]{3,8}\.(?:GLB|LOG|EXE|MBG)\b|`[^`\n]{1,40}`)/u;

export function proseParts(text: string): readonly ProsePart[] {
  return text
    .split(COMMAND)
    .flatMap((part, at) =>
      at % 2 === 1 ? [{ text: part.replaceAll('`', ''), isCommand: true, decoder: null }] : plainParts(part),
    )
    .filter((part) => part.text !== '');
}

function plainParts(text: string): readonly ProsePart[] {
  return text
    .split(DECODER_NAME)
    .map((part, at) => ({ text: part, isCommand: false, decoder: at % 2 === 1 ? decoderNamed(part) : null }));
}
