import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { MESSAGE_KINDS } from '../../shared/model.ts';
import type { StateKind } from '../../shared/state.ts';
import { counted } from '../../shared/format/count.ts';
import { useQueue } from '../queue/queue-store.ts';
import { Button } from '../ui/button.tsx';
import { LookChip } from '../ui/look-chip.tsx';
import { STATES_BY_URGENCY, stateLook } from '../ui/state-look.ts';
import { isFiltered } from './default-query.ts';
import { clearFilter, searchFor } from './filter.ts';
import { applyQuery, messagesView } from './messages-store.ts';
import { useTypedText } from './typed-text.ts';

/** What the list is narrowed to. All filters are always in the same place, so nothing moves when counts change. */
export function FilterBar(): ReactElement {
  const query = useStore(messagesView.store, (state) => state.query);
  const isTyped = useTypedText((state) => state.text !== '');
  const requestors = useQueue((state) => state.summary?.requestors);
  return (
    <div className="filter-bar" role="search" aria-label="Filter messages">
      <div className="filter-line">
        <TextFilter />
        <select
          className="field"
          data-size="small"
          aria-label="Kind"
          value={query.kinds[0] ?? ''}
          onChange={(event) => {
            const kind = MESSAGE_KINDS.find((known) => known === event.target.value);
            void applyQuery({ kinds: kind === undefined ? [] : [kind] });
          }}
        >
          <option value="">All kinds</option>
          {MESSAGE_KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
        <select
          className="field requestor-filter"
          data-size="small"
          aria-label="Requestor"
          value={query.requestors[0] ?? ''}
          onChange={(event) =>
            void applyQuery({ requestors: event.target.value === '' ? [] : [event.target.value] })
          }
        >
          <option value="">All requestors</option>
          {requestors?.map(({ requestor }) => (
            <option key={requestor}>{requestor}</option>
          ))}
        </select>
        <Button
          weight="quiet"
          size="small"
          disabled={!isFiltered(query) && !isTyped}
          onClick={() => void clearFilter()}
        >
          Clear
        </Button>
      </div>
      <StateChips chosen={query.states} />
    </div>
  );
}

function TextFilter(): ReactElement {
  const typed = useTypedText((state) => state.text);
  return (
    <input
      id="message-search"
      className="field search-field"
      data-size="small"
      type="text"
      role="searchbox"
      aria-label="Search file, subject, from and to"
      placeholder="Search file, subject, from, to"
      maxLength={200}
      spellCheck={false}
      value={typed}
      onChange={(event) => searchFor(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return;
        event.stopPropagation();
        searchFor('');
      }}
    />
  );
}

function StateChips({ chosen }: { readonly chosen: readonly StateKind[] }): ReactElement {
  const counts = useQueue((state) => state.summary?.counts);
  return (
    <div className="chips" role="group" aria-label="States">
      {STATES_BY_URGENCY.map((kind) => {
        const number = counts?.[kind] ?? 0;
        const pressed = chosen.includes(kind);
        return (
          <LookChip
            key={kind}
            look={stateLook(kind)}
            number={number}
            counted={counted(number, 'message')}
            pressed={pressed}
            onPress={() =>
              void applyQuery({
                states: pressed ? chosen.filter((other) => other !== kind) : [...chosen, kind],
              })
            }
          />
        );
      })}
    </div>
  );
}
