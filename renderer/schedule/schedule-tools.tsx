import { useState } from 'react';
import type { ReactElement } from 'react';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { typedPostOffice } from '../../shared/schedule/post-office-name.ts';
import { DAY_NAMES } from '../../shared/schedule/scheduled-time.ts';
import { Button } from '../ui/button.tsx';
import { originWord, stepWord } from './board-text.ts';
import { PostOfficeField } from './post-office-field.tsx';
import { choosePostOffice, useSchedule } from './schedule-store.ts';
import { StepMark } from './step-mark.tsx';

/** How much of the week is shown, and which post office is edited. */
export function ScheduleTools(): ReactElement {
  const { mode, day } = useSchedule();
  const [text, setText] = useState('');
  const postOffice = typedPostOffice(text);
  const edit = (): void => {
    if (postOffice === null) return;
    choosePostOffice(postOffice);
    setText('');
  };
  return (
    <div className="schedule-tools">
      <div className="stretch-choice" role="group" aria-label="Stretch of time">
        <Button
          size="small"
          aria-pressed={mode === 'week'}
          onClick={() => useSchedule.setState({ mode: 'week' })}
        >
          Week
        </Button>
        {DAY_NAMES.map((name, index) => (
          <Button
            key={name}
            size="small"
            aria-pressed={mode === 'day' && day === index}
            onClick={() => useSchedule.setState({ mode: 'day', day: index })}
          >
            {name}
          </Button>
        ))}
      </div>
      <form
        className="field-and-button"
        onSubmit={(event) => {
          event.preventDefault();
          edit();
        }}
      >
        <PostOfficeField label="Post office to edit" text={text} onText={setText} />
        <Button size="small" disabled={postOffice === null} onClick={edit}>
          Edit times
        </Button>
      </form>
    </div>
  );
}

/** What the marks mean. */
export function Legend({ board }: { readonly board: ScheduleBoard }): ReactElement {
  const origins = (['file', 'log', 'hand'] as const).filter((origin) =>
    board.entries.some((entry) => entry.origin === origin),
  );
  return (
    <ul className="legend quiet" aria-label="Legend">
      {SCHEDULE_STEPS.map((step) => (
        <li key={step}>
          <StepMark step={step} origin="file" /> {step} {stepWord(step)}
        </li>
      ))}
      {origins.map((origin) => (
        <li key={origin}>
          <StepMark step="T3" origin={origin} /> {originWord(origin)}
        </li>
      ))}
      {board.transit.length > 0 && (
        <li>
          <span className="legend-bar" aria-hidden="true" /> transit: median, then longest
        </li>
      )}
    </ul>
  );
}
