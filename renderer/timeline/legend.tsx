import type { ReactElement } from 'react';
import { CYCLE_STATES } from '../../shared/cycles/model.ts';
import { MESSAGE_KINDS } from '../../shared/model.ts';
import { counted } from '../../shared/format/count.ts';
import { Button } from '../ui/button.tsx';
import { cycleLook } from '../ui/cycle-look.ts';
import { CycleMark } from '../ui/cycle-mark.tsx';
import { LookChip } from '../ui/look-chip.tsx';
import { STATES_BY_URGENCY, stateLook } from '../ui/state-look.ts';
import { stateCounts } from './headline.ts';
import { EVERY_MARK, isNarrowed, toggled } from './mark-filter.ts';
import { narrow } from './narrow.ts';
import { fit, showLength, zoom } from './navigation.ts';
import { useTimeline } from './timeline-store.ts';
import type { TimelineModel } from './timeline-store.ts';

const DAY_MS = 86_400_000;
const ZOOM_STEP = 1.5;

/** What the shapes mean; each of them narrows the picture to what it stands for. */
export function Legend({ model }: { readonly model: TimelineModel }): ReactElement {
  const filter = useTimeline((state) => state.filter);
  const counts = stateCounts(model);
  return (
    <div className="chips" role="group" aria-label="States">
      {STATES_BY_URGENCY.map((state) => {
        const number = counts.get(state) ?? 0;
        if (number === 0 && !filter.states.includes(state)) return null;
        return (
          <LookChip
            key={state}
            look={stateLook(state)}
            number={number}
            counted={counted(number, 'message')}
            pressed={filter.states.includes(state)}
            onPress={() => narrow({ states: toggled(filter.states, state) })}
          />
        );
      })}
    </div>
  );
}

/** How the strips below the messages look. */
export function CycleLegend(): ReactElement {
  return (
    <p className="timeline-cycles">
      <span className="quiet">Strips below the messages are cycles:</span>
      {CYCLE_STATES.map((state) => (
        <span key={state} title={cycleLook(state).meaning}>
          <CycleMark state={state} /> {cycleLook(state).word}
        </span>
      ))}
    </p>
  );
}

/** Kind, and how much time is shown. */
export function TimelineBar(): ReactElement {
  const filter = useTimeline((state) => state.filter);
  return (
    <div className="timeline-bar">
      <select
        className="field"
        data-size="small"
        aria-label="Kind"
        value={filter.kinds[0] ?? ''}
        onChange={(event) => {
          const kind = MESSAGE_KINDS.find((known) => known === event.target.value);
          narrow({ kinds: kind === undefined ? [] : [kind] });
        }}
      >
        <option value="">All kinds</option>
        {MESSAGE_KINDS.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <Button weight="quiet" size="small" disabled={!isNarrowed(filter)} onClick={() => narrow(EVERY_MARK)}>
        Clear
      </Button>
      <span className="timeline-zoom" role="group" aria-label="Time shown">
        <Button size="small" weight="quiet" onClick={() => showLength(DAY_MS)}>
          1 day
        </Button>
        <Button size="small" weight="quiet" onClick={() => showLength(7 * DAY_MS)}>
          1 week
        </Button>
        <Button size="small" weight="quiet" title="Show all of it (0)" onClick={fit}>
          Fit all
        </Button>
        <Button size="icon" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom(ZOOM_STEP)}>
          −
        </Button>
        <Button size="icon" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom(1 / ZOOM_STEP)}>
          +
        </Button>
      </span>
    </div>
  );
}
