import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { SCHEDULE_STEPS, SCHEDULE_TIMES_LIMIT } from '../../shared/schedule/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { DAY_NAMES, printScheduledTime } from '../../shared/schedule/scheduled-time.ts';
import { isSeen } from '../../shared/schedule/origin.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AddTime } from './add-time.tsx';
import { SEEN_RUNS, stepWord, transitWords } from './board-text.ts';
import { copiedToAllDays, isChanged, removed, typed } from './draft.ts';
import type { Draft } from './draft.ts';
import { exportTimes, saveTimes } from './schedule-acts.ts';
import { closeEditor } from './leave.ts';
import { changeDraft, discardDraft, useSchedule } from './schedule-store.ts';
import { SteadyButton } from './steady-button.tsx';
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
        <Button size="icon" weight="quiet" aria-label="Close times" title="Close" onClick={closeEditor}>
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
      <SaveBar
        draft={draft}
        isSeen={board.entries.some(
          ({ postOffice, origin }) => postOffice === draft.postOffice && isSeen(origin),
        )}
      />
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
      <SteadyButton
        size="small"
        disabled={time === undefined}
        onClick={() => chosenTime !== null && changeDraft((known) => removed(known, chosenTime), null)}
      >
        {time === undefined ? 'Remove' : `Remove ${printScheduledTime(time)}`}
      </SteadyButton>
    </div>
  );
}

interface SaveBarProps {
  readonly draft: Draft;
  /** Told by runs alone: to be looked at and saved before it is a schedule. */
  readonly isSeen: boolean;
}

function SaveBar({ draft, isSeen: onlySeen }: SaveBarProps): ReactElement {
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
        <SteadyButton
          size="small"
          weight="primary"
          disabled={(!changed && !onlySeen) || problem !== null}
          onClick={() => void saveTimes(draft.postOffice, draft.times)}
        >
          {onlySeen ? 'Save as checked' : 'Save'}
        </SteadyButton>
        <SteadyButton size="small" disabled={!changed} onClick={discardDraft}>
          Discard
        </SteadyButton>
        <SteadyButton
          size="small"
          disabled={changed || onlySeen || draft.times.length === 0}
          title={changed || onlySeen ? 'Save first: what is saved is exported' : undefined}
          onClick={() => void exportTimes(draft.postOffice)}
        >
          Export…
        </SteadyButton>
      </div>
      {onlySeen && <p className="quiet editor-note">{SEEN_RUNS}</p>}
      {problem !== null && <p className="quiet editor-note">{problem}</p>}
    </>
  );
}
