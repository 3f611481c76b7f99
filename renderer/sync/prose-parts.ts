/** Sentences with commands and file names in them, told apart so that those are not broken at a hyphen. Pure. */
export interface ProsePart {
  readonly text: string;
  readonly isCommand: boolean;
}

/** "IMPORT -S", "LISTDS -R -Z", "LISTQ -FREQTRANS", "NSDA -RR", "RESYNC.GLB", and what stands between backticks. */
const COMMAND =
  /(\b[A-Z]{3,8}(?: -[A-Z]{1,9}\b){1,3}|\b[A-Z0-9]{3,8}\.(?:GLB|LOG|EXE|MBG)\b|`[^`\n]{1,40}`)/u;

export function proseParts(text: string): readonly ProsePart[] {
  return text
    .split(COMMAND)
    .map((part, at) =>
      at % 2 === 1 ? { text: part.replaceAll('`', ''), isCommand: true } : { text: part, isCommand: false },
    )
    .filter((part) => part.text !== '');
}
