import { useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { Button } from '../../ui/button.tsx';
import { useElementSize } from '../../ui/use-element-size.ts';
import { shownView, useGal } from '../gal-store.ts';
import { CycleMarks } from './cycle-marks.tsx';
import { PICTURE_HEIGHT, drawCycles, sliderAxis, stopAt } from './cycle-picture.ts';
import { cycleFacts, stepName, stopText, timeText } from './cycle-words.ts';
import type { StepWord } from './cycle-words.ts';
import { cycleAt, slideTo, stopOf, useSlide } from './slide.ts';
import './time.css';

/** The time machine: the list after any cycle, and what changed in each. */
export function CycleSlider(): ReactElement | null {
  const cycles = useGal((state) => state.cycles);
  const shown = useGal((state) => state.cycle);
  const isLoose = useGal((state) => shownView(state)?.kind === 'loose');
  const moving = useSlide((state) => state.moving);
  if (cycles === null || cycles.length === 0) return null;
  const word: StepWord = isLoose ? 'message' : 'cycle';
  const chosen = moving === null ? shown : moving.cycle;
  const stop = stopOf(cycles, chosen);
  return (
    <section className="time-machine" aria-label="Time">
      <div className="time-line">
        <Chosen word={word} cycles={cycles} stop={stop} />
        <CycleMarks word={word} cycles={cycles} stop={stop} />
        <Button
          size="small"
          aria-pressed={chosen === null}
          title={`Follows new ${word}s as they come`}
          onClick={() => slideTo(null)}
        >
          Latest
        </Button>
      </div>
      <Track word={word} cycles={cycles} stop={stop} />
    </section>
  );
}

interface StopProps {
  readonly word: StepWord;
  readonly cycles: readonly GalCycle[];
  readonly stop: number;
}

function Chosen({ word, cycles, stop }: StopProps): ReactElement {
  const cycle = cycles[stop] ?? cycles.at(-1);
  return (
    <p className="time-chosen cut">
      {cycle !== undefined && (
        <>
          <strong>
            {stop < cycles.length ? stepName(word, cycle.cycle) : `Latest (${word} ${cycle.cycle})`}
          </strong>
          <span className="quiet">{timeText(cycle.atMs)}</span>
          <span className="cut">{cycleFacts(cycle)}</span>
        </>
      )}
    </p>
  );
}

/** A native slider over the picture: keys and assistive technology find what they know. */
function Track({ word, cycles, stop }: StopProps): ReactElement {
  const track = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(track);
  const [pointed, setPointed] = useState<number | null>(null);
  const axis = sliderAxis(width, cycles.length);
  return (
    <div
      ref={track}
      className="time-track"
      style={{ height: PICTURE_HEIGHT }}
      onPointerMove={(event) =>
        setPointed(stopAt(axis, event.clientX - event.currentTarget.getBoundingClientRect().left))
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
        aria-valuetext={stopText(word, cycles, stop)}
        min={0}
        max={cycles.length}
        step={1}
        value={stop}
        onChange={(event) => slideTo(cycleAt(cycles, Number(event.target.value)))}
      />
      {pointed !== null && pointed !== stop && (
        <Pointed word={word} cycles={cycles} stop={pointed} width={width} />
      )}
    </div>
  );
}

function Picture({
  cycles,
  width,
}: {
  readonly cycles: readonly GalCycle[];
  readonly width: number;
}): ReactElement {
  const picture = useMemo(() => drawCycles(cycles, width), [cycles, width]);
  return (
    <svg className="time-picture" width={width} height={PICTURE_HEIGHT} aria-hidden="true">
      <path className="time-zero" d={picture.line} />
      <path className="time-added" d={picture.added} />
      <path className="time-removed" d={picture.removed} />
      <path className="time-mass" d={picture.mass} />
      <path className="time-aside" d={picture.aside} />
      <path className="time-hole-mark" d={picture.holeMarks} />
      <path className="time-mass" d={picture.massMarks} />
    </svg>
  );
}

/** What the pointer is at, before it is chosen. */
function Pointed({ word, cycles, stop, width }: StopProps & { readonly width: number }): ReactElement {
  const { x, width: range, steps } = sliderAxis(width, cycles.length);
  const left = x + ((stop + 0.5) / Math.max(1, steps)) * range;
  const isLeft = left > width / 2;
  return (
    <p
      className="time-pointed"
      aria-hidden="true"
      style={isLeft ? { right: width - left + 12 } : { left: left + 12 }}
    >
      {stopText(word, cycles, stop)}
    </p>
  );
}
