import type { ReactElement } from 'react';
import type { RequestorLedger } from '../../shared/ledger/model.ts';
import { objectionsAt } from '../ledger/objections.ts';
import { standing } from '../ledger/open-causes.ts';
import { showView } from '../shell/shell-store.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { Prose } from '../sync/prose.tsx';
import { useIsProvisional } from '../sync/provisional.ts';
import { Link } from '../ui/button.tsx';

interface CycleObjectionsProps {
  readonly ledger: RequestorLedger;
  readonly cycle: number;
}

/** Why a cycle has a corner turned up, in the words of the ledger. */
export function CycleObjections({ ledger, cycle }: CycleObjectionsProps): ReactElement | null {
  const provisional = useIsProvisional();
  const objections = objectionsAt(ledger, cycle);
  if (provisional || objections.length === 0) return null;
  return (
    <ul className="cycle-objections" aria-label="Objections of the ledger">
      {objections.map(({ title, text, breach }) => (
        <li key={`${title} ${text}`}>
          <span className="breach-corner" />
          <p className="selectable">
            <strong>{title}</strong>
            {breach !== null && <span className="quiet"> ({standing(breach)})</span>}
            {'. '}
            <Prose text={text} /> <Link onClick={goToLedger}>Show in the ledger</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Of the requestor that is looked into. */
export function goToLedger(): void {
  showView('ledger');
  focusSoon('.numbers');
}
