import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { SCHEDULE_STEPS, SCHEDULE_TIMES_LIMIT } from '../../shared/schedule/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { DAY_NAMES, printScheduledTime } from '../../shared/schedule/scheduled-time.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AddTime } from './add-time.tsx';
import { stepWord, transitWords } from './board-text.ts';
import { copiedToAllDays, isChanged, removed, typed } from './draft.ts';
import type { Draft } from './draft.ts';
import { exportTimes, saveTimes } from './schedule-acts.ts';
import { changeDraft, choosePostOffice, discardDraft, useSchedule } from './schedule-store.ts';
import { AssignedFiles } from './unassigned-files.tsx';

/** Times of the chosen post office: as text, and with buttons for what the board does by dragging. */
export function Editor({ board }: { readonly board: ScheduleBoard }): ReactElement | null {
  const chosen = useSchedule((state) => state.chosen);
  const draft = useSchedule((state) => (chosen === null ? undefined : state.drafts.get(chosen)));
  if (draft === undefined) return null;
  const measured = board.transit.find((one) => one.postOffice === draft.postOffice);
  return (
    <section aria-label={`Times of ${draft.postOffice}`} className="schedule-section">
      <header className="editor-head">
        <h2 className="mono">{draft.postOffice}</h2>
        <Button
          size="icon"
          weight="quiet"
          aria-label="Close times"
          title="Close"
          onClick={() => choosePostOffice(null)}
        >
          <Icon name="close" />
        </Button>
      </header>
      {draft.postOffice === board.server ? (
        <p className="quiet">The server: its T2 counts for all.</p>
      ) : (
        <>
          <p className="quiet">{transitWords('to', measured?.toServer ?? null)}.</p>
          <p className="quiet">{transitWords('from', measured?.fromServer ?? null)}.</p>
        </>
      )}
      <AssignedFiles board={board} postOffice={draft.postOffice} />
      <TimesText draft={draft} />
      <AddTime />
      <DayTools draft={draft} />
      <SaveBar draft={draft} />
    </section>
  );
}

function TimesText({ draft }: { readonly draft: Draft }): ReactElement {
  const errors = useId();
  return (
    <>
      <textarea
        className="field mono editor-text"
        aria-label="Times as text, one a line"
        aria-invalid={draft.unread.length > 0}
        aria-describedby={errors}
        placeholder={`${SCHEDULE_STEPS.map((step) => `${step}  ${stepWord(step)}`).join('\n')}\n\nT1 Sat 13:45`}
        rows={9}
        spellCheck={false}
        value={draft.text}
        onKeyDown={keepTyping}
        onChange={(event) => changeDraft((known) => typed(known, event.target.value), null)}
      />
      <ul id={errors} className="editor-errors" aria-live="polite">
        {draft.unread.slice(0, 20).map((line) => (
          <li key={line.number}>
            Line {line.number}: {line.reason}
          </li>
        ))}
        {draft.unread.length > 20 && <li>{draft.unread.length - 20} more lines cannot be read.</li>}
      </ul>
    </>
  );
}

/** Ctrl+Z takes back typing here, not the latest act of the window. */
function keepTyping(event: KeyboardEvent): void {
  if (event.key === '?' || event.key.toLowerCase() === 'z') event.stopPropagation();
}

function DayTools({ draft }: { readonly draft: Draft }): ReactElement {
  const chosenTime = useSchedule((state) => state.chosenTime);
  const time = chosenTime === null ? undefined : draft.times[chosenTime];
  const [choice, setChoice] = useState<number | null>(null);
  const day = choice ?? time?.day ?? draft.times[0]?.day ?? 1;
  return (
    <div className="editor-row">
      <select
        className="field"
        data-size="small"
        aria-label="Day to copy"
        value={day}
        onChange={(event) => setChoice(Number(event.target.value))}
      >
        {DAY_NAMES.map((name, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
      <Button
        size="small"
        disabled={!draft.times.some((one) => one.day === day)}
        onClick={() => changeDraft((known) => copiedToAllDays(known, day), null)}
      >
        Copy to all days
      </Button>
      <Button
        size="small"
        disabled={time === undefined}
        onClick={() => chosenTime !== null && changeDraft((known) => removed(known, chosenTime), null)}
      >
        {time === undefined ? 'Remove' : `Remove ${printScheduledTime(time)}`}
      </Button>
    </div>
  );
}

function SaveBar({ draft }: { readonly draft: Draft }): ReactElement {
  const changed = isChanged(draft);
  const problem =
    draft.unread.length > 0
      ? 'Mend or remove the lines that cannot be read.'
      : draft.times.length > SCHEDULE_TIMES_LIMIT
        ? `At most ${SCHEDULE_TIMES_LIMIT} times can be saved.`
        : null;
  return (
    <>
      <div className="editor-row">
        <Button
          size="small"
          weight="primary"
          disabled={!changed || problem !== null}
          onClick={() => void saveTimes(draft.postOffice, draft.times)}
        >
          Save
        </Button>
        <Button size="small" disabled={!changed} onClick={discardDraft}>
          Discard
        </Button>
        <Button
          size="small"
          disabled={changed || draft.times.length === 0}
          title={changed ? 'Save first: what is saved is exported' : undefined}
          onClick={() => void exportTimes(draft.postOffice)}
        >
          Export…
        </Button>
      </div>
      {problem !== null && <p className="quiet">{problem}</p>}
    </>
  );
}
