import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { CheckRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { LookBadge } from '../../ui/look-badge.tsx';
import { tabSeparated } from '../../ui/tab-separated.ts';
import { copyText } from '../browse/copy-entries.ts';
import { useRowSource } from '../paged-list.ts';
import { ReadRows } from '../read-rows.tsx';
import type { ScrollRequest } from '../virtual-rows.tsx';
import { checkLook, findingLines } from './check-words.ts';
import { closeFinding, findings, lookAtFinding, useChecks } from './checks-store.ts';

const TITLES = ['Check', 'Finding', 'Entries'] as const;

/** The findings as rows. */
export function FindingRows(): ReactElement {
  const source = useRowSource(findings);
  const active = useChecks((state) => state.active?.index ?? null);
  const kind = useChecks((state) => state.kind);
  // Another kind is read from its first row on.
  const scroll: ScrollRequest = useMemo(() => ({ to: 0, align: 'auto', kind }), [kind]);
  return (
    <ReadRows
      id="gal-findings"
      label="Findings"
      columns="var(--finding-columns)"
      titles={TITLES}
      source={source}
      cells={findingCells}
      active={active}
      scroll={scroll}
      cardId="gal-finding-card"
      onLook={lookAtFinding}
      onCopy={() => void copyFinding()}
      onClose={closeFinding}
    />
  );
}

function findingCells({ kind, text, entriesTotal }: CheckRow): ReactElement {
  return (
    <>
      <div role="gridcell" className="grid-cell">
        <LookBadge look={checkLook(kind)} />
      </div>
      <div role="gridcell" className="grid-cell" title={text}>
        {text}
      </div>
      <div role="gridcell" className="grid-cell" data-align="end">
        {count(entriesTotal)}
      </div>
    </>
  );
}

/** The finding that is looked at, with each of its entries that are listed. */
async function copyFinding(): Promise<void> {
  const row = useChecks.getState().active?.row;
  if (row == null) return;
  await copyText(tabSeparated(findingLines(row)), 'Finding copied.');
}
