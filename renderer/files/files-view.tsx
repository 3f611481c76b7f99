import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { FileFilter } from '../../shared/contract/files.ts';
import { count, counted } from '../../shared/format/count.ts';
import { showDetails } from '../detail/open-message.ts';
import { isScanning } from '../queue/headlines.ts';
import { rescan, useQueue } from '../queue/queue-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { Button, Link } from '../ui/button.tsx';
import { CountChip } from '../ui/count-chip.tsx';
import { LookChip } from '../ui/look-chip.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { FileCard } from './file-card.tsx';
import { FILE_KINDS, countedFiles, fileLook } from './file-kinds.ts';
import { FileRows } from './file-rows.tsx';
import { failedText, filesHeadline } from './files-headline.ts';
import { files, filterFiles, refreshFiles, useFiles } from './files-store.ts';
import '../messages/messages.css';
import './files.css';

/** What lies in the queue beside messages, and whether it could be read. */
export function FilesView(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const { counts, failed, active } = useFiles();
  const { opened, refusal, loading } = useStore(files.store);
  useEffect(refreshFiles, []);
  const total = opened?.total ?? 0;
  return (
    <section className="view files-view" aria-label="Files">
      <header className="view-head">
        <h1>
          <Headline text={filesHeadline(summary, counts, failed)} failed={failed} />
        </h1>
      </header>
      <KindChips />
      {refusal !== null && opened === null && (
        <div className="list-blank">
          <RefusalNote refusal={refusal}>
            <Link onClick={refreshFiles}>Try again</Link>
          </RefusalNote>
        </div>
      )}
      {refusal === null && opened === null && <div className="list-blank" aria-busy={loading} />}
      {opened !== null && (total === 0 ? <NoFile /> : <FileRows />)}
      {active !== null && <FileCard row={active.row} />}
      <Footer total={total} />
    </section>
  );
}

/** The archives that broke off are told as a way to them. */
function Headline({ text, failed }: { readonly text: string; readonly failed: number }): ReactElement {
  const words = failedText(failed);
  const at = failed > 0 ? text.indexOf(words) : -1;
  if (at === -1) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <Link title="Shows these only" onClick={() => filterFiles('failed')}>
        {words}
      </Link>
      {text.slice(at + words.length)}
    </>
  );
}

function KindChips(): ReactElement {
  const { filter, counts, failed } = useFiles();
  const press = (kind: FileFilter): void => filterFiles(filter === kind ? 'all' : kind);
  return (
    <div className="chips file-kinds" role="group" aria-label="Kinds of files">
      <CountChip
        title="Everything that is no message"
        number={counts?.all ?? 0}
        pressed={filter === 'all'}
        onPress={() => filterFiles('all')}
      >
        All
      </CountChip>
      {FILE_KINDS.map((kind) => (
        <LookChip
          key={kind}
          look={fileLook(kind)}
          number={counts?.[kind] ?? 0}
          counted={countedFiles(kind, counts?.[kind] ?? 0)}
          pressed={filter === kind}
          onPress={() => press(kind)}
        />
      ))}
      <CountChip
        title="Archives that could not be read to their end"
        number={failed}
        pressed={filter === 'failed'}
        onPress={() => press('failed')}
      >
        With faults
      </CountChip>
    </div>
  );
}

function Footer({ total }: { readonly total: number }): ReactElement {
  const all = useFiles((state) => state.counts?.all ?? total);
  const detailOpen = useShell((state) => state.detailOpen);
  return (
    <footer className="list-footer quiet">
      <span>
        {count(total)} of {counted(Math.max(total, all), 'file')} shown
      </span>
      <span className="list-footer-end">
        {!detailOpen && <Link onClick={showDetails}>Show details</Link>}
      </span>
    </footer>
  );
}

/** The list without rows: why, and what to do. */
function NoFile(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const { filter, counts } = useFiles();
  const scanning = summary !== null && isScanning(summary.scan);
  const others = counts?.all ?? 0;
  if (filter !== 'all' && others > 0)
    return (
      <div className="list-blank">
        <Empty text={scanning ? 'No such file so far.' : 'There is no such file in this queue.'}>
          <p>{counted(others, 'file')} of other kinds.</p>
          <p className="empty-action">
            <Button
              size="small"
              onClick={() => {
                filterFiles('all');
                focusSoon('.file-kinds [aria-pressed=true]');
              }}
            >
              Show all files
            </Button>
          </p>
        </Empty>
      </div>
    );
  return (
    <div className="list-blank">
      <Empty text={nothingText(scanning, summary?.total ?? 0)}>
        <p>
          Logs, archives (zip, cabinet, mbox), address lists (LDIF, Exchange CSV, offline address book) and
          mailbox indices are listed here, and whatever was not recognised. They are recognised by content;
          names do not matter.
        </p>
        <p className="empty-action">
          <Button size="small" disabled={scanning} onClick={() => void rescan()}>
            Rescan
          </Button>
        </p>
      </Empty>
    </div>
  );
}

function nothingText(scanning: boolean, messages: number): string {
  if (messages === 0) return scanning ? 'No file so far.' : 'There is no file in this queue.';
  return scanning ? 'Nothing but messages so far.' : 'There is nothing but messages here.';
}
