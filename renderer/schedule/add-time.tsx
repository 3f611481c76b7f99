import { useState } from 'react';
import type { ReactElement } from 'react';
import { SCHEDULE_STEPS } from '../../shared/schedule/model.ts';
import type { ScheduledTime, ScheduleStep } from '../../shared/schedule/model.ts';
import { DAY_NAMES, parseScheduledTime } from '../../shared/schedule/scheduled-time.ts';
import { Button } from '../ui/button.tsx';
import { added } from './draft.ts';
import { changeDraft } from './schedule-store.ts';

const EVERY_DAY = 'every';

/** Adds a time on one day, or on each. */
export function AddTime(): ReactElement {
  const [step, setStep] = useState<ScheduleStep>('T1');
  const [day, setDay] = useState<string>(EVERY_DAY);
  const [clock, setClock] = useState('20:00');
  const times = timesOf(step, day, clock);
  return (
    <form
      className="editor-row"
      aria-label="Add a time"
      onSubmit={(event) => {
        event.preventDefault();
        changeDraft((draft) => added(draft, times), null);
      }}
    >
      <select
        className="field"
        data-size="small"
        aria-label="Process"
        value={step}
        onChange={(event) => setStep(SCHEDULE_STEPS.find((known) => known === event.target.value) ?? 'T1')}
      >
        {SCHEDULE_STEPS.map((known) => (
          <option key={known}>{known}</option>
        ))}
      </select>
      <select
        className="field"
        data-size="small"
        aria-label="Day"
        value={day}
        onChange={(event) => setDay(event.target.value)}
      >
        <option value={EVERY_DAY}>daily</option>
        {DAY_NAMES.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <input
        type="text"
        className="field mono add-clock"
        data-size="small"
        aria-label="Time of the day"
        aria-invalid={times.length === 0}
        placeholder="20:00"
        maxLength={5}
        value={clock}
        onChange={(event) => setClock(event.target.value)}
      />
      <Button
        size="small"
        disabled={times.length === 0}
        onClick={() => changeDraft((draft) => added(draft, times), null)}
      >
        Add
      </Button>
    </form>
  );
}

/** Empty where the clock shows no time. */
function timesOf(step: ScheduleStep, day: string, clock: string): ScheduledTime[] {
  const days = day === EVERY_DAY ? DAY_NAMES : [day];
  const times = days.map((name) => parseScheduledTime(`${step} ${name} ${clock}`));
  return times.filter((time) => time !== null);
}
