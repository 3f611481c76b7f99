import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count } from '../../shared/format/count.ts';
import { useBeside } from '../files/files-store.ts';
import { isScanning, messagesHeadline } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { Button, Link } from '../ui/button.tsx';
import type { Point } from '../ui/use-popover.ts';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { bareFileHeadline } from './bare-file.ts';
import { isFiltered } from './default-query.ts';
import { clearFilter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { MessagesGrid } from './grid.tsx';
import { ListFooter } from './list-footer.tsx';
import { applyAgain, messagesView, useMessages } from './messages-store.ts';
import { useRowSource } from './row-source.ts';
import { SelectionMenu, Toolbar } from './toolbar.tsx';
import './messages.css';

export function MessagesView(): ReactElement {
  const summary = useQueue((state) => state.summary);
  const { query, viewId, total } = useStore(messagesView.store);
  const beside = useBeside();
  const source = useRowSource(messagesView);
  const bare = summary?.total === 1 && total === 1 ? bareFileHeadline(source.rowAt(0)) : null;
  const chosen = useMessages((state) => state.selection.ids.size);
  const [menuAt, setMenuAt] = useState<Point | null>(null);
  useEffect(() => messagesView.refresh(), []);
  return (
    <section className="view messages-view" aria-label="Messages">
      <header className="view-head">
        <h1>
          {bare ?? messagesHeadline(summary, viewId === null ? null : total, isFiltered(query), beside)}
        </h1>
      </header>
      <FilterBar />
      <Toolbar />
      {total === 0 ? <NoMessages /> : <MessagesGrid source={source} sort={query.sort} onMenu={setMenuAt} />}
      <ListFooter view={messagesView} chosen={chosen} onApply={() => void applyAgain()} />
      {menuAt !== null && <SelectionMenu at={menuAt} onClose={() => setMenuAt(null)} />}
    </section>
  );
}

/** The grid without rows: why, and what to do. */
function NoMessages(): ReactElement {
  const { query, refusal, viewId } = useStore(messagesView.store);
  const summary = useQueue((state) => state.summary);
  if (refusal !== null) {
    return (
      <div className="list-blank">
        <RefusalNote refusal={refusal}>
          <Link onClick={() => void applyAgain()}>Try again</Link>
        </RefusalNote>
      </div>
    );
  }
  if (viewId === null || summary === null) return <div className="list-blank" />;
  const scanning = isScanning(summary.scan);
  return (
    <div className="list-blank">
      {isFiltered(query) ? (
        <Empty text={scanning ? 'No message matches the filter so far.' : 'No message matches the filter.'}>
          <p>
            {scanning
              ? 'Messages appear here as they are checked.'
              : `${count(summary.total)} messages are hidden by it.`}
          </p>
          <p className="empty-action">
            <Button size="small" onClick={() => void clearFilter()}>
              Clear filter
            </Button>
          </p>
        </Empty>
      ) : (
        <Empty text={scanning ? 'No message yet.' : 'There is no message in this queue.'}>
          <p>
            {scanning
              ? 'The folder is being listed; messages appear here as they are found.'
              : 'Files are recognised by content, in all subfolders. What is no message is in the Files view. If messages should be here, check that this is the right folder, then rescan with F5.'}
          </p>
        </Empty>
      )}
    </div>
  );
}
