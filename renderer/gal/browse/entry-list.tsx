import { useCallback, useMemo, useRef } from 'react';
import type { MouseEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import type { EntryRow } from '../../../shared/contract/gal-values.ts';
import { searchWords } from '../../../shared/gal/search-words.ts';
import type { GridCommand } from '../../messages/grid-keys.ts';
import { ColumnHead } from '../../ui/column-head.tsx';
import { useElementSize } from '../../ui/use-element-size.ts';
import { stepWord, useGal } from '../gal-store.ts';
import { useRowSource } from '../paged-list.ts';
import { VirtualRows } from '../virtual-rows.tsx';
import { choose, entryList, sortEntries, unchoose, useBrowse } from './browse-store.ts';
import { chooseAll, chooseOnly, extendTo, isChosen, moveTo, toggleAt } from './choice.ts';
import { copyEntries } from './copy-entries.ts';
import { EntryCells } from './entry-cells.tsx';
import {
  columnTemplate,
  fittingColumns,
  setEntryWidth,
  titleOf,
  useEntryWidths,
  widthOf,
} from './entry-columns.ts';
import type { EntryColumn } from './entry-columns.ts';
import { ENTRY_LIST } from './entry-list-id.ts';

/** The entries as rows. The card shows the one that the keyboard is at. */
export function EntryList(): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  const source = useRowSource(entryList);
  const { choice, scroll } = useBrowse();
  const { widths } = useEntryWidths();
  // Of the rows on the screen, which may still be those of the search before.
  const search = useStore(entryList.store, ({ query }) => query?.search ?? '');
  const words = useMemo(() => searchWords(search), [search]);
  const columns = useMemo(() => fittingColumns(width, widths), [width, widths]);
  const cells = useCallback(
    (row: EntryRow) => <EntryCells row={row} columns={columns} words={words} />,
    [columns, words],
  );
  return (
    <div ref={element} className="entry-list">
      <VirtualRows
        id={ENTRY_LIST}
        label="Entries"
        columns={columnTemplate(columns, widths)}
        head={<Heads columns={columns} />}
        source={source}
        cells={cells}
        active={choice.active}
        isChosen={(_, index) => isChosen(choice, index)}
        scroll={scroll}
        onPress={press}
        onOpen={focusCard}
        onCommand={(command) => obey(command, source.total)}
        onEscape={unchoose}
      />
    </div>
  );
}

function Heads({ columns }: { readonly columns: readonly EntryColumn[] }): ReactElement {
  const sort = useBrowse((state) => state.sort);
  const word = useGal(stepWord);
  const { widths } = useEntryWidths();
  return (
    <>
      {columns.map((column) => {
        const by = column.sort;
        return (
          <ColumnHead
            key={column.key}
            title={titleOf(column, word)}
            align={column.align}
            sorted={sort.by !== by ? null : sort.descending ? 'descending' : 'ascending'}
            width={widthOf(column, widths)}
            {...(by === null ? {} : { onSort: () => sortEntries(by) })}
            onWidth={(width) => setEntryWidth(column.key, width)}
          />
        );
      })}
    </>
  );
}

function press(index: number, event: MouseEvent): void {
  const { choice } = useBrowse.getState();
  if (event.shiftKey) {
    // Shift and click would select text as well.
    event.preventDefault();
    document.getElementById(ENTRY_LIST)?.focus();
    choose(extendTo(choice, index));
  } else if (event.ctrlKey || event.metaKey) choose(toggleAt(choice, index));
  else choose(chooseOnly(index));
}

function obey(command: GridCommand, total: number): void {
  const { choice } = useBrowse.getState();
  switch (command.kind) {
    case 'all':
      return choose(chooseAll(choice, total));
    case 'copy':
      return void copyEntries(choice);
    case 'toggle':
      return choice.active === null ? undefined : choose(toggleAt(choice, choice.active));
    case 'move':
      if (command.how === 'extend') return choose(extendTo(choice, command.to));
      return choose(command.how === 'choose' ? chooseOnly(command.to) : moveTo(choice, command.to));
    case 'open':
      return;
  }
}

function focusCard(): void {
  document.getElementById('entry-card')?.focus();
}
