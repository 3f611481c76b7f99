import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { typedPostOffice } from '../../shared/schedule/post-office-name.ts';
import { DAY_NAMES } from '../../shared/schedule/scheduled-time.ts';
import { spanText } from '../../shared/schedule/week.ts';
import { Button } from '../ui/button.tsx';
import { shortestBar, shownStretch } from './board-layout.ts';
import { originWord, stepWord } from './board-text.ts';
import { PostOfficeField } from './post-office-field.tsx';
import { placeAfterKey } from './schedule-keys.ts';
import { choosePostOffice, useSchedule } from './schedule-store.ts';
import { StepMark } from './step-mark.tsx';

/** How much of the week is shown, and which post office is edited. */
export function ScheduleTools(): ReactElement {
  return (
    <div className="schedule-tools">
      <StretchChoice />
      <PostOfficeChoice />
    </div>
  );
}

const WEEK = 'Week';

function StretchChoice(): ReactElement {
  const { mode, day } = useSchedule();
  const chosen = mode === 'week' ? 0 : day + 1;
  return (
    <div className="stretch-choice" role="group" aria-label="Stretch of time" onKeyDown={onStretchKey}>
      {[WEEK, ...DAY_NAMES].map((name, index) => (
        <Button
          key={name}
          size="small"
          aria-pressed={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() =>
            useSchedule.setState(index === 0 ? { mode: 'week' } : { mode: 'day', day: index - 1 })
          }
        >
          {name}
        </Button>
      ))}
    </div>
  );
}

function onStretchKey(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === event.target);
  const to = placeAfterKey(event.key, { at, total: buttons.length, page: 1 });
  if (to === null) return;
  event.preventDefault();
  buttons[to]?.focus();
}

function PostOfficeChoice(): ReactElement {
  const [text, setText] = useState('');
  const postOffice = typedPostOffice(text);
  const edit = (): void => {
    if (postOffice === null) return;
    // The button is disabled by this; the focus goes where the times are.
    flushSync(() => {
      choosePostOffice(postOffice);
      setText('');
    });
    document.querySelector<HTMLElement>('.editor-text')?.focus();
  };
  return (
    <form
      className="field-and-button"
      onSubmit={(event) => {
        event.preventDefault();
        edit();
      }}
    >
      <span className="quiet" aria-hidden="true">
        Post office
      </span>
      <PostOfficeField label="Post office to edit" text={text} onText={setText} />
      <Button size="small" disabled={postOffice === null} onClick={edit}>
        Edit times
      </Button>
    </form>
  );
}

/** What the marks mean. */
export function Legend({ board }: { readonly board: ScheduleBoard }): ReactElement {
  const { mode, day } = useSchedule();
  const origins = (['file', 'log', 'inferred', 'hand'] as const).filter((origin) =>
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
      {board.flags.some(({ kind, entries }) => kind === 'missed-window' && entries.length > 0) && (
        <li>
          <StepMark step="T3" origin="missed" /> missed its run window
        </li>
      )}
      {board.transit.length > 0 && (
        <li>
          <span className="legend-bar" aria-hidden="true" /> transit: median, then longest; drawn from
          {` ${spanText(shortestBar(shownStretch(mode, day)))} on`}
        </li>
      )}
    </ul>
  );
}
