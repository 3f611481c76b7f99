import type { KeyboardEvent, ReactElement } from 'react';
import { useStore } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import { GAL_CHOSEN_ROWS, GAL_SEARCH_CHARS } from '../../../shared/gal/request-limits.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button } from '../../ui/button.tsx';
import { ExportMenu } from '../export/export-menu.tsx';
import { NOT_NARROWED, TEMPLATE_CHOICES, isNarrowed } from './browse-query.ts';
import { choose, entryList, narrow, useBrowse } from './browse-store.ts';
import { chooseOnly, chosenCount, chosenPlaces } from './choice.ts';
import { ENTRY_LIST } from './entry-list-id.ts';
import { SavedFilters } from './saved-filters-panel.tsx';

const SEARCH_ID = 'entry-search';

/** What the list of entries is narrowed to, how many that leaves, and the way out to a file. */
export function EntryFilterBar(): ReactElement {
  const { narrowing } = useBrowse();
  return (
    <div className="entry-filter" role="search" aria-label="Filter entries">
      <input
        id={SEARCH_ID}
        className="field search-field"
        data-size="small"
        type="text"
        role="searchbox"
        aria-label="Search alias, address and template values"
        placeholder="Search alias, address, template values"
        maxLength={GAL_SEARCH_CHARS}
        spellCheck={false}
        value={narrowing.search}
        onChange={(event) => narrow({ search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') narrow({ search: '' });
          if (event.key === 'ArrowDown') goToList(event);
        }}
      />
      <select
        className="field entry-templates"
        data-size="small"
        aria-label="Template values"
        value={narrowing.templates}
        onChange={(event) => {
          const chosen = TEMPLATE_CHOICES.find(({ key }) => key === event.target.value);
          if (chosen !== undefined) narrow({ templates: chosen.key });
        }}
      >
        {TEMPLATE_CHOICES.map(({ key, word }) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
      <Button
        weight="quiet"
        size="small"
        disabled={!isNarrowed(narrowing)}
        onClick={() => {
          narrow(NOT_NARROWED);
          focusSoon(`#${SEARCH_ID}`);
        }}
      >
        Clear
      </Button>
      <SavedFilters />
      <span className="entry-found">
        <Found />
        <Export />
      </span>
    </div>
  );
}

/** From the words to what they found: its first row, unless one is chosen already. */
function goToList(event: KeyboardEvent): void {
  const list = document.getElementById(ENTRY_LIST);
  if (list === null) return;
  event.preventDefault();
  list.focus();
  if (useBrowse.getState().choice.active === null) choose(chooseOnly(0));
}

/** "312 of 49,870 entries, 3 chosen". */
function Found(): ReactElement {
  const opened = useStore(entryList.store, (state) => state.opened);
  const chosen = useBrowse(({ choice }) => chosenCount(choice));
  return (
    <span className="quiet" role="status">
      {opened !== null &&
        (opened.total === opened.of
          ? counted(opened.of, 'entry', 'entries')
          : `${count(opened.total)} of ${counted(opened.of, 'entry', 'entries')}`)}
      {chosen > 1 && `, ${count(chosen)} chosen`}
    </span>
  );
}

function Export(): ReactElement {
  const opened = useStore(entryList.store, (state) => state.opened);
  const choice = useBrowse((state) => state.choice);
  return (
    <ExportMenu
      source="list"
      viewId={opened?.viewId ?? null}
      total={opened?.total ?? 0}
      rows={chosenPlaces(choice, GAL_CHOSEN_ROWS)}
      chosen={chosenCount(choice)}
    />
  );
}
