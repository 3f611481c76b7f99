import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { count, counted } from '../../shared/format/count.ts';
import type { Hole } from '../../shared/gal/model.ts';
import { MessageLink } from '../sync/proof-links.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { shownView, useGal } from './gal-store.ts';
import { holeLook, holesOf } from './holes.ts';

/** The messages whose transactions are missing in the list, each with the reason and a way to it. */
export function HoleList({ onClose }: { readonly onClose: () => void }): ReactElement | null {
  const { overview, cycle } = useGal();
  const view = useGal(shownView);
  const isOfAll = useGal(({ tab }) => tab === 'compare');
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => rows.current?.focus(), []);
  if (overview === null) return null;
  const holes = holesOf(overview.holes, isOfAll ? null : view, cycle);
  return (
    <section
      className="hole-list"
      aria-label="Not in this list"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="hole-head">
        <h2>{isOfAll ? 'Not in the lists' : 'Not in this list'}</h2>
        <Button size="icon" weight="quiet" aria-label="Close" title="Close" onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <div ref={rows} className="hole-rows" tabIndex={0} role="region" aria-label="Missing messages">
        {overview.unread > 0 && (
          <p className="quiet">
            {counted(overview.unread, 'transaction')} of messages that were read could not be read themselves.
            They are marked among the transactions of their messages.
          </p>
        )}
        {holes.length === 0 && <p>No message is missing in the list at this cycle.</p>}
        <ul>
          {holes.map((hole) => (
            <HoleLine key={`${hole.message.id} ${hole.why}`} hole={hole} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function HoleLine({ hole }: { readonly hole: Hole }): ReactElement {
  return (
    <li className="hole">
      <LookBadge look={holeLook(hole)} />
      <span className="quiet">{placeText(hole)}</span>
      <MessageLink message={hole.message} />
      <span>{hole.reason}</span>
    </li>
  );
}

const ROLES: Readonly<Record<Hole['role'], string>> = {
  request: 'request of',
  reply: 'reply to',
  loose: 'of no exchange',
};

/** "Cycle 4: request of NORTH/PO1, 120 transactions". */
function placeText({ cycle, role, requestor, sent }: Hole): string {
  const facts = [
    requestor === null || role === 'loose' ? ROLES.loose : `${ROLES[role]} ${requestor}`,
    sent === null ? null : counted(sent, 'transaction'),
  ]
    .filter((part) => part !== null)
    .join(', ');
  return `${cycle === null ? 'No cycle' : `Cycle ${count(cycle)}`}: ${facts}`;
}
