import { useState } from 'react';
import type { ReactElement } from 'react';
import type { SyncOverview } from '../../shared/contract/sync.ts';
import { count } from '../../shared/format/count.ts';
import { exchangeOf } from '../sync/exchange.ts';
import { lookInto, useSync } from '../sync/sync-store.ts';
import { Proofs } from '../sync/proof-links.tsx';
import { Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { breachCycles } from './breach-cycles.ts';

type Cause = SyncOverview['causes'][number];

/** What is wrong, one entry for each cause, whichever requestors it concerns. */
export function Causes({ causes }: { readonly causes: readonly Cause[] }): ReactElement | null {
  if (causes.length === 0) return null;
  return (
    <ul className="causes" aria-label="Causes">
      {causes.map((cause) => (
        <CauseItem key={causeKey(cause)} cause={cause} />
      ))}
    </ul>
  );
}

function CauseItem({ cause }: { readonly cause: Cause }): ReactElement {
  const { breach, requestors } = cause;
  return (
    <li className="cause" data-invariant={breach.invariant}>
      <Icon name="warning" />
      <div>
        <h2>{breach.title}</h2>
        <p className="cause-whom">
          <Requestors requestors={requestors} />
          <span className="quiet">{breachCycles(breach)}</span>
          <span className="quiet">invariant {breach.invariant}</span>
          {breach.kb.length > 0 && <span className="quiet selectable">{breach.kb.join(', ')}</span>}
        </p>
        <p className="selectable cause-text">{breach.text}</p>
        <p className="selectable cause-text">
          <strong>Next step: </strong>
          {breach.nextStep}
        </p>
        <Proofs messages={breach.messages} lines={breach.lines} />
      </div>
    </li>
  );
}

/** More would push the cause itself off the screen. */
const NAMED = 8;

function Requestors({ requestors }: { readonly requestors: readonly string[] }): ReactElement {
  const [all, setAll] = useState(false);
  const named = all ? requestors : requestors.slice(0, NAMED);
  return (
    <>
      {named.map((requestor) => (
        <span key={requestor} className="mono">
          <Link onClick={() => lookIntoNamed(requestor)}>{requestor}</Link>
        </span>
      ))}
      {named.length < requestors.length && (
        <Link onClick={() => setAll(true)}>and {count(requestors.length - named.length)} more</Link>
      )}
    </>
  );
}

function lookIntoNamed(requestor: string): void {
  lookInto(exchangeOf(requestor, useSync.getState().overview?.requestors ?? []));
}

function causeKey({ breach, requestors }: Cause): string {
  return `${breach.cause ?? ''} ${breach.invariant} ${breach.firstCycle ?? ''} ${requestors[0] ?? ''}`;
}
