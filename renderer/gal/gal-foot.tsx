import type { ReactElement } from 'react';
import { showDetails } from '../detail/open-message.ts';
import { useDetail } from '../detail/detail-store.ts';
import { useShell } from '../shell/shell-store.ts';
import { Basis } from '../sync/basis.tsx';
import { Link } from '../ui/button.tsx';
import { useGal } from './gal-store.ts';

/** Bottom line: what the lists rest on, and the way back to a message that was hidden. */
export function GalFoot(): ReactElement | null {
  const basis = useGal((state) => state.overview?.basis ?? NO_BASIS);
  const canShow = useShell(({ detailOpen }) => !detailOpen);
  const isChosen = useDetail(({ id }) => id !== null);
  if (basis.length === 0 && !(canShow && isChosen)) return null;
  return (
    <footer className="sync-foot gal-foot quiet">
      <Basis title="What this rests on" sentences={basis} />
      {canShow && isChosen && <Link onClick={showDetails}>Show details</Link>}
    </footer>
  );
}

const NO_BASIS: readonly string[] = [];
