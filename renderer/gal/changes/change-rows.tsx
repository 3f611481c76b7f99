import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { LookBadge } from '../../ui/look-badge.tsx';
import { tabSeparated } from '../../ui/tab-separated.ts';
import { copyText } from '../browse/copy-entries.ts';
import { effectLook } from '../effect-look.ts';
import { useRowSource } from '../paged-list.ts';
import { ReadRows } from '../read-rows.tsx';
import type { ScrollRequest } from '../virtual-rows.tsx';
import { ChangeDifference } from './change-difference.tsx';
import { differing, said } from './differing.ts';
import { closeChange, lookAtChange, shownChanges, useChanges } from './changes-store.ts';
import { SupplierLink } from './supplier-link.tsx';

const TITLES = ['Change', 'Alias', 'Address list', 'What differs', 'Cycle', 'Told by'] as const;

/** The changes as rows. */
export function ChangeRows(): ReactElement {
  const list = shownChanges();
  const source = useRowSource(list);
  const active = useChanges((state) => state.active?.index ?? null);
  const scroll = useTopOfNewList();
  return (
    <ReadRows
      id="gal-changes"
      label="Changes"
      columns="var(--change-columns)"
      titles={TITLES}
      source={source}
      cells={changeCells}
      active={active}
      scroll={scroll}
      cardId="gal-change-card"
      onLook={lookAtChange}
      onCopy={() => void copyChange()}
      onClose={closeChange}
    />
  );
}

/** Another narrowing or range is read from its first row on. */
function useTopOfNewList(): ScrollRequest {
  const { since, narrowing } = useChanges();
  return useMemo(() => ({ to: 0, align: 'auto', since, narrowing }), [since, narrowing]);
}

function changeCells(row: DiffRow): ReactElement {
  const values = row.after ?? row.before;
  return (
    <>
      <div role="gridcell" className="grid-cell">
        <LookBadge look={effectLook(row.kind)} />
      </div>
      <div role="gridcell" className="grid-cell" title={values?.name}>
        {values?.name}
      </div>
      <div role="gridcell" className="grid-cell mono" title={listLabel(row.list)}>
        {listLabel(row.list)}
      </div>
      <div role="gridcell" className="grid-cell">
        <ChangeDifference row={row} />
      </div>
      <div role="gridcell" className="grid-cell">
        {row.by?.cycle == null ? <span className="quiet">–</span> : count(row.by.cycle)}
      </div>
      <div role="gridcell" className="grid-cell">
        <SupplierLink row={row} isInRow />
      </div>
    </>
  );
}

/** The change that is looked at, as its row and its card tell it. */
async function copyChange(): Promise<void> {
  const row = useChanges.getState().active?.row;
  if (row != null) await copyText(tabSeparated([TITLES, changeCellTexts(row)]), 'Change copied.');
}

function changeCellTexts(row: DiffRow): readonly string[] {
  const differs = differing(row).map(({ what, from, to }) => {
    if (row.before === null) return `${what}: ${said(to)}`;
    return row.after === null ? `${what}: ${said(from)}` : `${what}: ${said(from)} → ${said(to)}`;
  });
  return [
    effectLook(row.kind).word,
    (row.after ?? row.before)?.name ?? '',
    listLabel(row.list),
    differs.join('; '),
    row.by?.cycle == null ? '' : String(row.by.cycle),
    row.by?.supplier ?? '',
  ];
}
