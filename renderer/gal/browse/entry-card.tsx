import { Fragment } from 'react';
import type { ReactElement } from 'react';
import { listLabel } from '../../../shared/gal/identity.ts';
import type { EntryCard as Card } from '../../../shared/contract/gal-values.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { count } from '../../../shared/format/count.ts';
import { exactTime } from '../../../shared/format/time.ts';
import { searchWords } from '../../../shared/gal/search-words.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { stepWord, useGal } from '../gal-store.ts';
import { PlaceLink } from '../place-link.tsx';
import { showEntryHere } from '../show-entry-here.ts';
import { Button, Link } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { unchoose, useBrowse } from './browse-store.ts';
import { useCard } from './card-store.ts';
import { copyText, entryText } from './copy-entries.ts';
import { emptyFields, originOf, whyGone } from './card-facts.ts';
import { ENTRY_LIST } from './entry-list-id.ts';
import { Highlighted } from './highlighted.tsx';
import { EntryHistory } from './entry-history.tsx';
import { addressText, promptWord } from './history-words.ts';

/** The chosen entry: what it says at the cycle that is shown, since when and by whom, and all that was said of it. */
export function EntryCard(): ReactElement {
  const { card, refusal } = useCard();
  return (
    <section
      className="entry-card"
      id="entry-card"
      aria-label="Entry"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        document.getElementById(ENTRY_LIST)?.focus();
      }}
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {card !== null && <CardContent card={card} />}
    </section>
  );
}

function CardContent({ card }: { readonly card: Card }): ReactElement {
  const cycle = useGal((state) => state.cycle);
  const seen = useCard((state) => state.seen);
  const known = card.values ?? seen;
  return (
    <>
      <header className="entry-card-head">
        <h2 className="selectable" title={known?.name}>
          {known?.name ?? 'Entry'}
        </h2>
        {known !== null && <CopyMenu card={card} values={known} />}
        <Button size="icon" weight="quiet" aria-label="Close entry" title="Close entry" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      {card.values === null ? (
        <Gone card={card} cycle={cycle} />
      ) : (
        <Facts card={card} values={card.values} cycle={cycle} />
      )}
      <EntryHistory card={card} cycle={cycle} />
    </>
  );
}

function CopyMenu({ card, values }: { readonly card: Card; readonly values: EntryValues }): ReactElement {
  return (
    <MenuButton
      label="Copy"
      text="Copy"
      weight="quiet"
      items={[
        { label: 'Alias', run: () => void copyText(values.name, 'Alias copied.') },
        { label: 'Address', run: () => void copyText(addressText(values), 'Address copied.') },
        {
          label: 'All, with history',
          run: () => void copyText(entryText(card, values), 'Entry copied.'),
        },
      ]}
    />
  );
}

/** The row that the keyboard was at stays; where no row is left there is the field that hides them. */
function close(): void {
  unchoose();
  const isListThere = document.getElementById(ENTRY_LIST) !== null;
  focusSoon(isListThere ? `#${ENTRY_LIST}` : '.centre [role=searchbox]');
}

/** Why the list does not hold it at this cycle, and what it was called then where it was there all the same. */
function Gone({ card, cycle }: { readonly card: Card; readonly cycle: number | null }): ReactElement {
  const word = useGal(stepWord);
  const { renamed } = card;
  return (
    <>
      <p className="entry-gone">
        {whyGone(card, cycle, word)}{' '}
        {renamed !== null && (
          <Link title="Shows it under this alias" onClick={() => showEntryHere(renamed.entry)}>
            Show “{renamed.values.name}”
          </Link>
        )}
      </p>
      {renamed !== null && <Facts card={card} values={renamed.values} cycle={cycle} />}
    </>
  );
}

interface FactsProps {
  readonly card: Card;
  readonly values: EntryValues;
  readonly cycle: number | null;
}

function Facts({ card, values, cycle }: FactsProps): ReactElement {
  const words = searchWords(useBrowse((state) => state.narrowing.search));
  return (
    <dl className="facts">
      <dt>Address</dt>
      <dd className="mono selectable">
        {values.addressType}:<Highlighted text={values.address} words={words} />
      </dd>
      <dt>Address list</dt>
      <dd className="mono selectable">{listLabel(card.list)}</dd>
      {values.templates.map(({ prompt, value }, index) => (
        // The same prompt may stand there twice.
        <Fragment key={`${index} ${prompt}`}>
          <dt title={prompt}>{promptWord(prompt)}</dt>
          <dd className="selectable">
            {value === '' ? <Blank /> : <Highlighted text={value} words={words} />}
          </dd>
        </Fragment>
      ))}
      {emptyFields(card.definition, values).map((prompt) => (
        <Fragment key={`empty ${prompt}`}>
          <dt title={prompt}>{promptWord(prompt)}</dt>
          <dd>
            <Blank />
          </dd>
        </Fragment>
      ))}
      <dt>Since</dt>
      <dd>
        <Since card={card} cycle={cycle} />
      </dd>
    </dl>
  );
}

function Blank(): ReactElement {
  return <span className="quiet">(empty)</span>;
}

/** The transaction that gave it its present values. */
function Since({ card, cycle }: Pick<FactsProps, 'card' | 'cycle'>): ReactElement {
  const origin = originOf(card.history, cycle);
  if (origin === null) return <span className="quiet">not known</span>;
  const when = [
    origin.cycle === null ? null : `cycle ${count(origin.cycle)}`,
    origin.atMs === null ? null : exactTime(origin.atMs),
  ].filter((part) => part !== null);
  return (
    <>
      <PlaceLink place={origin}>{when.length === 0 ? 'its transaction' : when.join(', ')}</PlaceLink>
      {origin.supplier !== null && (
        <>
          , told by <span className="mono">{origin.supplier}</span>
        </>
      )}
    </>
  );
}
