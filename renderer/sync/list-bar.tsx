import type { ReactElement, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { EVERY_REQUESTOR, REQUESTOR_ORDERS } from './requestor-list.ts';
import type { RequestorOrder } from './requestor-list.ts';
import { focusSoon } from './focus-soon.ts';
import { SEARCH_FIELD, filterRequestors, useRequestorFilter } from './requestor-filter.ts';

const ORDER_WORDS: Readonly<Record<RequestorOrder, string>> = {
  name: 'By name',
  'last-heard': 'Longest silent first',
  trouble: 'Trouble first',
};

/** Narrows and orders the requestors. The same for cycles and ledger: who narrows one wants to see the same in the other. */
export function ListBar({ children }: { readonly children?: ReactNode }): ReactElement {
  const { text, notableOnly, order } = useRequestorFilter();
  return (
    <div className="sync-bar" role="search" aria-label="Filter requestors">
      <input
        className="field search-field"
        data-size="small"
        type="text"
        role="searchbox"
        aria-label="Search requestors"
        placeholder="Search requestors"
        maxLength={200}
        spellCheck={false}
        value={text}
        onChange={(event) => filterRequestors({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') filterRequestors({ text: '' });
        }}
      />
      <label className="sync-bar-choice" title="What is so for every requestor is left aside.">
        <input
          type="checkbox"
          checked={notableOnly}
          onChange={(event) => filterRequestors({ notableOnly: event.target.checked })}
        />
        Only with something to see
      </label>
      <select
        className="field"
        data-size="small"
        aria-label="Order"
        value={order}
        onChange={(event) => {
          const chosen = REQUESTOR_ORDERS.find((known) => known === event.target.value);
          if (chosen !== undefined) filterRequestors({ order: chosen });
        }}
      >
        {REQUESTOR_ORDERS.map((known) => (
          <option key={known} value={known}>
            {ORDER_WORDS[known]}
          </option>
        ))}
      </select>
      {children}
      <Button
        weight="quiet"
        size="small"
        disabled={text === '' && !notableOnly}
        onClick={() => {
          filterRequestors({ ...EVERY_REQUESTOR, order });
          focusSoon(SEARCH_FIELD);
        }}
      >
        Clear
      </Button>
    </div>
  );
}
