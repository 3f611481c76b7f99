import { memo, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { middleOf, stepAt } from '../../charts/step-axis.ts';
import { Button } from '../../ui/button.tsx';
import { useElementSize } from '../../ui/use-element-size.ts';
import { shownView, useGal } from '../gal-store.ts';
import { CycleMarks } from './cycle-marks.tsx';
import { PICTURE_HEIGHT, drawCycles, sliderAxis } from './cycle-picture.ts';
import { CycleReadout } from './cycle-readout.tsx';
import { stepName, stopText, timeText } from './cycle-words.ts';
import type { StepWord } from './cycle-words.ts';
import { cycleAt, slideTo, stopOf, useSlide } from './slide.ts';
import './time.css';

/** The time machine: the list after any cycle, and what changed in each. */
export function CycleSlider(): ReactElement | null {
  const cycles = useGal((state) => state.cycles);
  const shown = useGal((state) => state.cycle);
  const isLoose = useGal((state) => shownView(state)?.kind === 'loose');
  const moving = useSlide((state) => state.moving);
  const chosen = moving === null ? shown : moving.cycle;
  const stop = cycles === null ? 0 : stopOf(cycles, chosen);
  const at = cycles?.[stop];
  if (cycles === null || at === undefined) return null;
  const word: StepWord = isLoose ? 'message' : 'cycle';
  const props: StopProps = { word, cycles, stop, at, isLatest: chosen === null };
  return (
    <section className="time-machine" aria-label="Time">
      <div className="time-line">
        <Chosen {...props} />
        <CycleMarks word={word} cycles={cycles} stop={stop} />
        <LatestButton {...props} />
      </div>
      <Track {...props} />
    </section>
  );
}

interface StopProps {
  readonly word: StepWord;
  readonly cycles: readonly GalCycle[];
  readonly stop: number;
  /** The cycle at the stop. */
  readonly at: GalCycle;
  /** Whether the slider goes along with new cycles. */
  readonly isLatest: boolean;
}

function Chosen({ word, at, isLatest }: StopProps): ReactElement {
  return (
    <p className="time-chosen">
      <strong>{isLatest ? `Latest (${word} ${count(at.cycle)})` : stepName(word, at.cycle)}</strong>
      <span className="time-more quiet">{timeText(at.atMs)}</span>
      <CycleReadout cycle={at} />
    </p>
  );
}

/** At the last stop, only this tells whether the list stays there or goes along with new cycles; and it switches. */
function LatestButton({ word, cycles, isLatest }: StopProps): ReactElement {
  const last = cycles.at(-1)?.cycle ?? null;
  return (
    <Button
      size="small"
      aria-pressed={isLatest}
      title={
        isLatest && last !== null
          ? `Follows new ${word}s as they come; press to stay at ${word} ${count(last)}`
          : `Shows the latest ${word}, and follows new ones as they come`
      }
      onClick={() => slideTo(isLatest ? last : null)}
    >
      Latest
    </Button>
  );
}

/** A native slider over the picture: keys and assistive technology find what they know. */
function Track({ word, cycles, stop, at, isLatest }: StopProps): ReactElement {
  const track = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(track);
  const [pointed, setPointed] = useState<number | null>(null);
  const axis = sliderAxis(width, cycles.length);
  const there = pointed === null || pointed === stop ? undefined : cycles[pointed];
  return (
    <div
      ref={track}
      className="time-track"
      onPointerMove={(event) =>
        setPointed(stepAt(axis, event.clientX - event.currentTarget.getBoundingClientRect().left))
      }
      onPointerLeave={() => setPointed(null)}
    >
      <Picture cycles={cycles} width={width} />
      <input
        type="range"
        className="time-range"
        aria-label={
          word === 'cycle' ? 'Cycle that the list is shown after' : 'Message that the list is shown after'
        }
        aria-valuetext={`${isLatest ? 'Latest: ' : ''}${stopText(word, at)}`}
        min={0}
        max={cycles.length - 1}
        step={1}
        value={stop}
        onChange={(event) => slideTo(cycleAt(cycles, Number(event.target.value)))}
      />
      {pointed !== null && there !== undefined && (
        <Pointed text={stopText(word, there)} at={middleOf(axis, pointed)} width={width} />
      )}
    </div>
  );
}

/** While the slider moves, only the thumb does. */
const Picture = memo(function Picture({ cycles, width }: PictureProps): ReactElement {
  const picture = useMemo(() => drawCycles(cycles, width), [cycles, width]);
  return (
    <svg className="time-picture" width={width} height={PICTURE_HEIGHT} aria-hidden="true">
      <path className="time-zero" d={picture.line} />
      <path className="time-added" d={picture.added} />
      <path className="time-removed" d={picture.removed} />
      <path className="time-mass" d={picture.mass} />
      <path className="time-aside" d={picture.aside} />
      <path className="time-break" d={picture.breaks} />
      <path className="time-hole-mark" d={picture.holeMarks} />
      <path className="time-mass" d={picture.massMarks} />
    </svg>
  );
});

interface PictureProps {
  readonly cycles: readonly GalCycle[];
  readonly width: number;
}

interface PointedProps {
  readonly text: string;
  readonly at: number;
  readonly width: number;
}

/** What the pointer is at, before it is chosen. */
function Pointed({ text, at, width }: PointedProps): ReactElement {
  return (
    <p
      className="time-pointed"
      aria-hidden="true"
      style={at > width / 2 ? { right: width - at + 12 } : { left: at + 12 }}
    >
      {text}
    </p>
  );
}
