import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { LookBadge } from '../../ui/look-badge.tsx';
import { effectLook } from '../effect-look.ts';
import { useRowSource } from '../paged-list.ts';
import { VirtualRows } from '../virtual-rows.tsx';
import type { ScrollRequest } from '../virtual-rows.tsx';
import { ChangeDifference } from './change-difference.tsx';
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
    <VirtualRows
      id="gal-changes"
      label="Changes"
      columns="var(--change-columns)"
      head={TITLES.map((title) => (
        <div key={title} role="columnheader" className="grid-cell quiet">
          {title}
        </div>
      ))}
      source={source}
      cells={changeCells}
      active={active}
      scroll={scroll}
      onPress={lookAtChange}
      onOpen={focusCard}
      onCommand={(command) => {
        if (command.kind === 'move') lookAtChange(command.to);
      }}
      onEscape={closeChange}
    />
  );
}

/** Another narrowing or range is read from its first row on. */
function useTopOfNewList(): ScrollRequest | null {
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

function focusCard(): void {
  document.getElementById('gal-change-card')?.focus();
}
