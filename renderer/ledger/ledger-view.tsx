import { useRef } from 'react';
import type { ReactElement } from 'react';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { isScanning } from '../queue/headlines.ts';
import { useQueue } from '../queue/queue-store.ts';
import { ListBar } from '../sync/list-bar.tsx';
import { focusSoon } from '../sync/focus-soon.ts';
import { useIsProvisional } from '../sync/provisional.ts';
import { showAllRequestors, useRequestorRows } from '../sync/requestor-filter.ts';
import { SyncFoot } from '../sync/sync-foot.tsx';
import { SyncView } from '../sync/sync-view.tsx';
import { Link } from '../ui/button.tsx';
import { Empty } from '../ui/refusal.tsx';
import { Causes } from './causes.tsx';
import { KeepUpdatesField } from './keep-updates-field.tsx';
import { ledgerHeadline } from './ledger-headline.ts';
import { LedgerPane } from './ledger-pane.tsx';
import { SIGNS } from './differences.ts';
import { NumbersList } from './numbers-list.tsx';
import '../sync/sync.css';
import './ledger.css';

export function LedgerView(): ReactElement {
  return (
    <SyncView
      name="Ledger"
      headline={ledgerHeadline}
      refused="The numbers could not be compared."
      blank={<NoNumbers />}
    >
      {(overview) => <Numbers overview={overview} />}
    </SyncView>
  );
}

function NoNumbers(): ReactElement {
  const scan = useQueue((state) => state.summary?.scan);
  const scanning = scan !== undefined && isScanning(scan);
  return (
    <div className="list-blank">
      <Empty text={scanning ? 'No sync numbers so far.' : 'There are no sync numbers here.'}>
        They are read from the subjects of requests (ReqTx) and replies (SrvTx), and from LISTDS listings.{' '}
        {scanning ? 'They appear as they are read.' : 'Open the queue or folder that holds them.'}
      </Empty>
    </div>
  );
}

function Numbers({ overview }: { readonly overview: SyncOverview }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLDivElement>(null);
  const { rows, isStale, applyAgain } = useRequestorRows(overview.requestors, 'ledger');
  const provisional = useIsProvisional();
  return (
    <>
      <div
        ref={scroller}
        className="ledger-scroller"
        tabIndex={0}
        role="region"
        aria-label="Causes and numbers"
      >
        <div ref={above} className="ledger-above">
          {!provisional && <Causes causes={overview.causes} leftOut={overview.causesLeftOut} />}
          <ListBar />
        </div>
        {rows.length === 0 ? (
          <Empty text="No requestor matches.">
            <Link onClick={showAllRequestors}>Show all requestors</Link>
          </Empty>
        ) : (
          <NumbersList rows={rows} provisional={provisional} scroller={scroller} above={above} />
        )}
      </div>
      <SyncFoot
        shown={rows.length}
        total={overview.requestors.length}
        isStale={isStale}
        onApply={() => {
          applyAgain();
          focusSoon('.numbers');
        }}
        basis={overview.basis}
      >
        <span className="numbers-legend">
          {SIGNS.map(({ sign, meaning }) => (
            <span key={sign}>
              <span className="numbers-sign">{sign}</span> {meaning}
            </span>
          ))}
        </span>
        <KeepUpdatesField cycles={overview.keepUpdatesCycles} />
      </SyncFoot>
      <LedgerPane />
    </>
  );
}
