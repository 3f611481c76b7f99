import { useMemo } from 'react';
import type { ReactElement } from 'react';
import type { CheckRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { LookBadge } from '../../ui/look-badge.tsx';
import { useRowSource } from '../paged-list.ts';
import { VirtualRows } from '../virtual-rows.tsx';
import type { ScrollRequest } from '../virtual-rows.tsx';
import { checkLook } from './check-words.ts';
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
    <VirtualRows
      id="gal-findings"
      label="Findings"
      columns="var(--finding-columns)"
      head={TITLES.map((title) => (
        <div key={title} role="columnheader" className="grid-cell quiet">
          {title}
        </div>
      ))}
      source={source}
      cells={findingCells}
      active={active}
      scroll={scroll}
      onPress={lookAtFinding}
      onOpen={() => document.getElementById('gal-finding-card')?.focus()}
      onCommand={(command) => {
        if (command.kind === 'move') lookAtFinding(command.to);
      }}
      onEscape={closeFinding}
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
