import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import type { MassDeletion, PointOfView } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { showCycle, shownView, useGal, viewKey } from '../gal-store.ts';
import { PlaceLink } from '../place-link.tsx';
import { MASS_LOOK } from '../time/mark-looks.ts';
import { EVERY_CHANGE, allChanges, narrowChanges, showSince } from './changes-store.ts';
import { removedAt } from './changes-words.ts';
import { REMOVALS_READ, massFacts } from './mass-facts.ts';
import type { MassFacts } from './mass-facts.ts';
import { rangeOf } from './range.ts';

/** Said each for itself; further ones are at the slider, and one click away. */
const GUARDS_SHOWN = 2;
const MESSAGES_SHOWN = 4;

/** Warns of cycles in which more went than a day's work explains. */
export function MassGuards(): ReactElement | null {
  const mass = useStore(allChanges.store, ({ opened }) => opened?.mass) ?? [];
  const view = useGal(shownView);
  if (mass.length === 0 || view === null) return null;
  const left = mass.length - GUARDS_SHOWN;
  return (
    <section aria-label="Mass deletions">
      {mass.slice(0, GUARDS_SHOWN).map((one) => (
        <MassGuard key={`${viewKey(view)} ${one.cycle}`} mass={one} view={view} />
      ))}
      {left > 0 && (
        <p className="mass-guard quiet">
          {counted(left, 'more mass deletion')} in this time; the slider marks each of them.
        </p>
      )}
    </section>
  );
}

interface MassGuardProps {
  readonly mass: MassDeletion;
  readonly view: PointOfView;
}

function MassGuard({ mass, view }: MassGuardProps): ReactElement {
  const facts = useMassFacts(mass, view);
  return (
    <div className="mass-guard">
      <Mark look={MASS_LOOK} />
      <div className="mass-guard-text">
        <p>
          <span className="mass-guard-head">
            {MASS_LOOK.word}: {count(mass.removed)} of {counted(mass.before, 'entry', 'entries')}
          </span>{' '}
          were removed in {view.kind === 'loose' ? 'message' : 'cycle'} {count(mass.cycle)}
          {facts !== null && removedAt(facts.postOffices)}. {facts !== null && <Suppliers facts={facts} />}
        </p>
        <p className="quiet">
          It may be meant. It may also be an address list that was replaced as a whole (R), or a full export,
          that lacked entries; the transactions tell which.
        </p>
      </div>
      <Button
        size="small"
        onClick={() => {
          showCycle(mass.cycle);
          showSince({ kind: 'before' });
          narrowChanges({ ...EVERY_CHANGE, kinds: ['removed'] });
        }}
      >
        Show these entries
      </Button>
    </div>
  );
}

/** Who told of the removals, each leading to the first of them. */
function Suppliers({ facts }: { readonly facts: MassFacts }): ReactElement {
  const { messages, unknown, read, total } = facts;
  const [all, setAll] = useState(false);
  const shown = all ? messages : messages.slice(0, MESSAGES_SHOWN);
  return (
    <>
      {messages.length > 0 && 'Told by '}
      {shown.map(({ place, supplier, removals }, index) => (
        <span key={place.message.id}>
          {index > 0 && ', '}
          <PlaceLink place={place}>{supplier ?? place.message.file}</PlaceLink> ({count(removals)})
        </span>
      ))}
      {messages.length > shown.length && (
        <>
          {' '}
          <Link onClick={() => setAll(true)}>
            and {counted(messages.length - shown.length, 'more message')}
          </Link>
        </>
      )}
      {messages.length > 0 && '. '}
      {unknown > 0 && `Of ${count(unknown)} no message is known. `}
      {read < total && `Looked at were the first ${count(read)} of them.`}
    </>
  );
}

/** Null while they are on their way, or could not be had. */
function useMassFacts({ cycle }: MassDeletion, view: PointOfView): MassFacts | null {
  const [facts, setFacts] = useState<MassFacts | null>(null);
  const cycles = useGal((state) => state.cycles);
  const from = cycles === null ? undefined : rangeOf(cycles, cycle, { kind: 'before' })?.from;
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      if (from === undefined) return;
      const query = { ...EVERY_CHANGE, view, from, to: cycle, kinds: ['removed' as const] };
      const opened = await ask('gal.diff', { query });
      if (!opened.ok || opened.value.total === 0) return;
      const limit = Math.min(REMOVALS_READ, opened.value.total);
      const rows = await ask('gal.diffPage', { viewId: opened.value.viewId, offset: 0, limit });
      if (isCurrent && rows.ok) setFacts(massFacts(opened.value, rows.value));
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [view, from, cycle]);
  return facts;
}
