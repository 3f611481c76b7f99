import type { ReactElement } from 'react';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { Link } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import type { StateLook } from '../../ui/state-look.ts';
import type { StepWord } from './cycle-words.ts';
import { MASS_LOOK, UNREAD_LOOK } from './mark-looks.ts';
import { cycleAt, nextStop, slideTo } from './slide.ts';

interface CycleMarksProps {
  readonly word: StepWord;
  readonly cycles: readonly GalCycle[];
  readonly stop: number;
}

/** What the marks under the bars mean, how many there are, and the way from one to the next. */
export function CycleMarks({ word, cycles, stop }: CycleMarksProps): ReactElement {
  const mass = cycles.filter(hasMass).length;
  const unread = cycles.filter(hasHoles).length;
  const goOn = (isWanted: (cycle: GalCycle) => boolean) => (): void => {
    const next = nextStop(cycles, stop, isWanted);
    if (next !== null) slideTo(cycleAt(cycles, next));
  };
  return (
    <span className="time-marks">
      <Found look={MASS_LOOK} number={mass} text={counted(mass, 'mass deletion')} onNext={goOn(hasMass)} />
      <Found
        look={UNREAD_LOOK}
        number={unread}
        text={`${counted(unread, word)} with missing messages`}
        onNext={goOn(hasHoles)}
      />
    </span>
  );
}

interface FoundProps {
  readonly look: StateLook;
  readonly number: number;
  readonly text: string;
  readonly onNext: () => void;
}

function Found({ look, number, text, onNext }: FoundProps): ReactElement | null {
  if (number === 0) return null;
  return (
    <span>
      <Mark look={look} />{' '}
      <Link aria-label={text} title={`${text}. ${look.meaning} Goes to the next one.`} onClick={onNext}>
        {count(number)}
        <span className="time-more">{text.slice(count(number).length)}</span>
      </Link>
    </span>
  );
}

function hasMass({ mass }: GalCycle): boolean {
  return mass !== null;
}

function hasHoles({ holes }: GalCycle): boolean {
  return holes > 0;
}
