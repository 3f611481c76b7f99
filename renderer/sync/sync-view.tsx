import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { Summary } from '../../shared/contract/queue.ts';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { useQueue } from '../queue/queue-store.ts';
import { Link } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useIsProvisional } from './provisional.ts';
import { refreshSync, retrySync, useSync } from './sync-store.ts';

interface SyncViewProps {
  readonly name: string;
  readonly headline: (overview: SyncOverview | null, summary: Summary | null, provisional: boolean) => string;
  /** First line when the engine refused. */
  readonly refused: string;
  readonly blank: ReactElement;
  readonly children: (overview: SyncOverview) => ReactElement;
}

/** What the views of cycles and ledger have in common: first line, refusal, nothing there, or the requestors. */
export function SyncView({ name, headline, refused, blank, children }: SyncViewProps): ReactElement {
  const { overview, refusal } = useSync();
  const summary = useQueue((state) => state.summary);
  const provisional = useIsProvisional();
  useEffect(() => refreshSync(), []);
  return (
    <section className="view" aria-label={name}>
      <header className="view-head">
        <h1>{refusal === null ? headline(overview, summary, provisional) : refused}</h1>
      </header>
      {refusal !== null && (
        <div className="list-blank">
          <RefusalNote refusal={refusal}>
            <Link onClick={retrySync}>Try again</Link>
          </RefusalNote>
        </div>
      )}
      {refusal === null && overview !== null && overview.requestors.length === 0 && blank}
      {refusal === null && overview !== null && overview.requestors.length > 0 && children(overview)}
    </section>
  );
}
