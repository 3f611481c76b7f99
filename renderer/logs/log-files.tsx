import type { ReactElement } from 'react';
import type { LogFileInfo, LogOverview } from '../../shared/contract/logs.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime } from '../../shared/format/time.ts';
import { Link } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { formatWord } from './log-words.ts';
import { filterLogs, useLogs } from './logs-store.ts';
import { UNREADABLE_LOOK, severityLook } from './severity-look.ts';

/** What logs there are. A click narrows the list to one. */
export function LogFiles({ overview }: { readonly overview: LogOverview }): ReactElement {
  const rest = overview.logs - overview.files.length;
  return (
    <section className="log-files" aria-label="Logs of this queue" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Log</th>
            <th className="log-form">Form</th>
            <th className="number">Lines</th>
            <th className="number">Errors</th>
            <th className="number">Unreadable</th>
            <th>From</th>
            <th className="log-last">To</th>
          </tr>
        </thead>
        <tbody>
          {overview.files.map((info) => (
            <FileRow key={`${info.fileId} ${info.part}`} info={info} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="quiet">{count(rest)} more attached logs are not listed here; their lines are.</p>
      )}
    </section>
  );
}

function FileRow({ info }: { readonly info: LogFileInfo }): ReactElement {
  const chosen = useLogs((state) => state.query.fileId === info.fileId);
  return (
    <tr>
      <td className="log-file">
        <Link
          aria-pressed={chosen}
          title={info.file}
          onClick={() => void filterLogs({ fileId: chosen ? null : info.fileId })}
        >
          {info.file}
        </Link>
        {info.part !== null && <span className="quiet"> part {info.part}</span>}
        {info.notes.map((note) => (
          <p key={note} className="line-problem">
            {note}
          </p>
        ))}
      </td>
      <td className="log-form">
        {info.formats.map(formatWord).join('; ') || <span className="quiet">none</span>}
      </td>
      <td className="number">{count(info.lines)}</td>
      <Amount look={severityLook('error')} value={info.errors} />
      <Amount look={UNREADABLE_LOOK} value={info.problems} />
      <td className="log-time">{timeText(info.firstMs)}</td>
      <td className="log-time log-last">{timeText(info.lastMs)}</td>
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
