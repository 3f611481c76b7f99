/** A picture that leaves the window: with its title, what it answers, and what it was made from. Pure. */
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { dayText } from '../../../shared/format/time.ts';
import { counted } from '../../../shared/format/count.ts';
import { group, SMALL_SIZE, text, TEXT_SIZE } from '../../charts/drawing.ts';
import type { Drawing } from '../../charts/drawing.ts';
import { cutLabel, shownLabel, wrapLabel } from '../../charts/label-text.ts';
import type { StepWord } from '../time/cycle-words.ts';

export interface Caption {
  readonly title: string;
  /** The answer in words. */
  readonly headline: string;
  /** How it is read, where that is not plain. */
  readonly note?: string;
  /** Whose list, which cycles and days, and which queue. */
  readonly source: string;
}

/** Width that a saved picture is drawn for: that of a page, whatever the window's. */
export const FILE_WIDTH = 960;

const MARGIN = 24;
const TITLE_SIZE = 16;
const LINE = 18;
const HEADLINE_LINES = 3;

export function withCaption({ width, height, shapes }: Drawing, caption: Caption): Drawing {
  const headline = wrapLabel(caption.headline, width, TEXT_SIZE, HEADLINE_LINES);
  const small = [...(caption.note === undefined ? [] : [caption.note]), caption.source];
  const below = MARGIN + 34 + headline.length * LINE;
  const top = below + (small.length - 1) * LINE + 16;
  return {
    width: width + 2 * MARGIN,
    height: height + top + MARGIN,
    shapes: [
      text(MARGIN, MARGIN + 12, cutLabel(caption.title, width, TITLE_SIZE), {
        size: TITLE_SIZE,
        bold: true,
      }),
      ...headline.map((line, index) => text(MARGIN, MARGIN + 34 + index * LINE, line)),
      ...small.map((line, index) =>
        text(MARGIN, below + index * LINE, cutLabel(line, width, SMALL_SIZE), {
          size: SMALL_SIZE,
          ink: 'quiet',
        }),
      ),
      group(MARGIN, top, shapes),
    ],
  };
}

/** "List of NORTH/HUB, cycles 1 to 10, 1996-03-01 to 1996-03-10, from queue outgoing". */
export function sourceText(
  viewName: string,
  queue: string,
  cycles: readonly GalCycle[],
  word: StepWord,
): string {
  const first = cycles[0];
  const last = cycles.at(-1);
  const times = cycles.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]));
  const days = [times[0], times.at(-1)].flatMap((ms) => (ms === undefined ? [] : [dayText(ms)]));
  const steps =
    first === undefined || last === undefined
      ? counted(0, word)
      : first === last
        ? `${word} ${first.cycle}`
        : `${word}s ${first.cycle} to ${last.cycle}`;
  const span = [...new Set(days)].join(' to ');
  return [`List of ${viewName}`, steps, ...(span === '' ? [] : [span]), `from ${queue}`]
    .map(shownLabel)
    .join(', ');
}

/** Letters, digits and hyphens only: it must be a name on every system. */
export function fileName(title: string, viewName: string, extension: 'svg' | 'png'): string {
  const plain = `${title} ${viewName}`
    .slice(0, 120)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return `${plain}.${extension}`;
}
