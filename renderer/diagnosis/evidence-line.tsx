import type { ReactElement } from 'react';
import type { Evidence, Place } from '../../shared/diagnosis/model.ts';
import { useDetail } from '../detail/detail-store.ts';
import { Prose } from '../sync/prose.tsx';
import { Link } from '../ui/button.tsx';
import { linkedText } from './finding-words.ts';
import { goTo } from './go-to.ts';

/** A piece of evidence, with the way to where it is seen. */
export function EvidenceLine({ text, place }: Evidence): ReactElement {
  const { before, link, after } = linkedText(text, place);
  // A link is one piece; a bracket before it must not be left alone at the end of a line.
  const isBracketed = before.endsWith('(') && after.startsWith(')');
  return (
    <span className="selectable">
      <Prose text={isBracketed ? before.slice(0, -1) : before} />
      {place !== null && link !== null && (
        <span className={isBracketed ? 'bracketed' : undefined}>
          {isBracketed && '('}
          <PlaceLink place={place} label={link} />
          {isBracketed && ')'}
        </span>
      )}
      <Prose text={isBracketed ? after.slice(1) : after} />
    </span>
  );
}

const HINTS: Readonly<Record<Place['kind'], string>> = {
  message: 'Shows the message beside this',
  bytes: 'Shows these bytes beside this',
  transaction: 'Shows the transaction beside this',
  line: 'Shows the line among the logs',
  cycle: 'Shows the cycle',
  ledger: 'Shows the numbers of both ends',
  schedule: 'Shows the schedule',
  'address-list': 'Shows the address list',
  lab: 'Shows the Lab',
};

function PlaceLink({ place, label }: { readonly place: Place; readonly label: string }): ReactElement {
  const isShown = useDetail(({ id }) => place.kind === 'message' && place.id === id);
  const file = 'file' in place ? `${place.file}\n` : '';
  return (
    <Link
      aria-current={isShown ? 'true' : undefined}
      title={`${file}${HINTS[place.kind]}`}
      onClick={() => goTo(place)}
    >
      {label}
    </Link>
  );
}
