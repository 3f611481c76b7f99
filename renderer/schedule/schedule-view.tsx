import { useEffect, useMemo } from 'react';
import type { ReactElement } from 'react';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { Board } from './board.tsx';
import { scheduleHeadline } from './board-text.ts';
import { Editor } from './editor.tsx';
import { FlagList } from './flag-list.tsx';
import { leaveOnEscape } from './leave.ts';
import { drafted, refreshSchedule, useSchedule } from './schedule-store.ts';
import { Legend, ScheduleTools } from './schedule-tools.tsx';
import { UnassignedFiles } from './unassigned-files.tsx';
import './schedule.css';

export function ScheduleView(): ReactElement {
  const { board: saved, drafts, refusal } = useSchedule();
  useEffect(() => refreshSchedule(), []);
  const board = useMemo(() => (saved === null ? null : drafted(saved, drafts)), [saved, drafts]);
  return (
    <section className="view" aria-label="Schedule" onKeyDown={leaveOnEscape}>
      <header className="view-head">
        <h1>{scheduleHeadline(board)}</h1>
      </header>
      {refusal !== null && (
        <div className="schedule-refusal">
          <RefusalNote refusal={refusal} />
        </div>
      )}
      {board !== null && (
        <>
          <ScheduleTools />
          <div className="schedule-panes">
            <div className="schedule-main">
              {board.postOffices.length === 0 ? <NoPostOffice /> : <Board board={board} />}
              <Legend board={board} />
            </div>
            <aside className="schedule-side" aria-label="Flags and times">
              <FlagList board={board} />
              <div className="schedule-rest">
                <Editor board={board} />
                <UnassignedFiles board={board} />
                <Basis sentences={board.basis} />
              </div>
            </aside>
          </div>
        </>
      )}
    </section>
  );
}

function NoPostOffice(): ReactElement {
  return (
    <div className="board-empty">
      <Empty text="No post office to show.">
        Neither a message nor a log of this queue names one. Open a folder with DISPATCH.LOG or the file that
        “dssched -x” writes, or type a post office above to enter its times.
      </Empty>
    </div>
  );
}

/** What the board rests on, and what was not checked. */
function Basis({ sentences }: { readonly sentences: readonly string[] }): ReactElement | null {
  if (sentences.length === 0) return null;
  return (
    <section aria-label="What this rests on" className="schedule-section">
      <h2>What this rests on</h2>
      <ul className="basis quiet">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
