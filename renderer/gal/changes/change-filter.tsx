import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../../shared/format/count.ts';
import { CHANGE_KINDS } from '../../../shared/gal/model.ts';
import { TypedField } from '../../logs/typed-field.tsx';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button } from '../../ui/button.tsx';
import { LookChip } from '../../ui/look-chip.tsx';
import { effectLook } from '../effect-look.ts';
import {
  EVERY_CHANGE,
  allChanges,
  isNarrowed,
  narrowChanges,
  toggleKind,
  useChanges,
} from './changes-store.ts';

/** What the changes are narrowed to: kinds with how many there are of each, and words. `children` stand at the end. */
export function ChangeFilter({ children }: { readonly children: ReactNode }): ReactElement {
  const narrowing = useChanges((state) => state.narrowing);
  const counts = useStore(allChanges.store, ({ opened }) => opened?.counts);
  return (
    <div className="changes-filter" role="search" aria-label="Filter changes">
      <TypedField
        className="search-field"
        label="Search alias, address and template values"
        placeholder="Search alias, address, template values"
        value={narrowing.search}
        onTyped={(search) => narrowChanges({ search })}
      />
      <div className="changes-kinds" role="group" aria-label="Kinds of changes">
        {CHANGE_KINDS.map((kind) => {
          const number = counts?.[kind] ?? 0;
          return (
            <LookChip
              key={kind}
              look={effectLook(kind)}
              pressed={narrowing.kinds.includes(kind)}
              number={number}
              counted={counted(number, 'entry', 'entries')}
              onPress={() => toggleKind(kind)}
            />
          );
        })}
      </div>
      <Button weight="quiet" size="small" disabled={!isNarrowed(narrowing)} onClick={clearFilter}>
        Clear
      </Button>
      {children}
    </div>
  );
}

/** The button that did it may go, or is disabled then: the keyboard is at the words. */
export function clearFilter(): void {
  narrowChanges(EVERY_CHANGE);
  focusSoon('.changes-filter [role=searchbox]');
}
