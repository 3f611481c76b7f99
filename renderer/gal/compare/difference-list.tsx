import type { ReactElement } from 'react';
import type { CompareRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import type { Cause } from '../../../shared/gal/model.ts';
import { MessageLink } from '../../sync/proof-links.tsx';
import { focusSoon } from '../../sync/focus-soon.ts';
import { LookBadge } from '../../ui/look-badge.tsx';
import { tabSeparated } from '../../ui/tab-separated.ts';
import { copyText } from '../browse/copy-entries.ts';
import { useRowSource } from '../paged-list.ts';
import { PlaceLink } from '../place-link.tsx';
import { VirtualRows } from '../virtual-rows.tsx';
import {
  closeDifference,
  comparedFiles,
  differences,
  isBesideFile,
  lookAtDifference,
  useCompare,
} from './compare-store.ts';
import { causeLook, differenceLook, isMessageState } from './compare-words.ts';
import { messagesAside } from './evidence.ts';
import { rowTexts } from './row-texts.ts';

export const LIST_ID = 'compare-list';

const COLUMNS = ['Kind', 'Alias', 'Address', 'Left', 'Right', 'Why', 'Shown by'] as const;

export function DifferenceList(): ReactElement {
  const source = useRowSource(differences);
  const active = useCompare((state) => state.active?.index ?? null);
  return (
    <div className="compare-list-frame">
      <VirtualRows
        id={LIST_ID}
        label="Differences"
        // By the width of the view: compare.css.
        columns="var(--compare-columns)"
        head={COLUMNS.map((title) => (
          <div key={title} role="columnheader" className={`grid-cell quiet ${classOf(title)}`}>
            {title}
          </div>
        ))}
        source={source}
        cells={cells}
        active={active}
        onPress={lookAtDifference}
        onOpen={() => focusSoon('.sync-pane-body')}
        onCommand={(command) => {
          if (command.kind === 'move') lookAtDifference(command.to);
          if (command.kind === 'copy') void copyDifference();
        }}
        onEscape={closeDifference}
      />
    </div>
  );
}

function cells(row: CompareRow): ReactElement {
  const { alias, address, left, right } = rowTexts(row, comparedFiles());
  const { cause } = row;
  return (
    <>
      <div role="gridcell" className="grid-cell">
        <LookBadge look={differenceLook(row.kind)} />
      </div>
      <div role="gridcell" className="grid-cell" title={alias}>
        {alias}
      </div>
      <div role="gridcell" className={`grid-cell mono ${classOf('Address')}`} title={address}>
        {address}
      </div>
      <div role="gridcell" className="grid-cell" title={left.text}>
        <span className={left.isWord ? 'quiet' : undefined}>{left.text}</span>
      </div>
      <div role="gridcell" className="grid-cell" title={right.text}>
        <span className={right.isWord ? 'quiet' : undefined}>{right.text}</span>
      </div>
      <div role="gridcell" className="grid-cell" title={cause.text}>
        {causeText(cause)}
        <span className="quiet">: {cause.text}</span>
      </div>
      <div role="gridcell" className={`grid-cell ${classOf('Shown by')}`}>
        <Evidence cause={cause} />
      </div>
    </>
  );
}

/** What tells causes of one kind apart comes first: "Not imported yet, cycle 8". */
function causeText({ kind, cycle }: Cause): string {
  const { word } = causeLook(kind, isBesideFile());
  return cycle === null ? word : `${word}, cycle ${count(cycle)}`;
}

/** The difference that is looked at, as its row tells it. */
async function copyDifference(): Promise<void> {
  const row = useCompare.getState().active?.row;
  if (row === undefined) return;
  const { alias, address, left, right } = rowTexts(row, comparedFiles());
  const { cause } = row;
  const shownBy = [...cause.places, ...messagesAside(cause).map((message) => ({ message }))];
  const texts = [
    differenceLook(row.kind).word,
    alias,
    address,
    left.text,
    right.text,
    `${causeText(cause)}: ${cause.text}`,
    [...new Set(shownBy.map(({ message }) => message.file))].join(', '),
  ];
  await copyText(tabSeparated([COLUMNS, texts]), 'Difference copied.');
}

/** The message that is missing in a list, else the first transaction that proves it; the card has all. */
function Evidence({ cause }: Pick<CompareRow, 'cause'>): ReactElement {
  const [place] = cause.places;
  const [message] = messagesAside(cause);
  if (message !== undefined && (place === undefined || isMessageState(cause.kind)))
    return <MessageLink message={message}>message</MessageLink>;
  if (place !== undefined) return <PlaceLink place={place}>transaction</PlaceLink>;
  return <span className="quiet">–</span>;
}

function classOf(title: (typeof COLUMNS)[number]): string {
  return title === 'Address' || title === 'Shown by'
    ? `compare-${title.toLowerCase().replace(' ', '-')}`
    : '';
}
