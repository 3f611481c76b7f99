import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { count, counted } from '../../shared/format/count.ts';
import { exchangeOf } from '../sync/exchange.ts';
import { Proofs } from '../sync/proof-links.tsx';
import { Prose } from '../sync/prose.tsx';
import { lookInto, useSync } from '../sync/sync-store.ts';
import { Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { breachCycles } from './breach-cycles.ts';
import { ruleName } from './invariants.ts';
import { causesInOrder, isOpen, standing } from './open-causes.ts';
import type { Cause } from './open-causes.ts';

interface CausesProps {
  readonly causes: readonly Cause[];
  /** How many more there are than are told one by one. */
  readonly leftOut: number;
}

/** What is wrong, one entry for each cause, whichever requestors it concerns. */
export function Causes({ causes, leftOut }: CausesProps): ReactElement | null {
  if (causes.length === 0) return null;
  return (
    <ul className="causes" aria-label="Causes">
      {causesInOrder(causes).map((cause) => (
        <CauseItem key={causeKey(cause)} cause={cause} />
      ))}
      {leftOut > 0 && (
        <li className="quiet">and {counted(leftOut, 'cause')} more; the requestors below show theirs</li>
      )}
    </ul>
  );
}

function CauseItem({ cause }: { readonly cause: Cause }): ReactElement {
  const { breach, requestors } = cause;
  return (
    <li className="cause" data-invariant={breach.invariant} data-open={isOpen(cause)}>
      <Icon name={isOpen(cause) ? 'warning' : 'information'} />
      <div>
        <h2>{breach.title}</h2>
        <p className="cause-whom">
          <Requestors requestors={requestors} />
          <span className="quiet">{breachCycles(breach)}</span>
          <span className={isOpen(cause) ? 'cause-open' : 'quiet'}>{standing(breach)}</span>
          <span className="quiet" title={`Rule ${breach.invariant} of the ledger`}>
            broken rule: {ruleName(breach.invariant)}
          </span>
          {breach.kb.length > 0 && <span className="quiet selectable">{breach.kb.join(', ')}</span>}
        </p>
        <p className="selectable cause-text">
          <Prose text={breach.text} />
        </p>
        <p className="selectable cause-text">
          <strong>Next step: </strong>
          <Prose text={breach.nextStep} />
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
  const first = useRef<HTMLSpanElement>(null);
  const named = all ? requestors : requestors.slice(0, NAMED);
  function nameAll(): void {
    flushSync(() => setAll(true));
    first.current?.querySelector('button')?.focus();
  }
  return (
    <>
      {named.map((requestor, at) => (
        <span key={requestor} ref={at === NAMED ? first : undefined} className="mono">
          <Link onClick={() => lookIntoNamed(requestor)}>{requestor}</Link>
        </span>
      ))}
      {named.length < requestors.length && (
        <Link onClick={nameAll}>and {count(requestors.length - named.length)} more</Link>
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
