import type { ReactElement } from 'react';
import { showCycle, useGal } from '../gal-store.ts';
import { CycleChoice } from '../time/cycle-choice.tsx';
import type { StepWord } from '../time/cycle-words.ts';
import { showSince, useChanges } from './changes-store.ts';

/** From which cycle to which. The later one is the slider's. */
export function SinceChoice({ word }: { readonly word: StepWord }): ReactElement {
  const since = useChanges((state) => state.since);
  const chosen = useGal((state) => state.cycle);
  const cycles = useGal((state) => state.cycles) ?? [];
  const last = chosen ?? cycles.at(-1)?.cycle ?? 0;
  const earlier = cycles.filter(
    ({ cycle }) => cycle < last || (since.kind === 'cycle' && cycle === since.cycle),
  );
  return (
    <div className="since" role="group" aria-label="Changes since">
      <div className="since-kinds">
        <Since
          word={`This ${word}`}
          isChosen={since.kind === 'before'}
          onChoose={() => showSince({ kind: 'before' })}
        />
        <Since
          word="All so far"
          isChosen={since.kind === 'start'}
          onChoose={() => showSince({ kind: 'start' })}
        />
      </div>
      <label className="since-field">
        <span className="quiet">since</span>
        <CycleChoice
          label={`Since ${word}`}
          word={word}
          cycles={earlier}
          value={since.kind === 'cycle' ? since.cycle : null}
          onChoose={(cycle) => showSince(cycle === null ? { kind: 'before' } : { kind: 'cycle', cycle })}
        >
          {since.kind === 'start' ? 'the beginning' : `the ${word} before`}
        </CycleChoice>
      </label>
      <label className="since-field">
        <span className="quiet">to</span>
        <CycleChoice label={`To ${word}`} word={word} cycles={cycles} value={chosen} onChoose={showCycle}>
          Latest
        </CycleChoice>
      </label>
    </div>
  );
}

interface SinceProps {
  readonly word: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Since({ word, isChosen, onChoose }: SinceProps): ReactElement {
  return (
    <button type="button" className="chip" aria-pressed={isChosen} onClick={onChoose}>
      {word}
    </button>
  );
}
