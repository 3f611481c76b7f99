import type { ReactElement } from 'react';
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LookBadge } from '../../ui/look-badge.tsx';
import { ReadCard } from '../read-rows.tsx';
import { showEntryHere } from '../show-entry-here.ts';
import { effectLook } from '../effect-look.ts';
import { closeChange } from './changes-store.ts';
import { differing, said } from './differing.ts';
import { SupplierLink } from './supplier-link.tsx';

/** The change that is looked at: before and after, who told of it, and the way to the entry. */
export function ChangeCard({ row }: { readonly row: DiffRow }): ReactElement {
  const name = (row.after ?? row.before)?.name ?? '';
  return (
    <ReadCard id="gal-change-card" label="Change" listId="gal-changes">
      <div className="change-card-head">
        <LookBadge look={effectLook(row.kind)} />
        <strong className="selectable cut">{name}</strong>
        <span className="mono quiet cut">{listLabel(row.list)}</span>
        <span className="change-by cut">{byText(row)}</span>
        <SupplierLink row={row} />
        <Link title="Shows the entry and its history" onClick={() => showEntryHere(row.entry)}>
          Entry
        </Link>
        <Button size="icon" weight="quiet" aria-label="Close change" title="Close change" onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <Differences row={row} />
    </ReadCard>
  );
}

function close(): void {
  document.getElementById('gal-changes')?.focus();
  closeChange();
}

/** "In cycle 9, by one modify, told by" — before the link to who did. */
function byText({ by, how }: DiffRow): string {
  if (by === null) return 'No message of the queue tells of it.';
  const when = by.cycle === null ? 'Told by' : `In cycle ${count(by.cycle)}, told by`;
  if (how === null) return when;
  return how === 'modify'
    ? `Moved by one modify (M). ${when}`
    : `Moved as a delete here and an add there. ${when}`;
}

function Differences({ row }: { readonly row: DiffRow }): ReactElement {
  const { before, after } = row;
  return (
    <table className="plain-table change-values">
      <thead>
        <tr>
          <th>Field</th>
          {before !== null && <th>Before</th>}
          {after !== null && <th>After</th>}
        </tr>
      </thead>
      <tbody>
        {differing(row).map(({ what, from, to }, index) => (
          <tr key={`${index} ${what}`}>
            <td className="quiet">{what}</td>
            {before !== null && <td className="selectable">{said(from)}</td>}
            {after !== null && <td className="selectable">{said(to)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
