import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { JournalEntry } from '../../shared/contract/journal.ts';
import { count, counted } from '../../shared/format/count.ts';
import { relativeTime } from '../../shared/format/time.ts';
import { showInList } from '../messages/filter.ts';
import { Button, Link } from '../ui/button.tsx';
import { useClock } from '../ui/clock.ts';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { Time } from '../ui/time.tsx';
import { actWord, resultWord } from './acts.ts';
import { JOURNAL_PAGE, refreshJournal, turnJournal, useJournal } from './journal-store.ts';
import { undoEntry } from './undo.ts';
import './journal.css';

export function JournalView(): ReactElement {
  const { entries, total, offset, refusal } = useJournal();
  const nowMs = useClock((clock) => clock.nowMs);
  useEffect(() => refreshJournal(), []);
  return (
    <section className="view" aria-label="Journal">
      <header className="view-head view-head-actions">
        <h1>{headline(total, offset === 0 ? entries[0] : undefined, nowMs)}</h1>
        {total !== null && total > JOURNAL_PAGE && (
          <Pager offset={offset} shown={entries.length} total={total} />
        )}
      </header>
      {refusal !== null && (
        <div className="tab-text">
          <RefusalNote refusal={refusal} />
        </div>
      )}
      {total === 0 && (
        <Empty text="No act to list.">
          Every delivery, quarantine, restore and export is written down here, with the way to undo it.
        </Empty>
      )}
      {entries.length > 0 && <JournalTable entries={entries} />}
    </section>
  );
}

function headline(total: number | null, latest: JournalEntry | undefined, nowMs: number): string {
  if (total === null) return 'The journal is being read.';
  if (total === 0) return 'Nothing was done to this queue yet.';
  const when =
    latest === undefined ? '' : `, the latest ${relativeTime(latest.atMs, Math.max(nowMs, latest.atMs))}`;
  return `${counted(total, 'act')} recorded${when}.`;
}

interface PagerProps {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
}

function Pager({ offset, shown, total }: PagerProps): ReactElement {
  return (
    <span className="journal-pager">
      <span className="quiet">
        {count(offset + 1)}–{count(offset + shown)} of {count(total)}
      </span>
      <Button size="small" disabled={offset === 0} onClick={() => turnJournal(offset - JOURNAL_PAGE)}>
        Newer
      </Button>
      <Button
        size="small"
        disabled={offset + shown >= total}
        onClick={() => turnJournal(offset + JOURNAL_PAGE)}
      >
        Older
      </Button>
    </span>
  );
}

function JournalTable({ entries }: { readonly entries: readonly JournalEntry[] }): ReactElement {
  return (
    <div className="journal-scroller" tabIndex={0} role="region" aria-label="Acts">
      <table className="plain-table journal-table">
        <thead>
          <tr>
            <th>When</th>
            <th>Who</th>
            <th>Act</th>
            <th>File or requestor</th>
            <th>Result</th>
            <th>
              <span className="visually-hidden">Undo</span>
            </th>
            <th>Detail</th>
            <th>Command of the time</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <JournalRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function JournalRow({ entry }: { readonly entry: JournalEntry }): ReactElement {
  const { messageId, file, requestor } = entry;
  return (
    <tr data-result={entry.result}>
      <td>
        <Time ms={entry.atMs} />
      </td>
      <td>{entry.who}</td>
      <td>{actWord(entry)}</td>
      <td className="journal-file" title={file ?? requestor ?? undefined}>
        {messageId === null ? (
          (file ?? (requestor === null ? '–' : <span className="mono">{requestor}</span>))
        ) : (
          <Link onClick={() => void showInList(messageId)}>{file ?? 'message'}</Link>
        )}
      </td>
      <td className="journal-result">{resultWord(entry)}</td>
      <td>
        {entry.canUndo && (
          <Button
            size="small"
            aria-description={file ?? requestor ?? undefined}
            onClick={() => void undoEntry(entry)}
          >
            Undo
          </Button>
        )}
      </td>
      <td className="journal-detail selectable" title={entry.detail}>
        {entry.detail}
      </td>
      <td className="journal-detail mono selectable" title={entry.equivalent ?? undefined}>
        {entry.equivalent ?? <span className="quiet">none</span>}
      </td>
    </tr>
  );
}
