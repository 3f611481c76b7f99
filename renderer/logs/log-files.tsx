import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { LogOverview, LogQuery, LogTotals } from '../../shared/contract/logs.ts';
import { count, counted } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { Link } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { formatWord } from './log-words.ts';
import { filterLogs, useLogs } from './logs-store.ts';
import { UNREADABLE_LOOK, severityLook } from './severity-look.ts';

/** Rows that are drawn at once: opening the view must not wait for a thousand of them. */
const ROWS_AT_ONCE = 40;

/** What logs there are: files of their own each, attached ones taken together. A click narrows the list to them. */
export function LogFiles({ overview }: { readonly overview: LogOverview }): ReactElement {
  const { files, attached } = overview;
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const unlisted = overview.logs - attached.logs - files.length;
  return (
    <section className="log-files" aria-label="Logs of this queue" tabIndex={0}>
      <table className="plain-table">
        <FilesHead />
        <tbody>
          {files.slice(0, shown).map((info) => (
            <LogsRow key={info.fileId} totals={info} of={info.fileId} title={info.file} name={info.file}>
              {info.notes.map((note) => (
                <p key={note} className="line-problem">
                  {note}
                </p>
              ))}
            </LogsRow>
          ))}
          {attached.logs > 0 && (
            <LogsRow
              totals={attached}
              of="attached"
              title="Logs that came with messages, as status reports do"
              name={`${counted(attached.logs, 'log')} attached to messages`}
            />
          )}
        </tbody>
      </table>
      {files.length > shown && (
        <p>
          <Link onClick={() => setShown(shown + ROWS_AT_ONCE)}>
            Show {count(Math.min(ROWS_AT_ONCE, files.length - shown))} more of {count(files.length)} logs
          </Link>
        </p>
      )}
      {unlisted > 0 && (
        <p className="quiet">{count(unlisted)} more logs are not listed here; their lines are.</p>
      )}
    </section>
  );
}

function FilesHead(): ReactElement {
  return (
    <thead>
      <tr>
        <th>Log</th>
        <th className="log-form">Form</th>
        <th className="number">Lines</th>
        <th className="number">Fatal</th>
        <th className="number">Errors</th>
        <th className="number">Unreadable</th>
        <th>From</th>
        <th className="log-last">To</th>
      </tr>
    </thead>
  );
}

interface LogsRowProps {
  readonly totals: LogTotals;
  readonly of: LogQuery['fileId'];
  readonly name: string;
  readonly title: string;
  readonly children?: ReactNode;
}

function LogsRow({ totals, of, name, title, children }: LogsRowProps): ReactElement {
  const chosen = useLogs((state) => state.query.fileId === of);
  return (
    <tr>
      <td className="log-file">
        <Link
          aria-pressed={chosen}
          title={title}
          onClick={() => void filterLogs({ fileId: chosen ? null : of })}
        >
          {name}
        </Link>
        {children}
      </td>
      <td className="log-form">
        {totals.formats.map(formatWord).join('; ') || <span className="quiet">none</span>}
      </td>
      <td className="number">{count(totals.lines)}</td>
      <Amount look={severityLook('fatal')} value={totals.fatal} />
      <Amount look={severityLook('error')} value={totals.errors} />
      <Amount look={UNREADABLE_LOOK} value={totals.problems} />
      <td className="log-time">{timeText(totals.firstMs)}</td>
      <td className="log-time log-last">{timeText(totals.lastMs)}</td>
    </tr>
  );
}

function Amount({
  look,
  value,
}: {
  readonly look: typeof UNREADABLE_LOOK;
  readonly value: number;
}): ReactElement {
  return (
    <td className="number">
      {value === 0 ? (
        <span className="quiet">0</span>
      ) : (
        <>
          <Mark look={look} /> {count(value)}
        </>
      )}
    </td>
  );
}

function timeText(ms: number | null): string {
  return ms === null ? '–' : exactTime(ms);
}
