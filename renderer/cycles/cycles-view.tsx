import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { RequestorSummary, SyncOverview } from '../../shared/contract/sync.ts';
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
import { CycleLegend } from './cycle-legend.tsx';
import { CyclePane } from './cycle-pane.tsx';
import { cyclesHeadline } from './cycles-headline.ts';
import { showServer, useCycles } from './cycles-store.ts';
import { Matrix } from './matrix.tsx';
import { columnsOf, serversOf } from './matrix-model.ts';
import '../sync/sync.css';
import './cycles.css';

export function CyclesView(): ReactElement {
  return (
    <SyncView
      name="Cycles"
      headline={cyclesHeadline}
      refused="The cycles could not be worked out."
      blank={<NoCycles />}
    >
      {(overview) => <Cycles overview={overview} />}
    </SyncView>
  );
}

function NoCycles(): ReactElement {
  const scan = useQueue((state) => state.summary?.scan);
  const scanning = scan !== undefined && isScanning(scan);
  return (
    <div className="list-blank">
      <Empty
        text={scanning ? 'No DirSync message so far.' : 'There is no DirSync message with numbers here.'}
      >
        Cycles are worked out from requests (ReqTx), replies (SrvTx) and status reports between $SYSTEM
        mailboxes. {scanning ? 'They appear as they are read.' : 'Open the queue or folder that holds them.'}
      </Empty>
    </div>
  );
}

function Cycles({ overview }: { readonly overview: SyncOverview }): ReactElement {
  const servers = useMemo(() => serversOf(overview.requestors), [overview]);
  const wanted = useCycles((state) => state.server);
  const server = wanted !== undefined && servers.includes(wanted) ? wanted : (servers[0] ?? null);
  const served = useMemo(
    () => overview.requestors.filter((one) => one.server === server),
    [overview, server],
  );
  const columns = useMemo(() => columnsOf(overview, server), [overview, server]);
  const { rows, filterKey, isStale, applyAgain } = useRequestorRows(served, server ?? '');
  const provisional = useIsProvisional();
  return (
    <>
      <ListBar>{servers.length > 1 && <ServerChoice servers={servers} server={server} />}</ListBar>
      {rows.length === 0 ? (
        <NothingListed served={served} />
      ) : (
        <Matrix key={server ?? ''} rows={rows} columns={columns} filterKey={filterKey} />
      )}
      <SyncFoot
        shown={rows.length}
        total={served.length}
        isStale={isStale}
        onApply={() => {
          applyAgain();
          focusSoon('.matrix');
        }}
        basis={overview.basis}
      >
        <CycleLegend requestors={served} provisional={provisional} />
      </SyncFoot>
      <CyclePane />
    </>
  );
}

interface ServerChoiceProps {
  readonly servers: readonly (string | null)[];
  readonly server: string | null;
}

/** The runs of one server are no columns for the requestors of another. */
function ServerChoice({ servers, server }: ServerChoiceProps): ReactElement {
  return (
    <select
      className="field"
      data-size="small"
      aria-label="Server"
      value={String(servers.indexOf(server))}
      onChange={(event) => showServer(servers[Number(event.target.value)] ?? null)}
    >
      {servers.map((name, index) => (
        <option key={name ?? ''} value={String(index)}>
          {name === null ? 'Server not known' : `Server ${name}`}
        </option>
      ))}
    </select>
  );
}

function NothingListed({ served }: { readonly served: readonly RequestorSummary[] }): ReactElement {
  return (
    <div className="list-blank">
      <Empty text="No requestor matches.">
        {served.length > 0 && <Link onClick={showAllRequestors}>Show all requestors</Link>}
      </Empty>
    </div>
  );
}
