import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import type { StepWord } from '../time/cycle-words.ts';

/** What all pictures of one point of view need to know. */
export interface PictureProps {
  readonly width: number;
  /** Whose list: for captions and names of files. */
  readonly viewName: string;
  /** Whose list, which cycles, which queue: below the title of a saved picture. */
  readonly source: string;
  readonly word: StepWord;
}

/** One that goes over time. */
export interface TimeProps extends PictureProps {
  readonly cycles: readonly GalCycle[];
  /** Place of the cycle that all tabs show. */
  readonly chosen: number;
}
