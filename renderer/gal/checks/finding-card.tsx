import type { ReactElement } from 'react';
import type { CheckRow, EntryRow } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { listLabel } from '../../../shared/gal/identity.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LookBadge } from '../../ui/look-badge.tsx';
import { ReadCard } from '../read-rows.tsx';
import { showEntryHere } from '../show-entry-here.ts';
import { checkLook, checkWords } from './check-words.ts';
import { closeFinding } from './checks-store.ts';

/** The finding that is looked at, with the entries that it concerns. */
export function FindingCard({ row }: { readonly row: CheckRow }): ReactElement {
  const { kind, text, entries, entriesTotal } = row;
  const { meaning, articles } = checkWords(kind);
  const left = entriesTotal - entries.length;
  return (
    <ReadCard id="gal-finding-card" label="Finding" listId="gal-findings">
      <div className="finding-card-head">
        <LookBadge look={checkLook(kind)} />
        <Button size="icon" weight="quiet" aria-label="Close finding" title="Close finding" onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <p className="selectable">{text}</p>
      <p className="quiet">
        {meaning}
        {articles.length > 0 && ` (${articles.join(', ')})`}
      </p>
      <ul aria-label={counted(entriesTotal, 'entry', 'entries')}>
        {entries.map((entry) => (
          <EntryLine key={entry.entry} entry={entry} />
        ))}
        {left > 0 && <li className="quiet">and {count(left)} more, which are not listed here</li>}
      </ul>
    </ReadCard>
  );
}

function EntryLine({ entry }: { readonly entry: EntryRow }): ReactElement {
  return (
    <li className="finding-entry">
      <Link title="Shows the entry and its history" onClick={() => showEntryHere(entry.entry)}>
        {entry.name}
      </Link>
      <span className="mono selectable">
        {entry.addressType}:{entry.address}
      </span>
      <span className="quiet">{listLabel(entry.list)}</span>
      {entry.supplier !== null && <span className="quiet">told by {entry.supplier}</span>}
    </li>
  );
}

function close(): void {
  document.getElementById('gal-findings')?.focus();
  closeFinding();
}
