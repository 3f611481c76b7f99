import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { ENTRY_KINDS } from '../../shared/catalogue/model.ts';
import { CountChip } from '../ui/count-chip.tsx';
import { chipCounts } from './catalogue-rows.ts';
import { filterCatalogue, searchFor, useCatalogue } from './catalogue-store.ts';
import { kindWords } from './kind-words.ts';

/** What the entries are narrowed to. */
export function CatalogueFilterBar(): ReactElement {
  const { filter, occurrence } = useCatalogue();
  const counts = useMemo(() => chipCounts(filter, occurrence), [filter, occurrence]);
  return (
    <div className="filter-bar" role="search" aria-label="Filter entries">
      <div className="filter-line">
        <SearchField search={filter.search} />
      </div>
      <div className="chips" role="group" aria-label="Kinds">
        {ENTRY_KINDS.map((kind) => (
          <CountChip
            key={kind}
            title={kindWords(kind).meaning}
            number={counts.kinds.get(kind) ?? 0}
            pressed={filter.kind === kind}
            onPress={() => filterCatalogue({ kind: filter.kind === kind ? null : kind })}
          >
            {kindWords(kind).plural}
          </CountChip>
        ))}
        {occurrence !== null && (
          <CountChip
            title="What stands in the logs of this queue, codes without an entry included"
            number={counts.here}
            pressed={filter.hereOnly}
            onPress={() => filterCatalogue({ hereOnly: !filter.hereOnly })}
          >
            In this queue
          </CountChip>
        )}
      </div>
    </div>
  );
}

function SearchField({ search }: { readonly search: string }): ReactElement {
  return (
    <input
      className="field search-field"
      data-size="small"
      type="text"
      role="searchbox"
      aria-label="Search entries"
      placeholder="Code, event, words, article"
      maxLength={200}
      spellCheck={false}
      value={search}
      onChange={(event) => searchFor(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && search !== '') {
          event.preventDefault();
          searchFor('');
        } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
          event.preventDefault();
          document.getElementById('catalogue-list')?.focus();
        }
      }}
    />
  );
}
