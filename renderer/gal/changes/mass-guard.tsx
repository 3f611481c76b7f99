import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import type { MassDeletion, PointOfView } from '../../../shared/gal/model.ts';
import { ask } from '../../api.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { showCycle, shownView, stepWord, useGal, viewKey } from '../gal-store.ts';
import { PlaceLink } from '../place-link.tsx';
import { MASS_LOOK } from '../time/mark-looks.ts';
import { EVERY_CHANGE, allChanges, narrowChanges, showSince } from './changes-store.ts';
import { largestText, removedAt } from './changes-words.ts';
import { REMOVALS_READ, massFacts } from './mass-facts.ts';
import type { MassFacts } from './mass-facts.ts';
import { rangeOf } from './range.ts';

const MESSAGES_SHOWN = 4;
/** Further ones are at the slider. */
const CYCLES_SHOWN = 12;

/** Warns, on one line, of cycles in which more went than a day's work explains. Opened it says who told of that. */
export function MassGuards(): ReactElement | null {
  const mass = useStore(allChanges.store, ({ opened }) => opened?.mass) ?? [];
  const view = useGal(shownView);
  const [only, ...others] = mass;
  if (only === undefined || view === null) return null;
  if (others.length > 0) return <SeveralGuard mass={[only, ...others]} />;
  return <OneGuard key={`${viewKey(view)} ${only.cycle}`} mass={only} view={view} />;
}

interface GuardProps {
  readonly head: string;
  /** The rest of the line. */
  readonly line: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function Guard({ head, line, children, action }: GuardProps): ReactElement {
  return (
    <section className="mass-guard" aria-label="Mass deletions">
      <details className="mass-guard-text">
        <summary title={`${head}${line}`}>
          <Mark look={MASS_LOOK} /> <span className="mass-guard-head">{head}</span>
          {line}
        </summary>
        {children}
        <p className="quiet">
          It may be meant. It may also be an address list that was replaced as a whole (R), or a full export,
          that lacked entries; the transactions tell which.
        </p>
      </details>
      {action}
    </section>
  );
}

function showRemoved({ cycle }: MassDeletion): void {
  showCycle(cycle);
  showSince({ kind: 'before' });
  narrowChanges({ ...EVERY_CHANGE, kinds: ['removed'] });
}

/** Each leads to what was removed in it. */
function SeveralGuard({ mass }: { readonly mass: readonly [MassDeletion, ...MassDeletion[]] }): ReactElement {
  const word = useGal(stepWord);
  const left = mass.length - CYCLES_SHOWN;
  return (
    <Guard head={counted(mass.length, 'mass deletion')} line={`, ${largestText(word, mass)}.`}>
      <p>
        {mass.slice(0, CYCLES_SHOWN).map((one, index) => (
          <span key={one.cycle}>
            {index > 0 && ', '}
            <Link title="Shows these entries" onClick={() => showRemoved(one)}>
              {word} {count(one.cycle)}
            </Link>{' '}
            ({count(one.removed)} of {count(one.before)})
          </span>
        ))}
        {left > 0 && ` and ${count(left)} more, which the slider marks`}.
      </p>
    </Guard>
  );
}

interface OneGuardProps {
  readonly mass: MassDeletion;
  readonly view: PointOfView;
}

/** How many, where, and who told of them. */
function OneGuard({ mass, view }: OneGuardProps): ReactElement {
  const word = useGal(stepWord);
  const facts = useMassFacts(mass, view);
  const where = facts === null ? '' : removedAt(facts.postOffices);
  return (
    <Guard
      head={`${MASS_LOOK.word}: ${count(mass.removed)} of ${counted(mass.before, 'entry', 'entries')}`}
      line={` were removed in ${word} ${count(mass.cycle)}${where}.`}
      action={
        <Button size="small" onClick={() => showRemoved(mass)}>
          Show these entries
        </Button>
      }
    >
      <p>{facts !== null && <Suppliers facts={facts} />}</p>
    </Guard>
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
