/**
 * Text in pictures. How wide it is has to be known without a screen, so widths are estimated, rather too wide than too
 * narrow. Names come from messages and are hostile: what turns the direction of writing or is no character is shown as
 * such.
 */

/** Nothing longer is looked at: no label is this long. */
const LONGEST = 200;

const ELLIPSIS = '…';
const MONO_WIDTH = 0.61;

/** Controls, and what reorders the text around it, is invisible, or no character at all. */
const UNSHOWABLE = /[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

export function shownLabel(raw: string): string {
  return raw.slice(0, LONGEST).replaceAll(UNSHOWABLE, '\uFFFD');
}

/** Pixels, rather too many. Bold letters are a tenth wider at most. */
export function labelWidth(label: string, size: number, mono = false): number {
  let ems = 0;
  for (const character of label)
    ems += mono && isNarrowScript(character) ? MONO_WIDTH : proportional(character);
  return ems * size;
}

/** The beginning of a label that fits, with an ellipsis when it is not all of it. Empty where not even that has room. */
export function cutLabel(raw: string, width: number, size: number, mono = false): string {
  const label = shownLabel(raw);
  const isWhole = label.length === raw.length;
  if (isWhole && labelWidth(label, size, mono) <= width) return label;
  const room = width - labelWidth(ELLIPSIS, size, mono);
  if (room < 0) return '';
  let used = 0;
  let kept = '';
  for (const character of label) {
    used += labelWidth(character, size, mono);
    if (used > room) break;
    kept += character;
  }
  return kept + ELLIPSIS;
}

/** Words line by line. What does not fit into `most` lines is cut off the last. */
export function wrapLabel(raw: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of raw.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || lines.length === most - 1 || labelWidth(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((words) => cutLabel(words, width, size));
}

function proportional(character: string): number {
  if (/[ijlI.,:;'|!()[\]]/u.test(character)) return 0.34;
  if (/[mwMW%@]/u.test(character)) return 0.95;
  if (/[A-Z]/u.test(character)) return 0.72;
  return isNarrowScript(character) ? 0.6 : 1.05;
}

/** Letters of East Asia and pictures take a whole square. */
function isNarrowScript(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 0x1100 || character === ELLIPSIS || character === '−';
}
