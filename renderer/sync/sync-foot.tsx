import type { ReactElement, ReactNode } from 'react';
import { count, counted } from '../../shared/format/count.ts';
import { setDetailOpen, useShell } from '../shell/shell-store.ts';
import { Basis } from './basis.tsx';
import { focusSoon } from './focus-soon.ts';
import { useIsProvisional } from './provisional.ts';
import { Link } from '../ui/button.tsx';

interface SyncFootProps {
  readonly shown: number;
  readonly total: number;
  readonly isStale: boolean;
  readonly onApply: () => void;
  /** What the conclusions rest on; whole sentences. */
  readonly basis: readonly string[];
  readonly children?: ReactNode;
}

/** The link goes away with it. */
function showDetails(): void {
  setDetailOpen(true);
  focusSoon('.matrix, .numbers');
}

/** Bottom line of cycles and ledger: how much of the list is shown, and what it rests on. */
export function SyncFoot({ shown, total, isStale, onApply, basis, children }: SyncFootProps): ReactElement {
  const detailOpen = useShell((state) => state.detailOpen);
  const provisional = useIsProvisional();
  return (
    <footer className="sync-foot quiet">
      <p className="sync-foot-line">
        <span>
          {shown === total
            ? counted(total, 'requestor')
            : `${count(shown)} of ${counted(total, 'requestor')} shown`}
        </span>
        {isStale && (
          <span>
            The list has changed since it was ordered. <Link onClick={onApply}>Order again</Link>
          </span>
        )}
        {children}
        {!detailOpen && <Link onClick={showDetails}>Show details</Link>}
      </p>
      <Basis title={`What this rests on${provisional ? ' so far' : ''}`} sentences={basis} />
    </footer>
  );
}
