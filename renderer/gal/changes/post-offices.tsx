import { useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import { listKey, listLabel } from '../../../shared/gal/identity.ts';
import { Link } from '../../ui/button.tsx';
import { changesText } from '../time/cycle-words.ts';
import { allChanges, toggleBranch, useChanges } from './changes-store.ts';
import { branchOf, changesOf, isBranch } from './changes-words.ts';

/** Rows that are drawn at once: a queue may have thousands of post offices. */
const ROWS_AT_ONCE = 100;

/** Where the changes are, most of them first. A click narrows the list to them. */
export function PostOffices(): ReactElement | null {
  const postOffices = useStore(allChanges.store, ({ opened }) => opened?.postOffices) ?? [];
  const branch = useChanges((state) => state.narrowing.branch);
  const [rows, setRows] = useState(ROWS_AT_ONCE);
  if (postOffices.length === 0) return null;
  const sorted = postOffices.toSorted((one, other) => changesOf(other.counts) - changesOf(one.counts));
  return (
    <nav className="changes-places" aria-label="Changes by post office" tabIndex={0}>
      <h3>{counted(postOffices.length, 'address list')}</h3>
      <ul>
        {sorted.slice(0, rows).map(({ list, counts }) => {
          const isChosen = isBranch(branch, list);
          return (
            <li key={listKey(list)}>
              <button
                type="button"
                className="changes-place"
                aria-pressed={isChosen}
                title={`${listLabel(list)}: ${changesText(counts)}`}
                onClick={() => toggleBranch(branchOf(list), isChosen)}
              >
                <span className="mono cut">{listLabel(list)}</span>
                <span className="quiet">{count(changesOf(counts))}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {sorted.length > rows && (
        <Link onClick={() => setRows(rows + ROWS_AT_ONCE)}>
          Show more of {counted(sorted.length, 'address list')}
        </Link>
      )}
    </nav>
  );
}
