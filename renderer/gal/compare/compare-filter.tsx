import type { ReactElement } from 'react';
import type { OpenedComparison } from '../../../shared/contract/gal-values.ts';
import { CAUSE_KINDS, DIFFERENCE_KINDS } from '../../../shared/gal/model.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { TypedField } from '../../logs/typed-field.tsx';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Button } from '../../ui/button.tsx';
import { LookChip } from '../../ui/look-chip.tsx';
import { EVERYTHING, isBesideFile, isNarrowed, narrowDifferences, useCompare } from './compare-store.ts';
import { causeLook, differenceLook } from './compare-words.ts';

interface CompareFilterProps {
  readonly whole: OpenedComparison;
  /** What is shown of it. */
  readonly opened: OpenedComparison;
}

/** What the differences are narrowed to: kind, why, post office, words. */
export function CompareFilter({ whole, opened }: CompareFilterProps): ReactElement {
  const narrowing = useCompare((state) => state.narrowing);
  return (
    <div className="filter-bar" role="search" aria-label="Filter differences">
      <div className="filter-line compare-filter-line">
        <TypedField
          className="search-field"
          label="Search differences"
          placeholder="Search alias, address, values"
          value={narrowing.search}
          onTyped={(search) => narrowDifferences({ search })}
        />
        <BranchChoice />
        <Button weight="quiet" size="small" disabled={!isNarrowed(narrowing)} onClick={showAllDifferences}>
          Clear
        </Button>
        <span className="compare-shown quiet" role="status">
          {opened.total === whole.total
            ? counted(whole.total, 'difference')
            : `${count(opened.total)} of ${counted(whole.total, 'difference')}`}
        </span>
      </div>
      <div className="compare-chips">
        <Kinds counts={whole.counts} />
        <Causes counts={whole.causes} />
      </div>
    </div>
  );
}

function Kinds({ counts }: Pick<OpenedComparison, 'counts'>): ReactElement {
  const kinds = useCompare((state) => state.narrowing.kinds);
  return (
    <div className="chips" role="group" aria-label="Kinds of difference">
      {DIFFERENCE_KINDS.map((kind) => (
        <LookChip
          key={kind}
          look={differenceLook(kind)}
          pressed={kinds.includes(kind)}
          number={counts[kind]}
          counted={counted(counts[kind], 'difference')}
          onPress={() => narrowDifferences({ kinds: toggled(kinds, kind) })}
        />
      ))}
    </div>
  );
}

/** Only causes that there are: most of the closed list never occur together. */
function Causes({ counts }: { readonly counts: OpenedComparison['causes'] }): ReactElement {
  const causes = useCompare((state) => state.narrowing.causes);
  const present = CAUSE_KINDS.filter((kind) => counts[kind] > 0 || causes.includes(kind));
  return (
    <div className="chips" role="group" aria-label="Why">
      <span className="compare-why quiet" aria-hidden="true">
        Why
      </span>
      {present.map((kind) => (
        <LookChip
          key={kind}
          look={causeLook(kind, isBesideFile())}
          pressed={causes.includes(kind)}
          number={counts[kind]}
          counted={counted(counts[kind], 'difference')}
          onPress={() => narrowDifferences({ causes: toggled(causes, kind) })}
        />
      ))}
    </div>
  );
}

function toggled<Kind>(kinds: readonly Kind[], kind: Kind): Kind[] {
  return kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind];
}

function BranchChoice(): ReactElement {
  const branch = useCompare((state) => state.narrowing.branch);
  const options = useCompare((state) => state.branches);
  const value = branch === null ? '' : JSON.stringify(branch);
  return (
    <select
      className="field"
      data-size="small"
      data-set={branch !== null}
      aria-label="Post office"
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.key === event.target.value);
        narrowDifferences({ branch: chosen?.branch ?? null });
      }}
    >
      <option value="">All post offices</option>
      {options.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The button that did it may go, or is disabled then: the keyboard is at the words. */
export function showAllDifferences(): void {
  narrowDifferences(EVERYTHING);
  focusSoon('.compare-filter-line [role=searchbox]');
}
