import type { ReactElement } from 'react';
import type { RequestorCounts, Summary } from '../../shared/contract/queue.ts';
import { count } from '../../shared/format/count.ts';
import { byNaturalName } from '../../shared/format/natural.ts';
import { showRequestor } from '../messages/filter.ts';
import { isScanning } from '../queue/headlines.ts';
import { showView } from '../shell/shell-store.ts';
import { Link } from '../ui/button.tsx';
import { StateMark } from '../ui/state-mark.tsx';

/** More would be a list of its own, and the views that have one are a click away. */
const SHOWN = 20;

/** Those with trouble first; within, the busiest first. */
function byTrouble(a: RequestorCounts, b: RequestorCounts): number {
  return (
    b.hung - a.hung || b.failed - a.failed || b.total - a.total || byNaturalName(a.requestor, b.requestor)
  );
}

/** The requestors with the most trouble. */
export function Requestors({ summary }: { readonly summary: Summary }): ReactElement {
  const shown = summary.requestors.toSorted(byTrouble).slice(0, SHOWN);
  const others = summary.requestors.length - shown.length;
  return (
    <section aria-label="Messages by requestor">
      <h2>By requestor</h2>
      {summary.requestors.length === 0 ? (
        <p className="quiet overview-none">
          {isScanning(summary.scan) ? 'No requestor is known yet.' : 'No message names a requestor.'}
        </p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>Requestor</th>
              <th className="number">Messages</th>
              <th className="number">Hung</th>
              <th className="number">Failed</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <RequestorRow key={one.requestor} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {others > 0 && (
        <p className="overview-none">
          <Link onClick={() => showView('cycles')}>and {count(others)} more, in Cycles</Link>
        </p>
      )}
    </section>
  );
}

function RequestorRow({ one }: { readonly one: RequestorCounts }): ReactElement {
  return (
    <tr>
      <td className="mono">
        <Link onClick={() => void showRequestor(one.requestor)}>{one.requestor}</Link>
      </td>
      <td className="number">{count(one.total)}</td>
      <td className="number">
        {one.hung === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link onClick={() => void showRequestor(one.requestor, ['hung'])}>
            <StateMark kind="hung" /> {count(one.hung)}
          </Link>
        )}
      </td>
      <td className="number">
        {one.failed === 0 ? (
          <span className="quiet">0</span>
        ) : (
          <Link onClick={() => void showRequestor(one.requestor, ['failed'])}>
            <StateMark kind="failed" /> {count(one.failed)}
          </Link>
        )}
      </td>
    </tr>
  );
}
