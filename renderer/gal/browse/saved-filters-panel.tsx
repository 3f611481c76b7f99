import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePopover } from '../../ui/use-popover.ts';
import type { Point } from '../../ui/use-popover.ts';
import { branchName, isNarrowed, isSameNarrowing } from './browse-query.ts';
import type { Narrowing } from './browse-query.ts';
import { narrow, useBrowse } from './browse-store.ts';
import {
  FILTER_NAME_CHARS,
  nameProblem,
  removeFilter,
  renameFilter,
  saveFilter,
  useSavedFilters,
} from './saved-filters.ts';
import type { SavedFilter } from './saved-filters.ts';

/** The button of the saved filters; it names the one that the list is narrowed to. */
export function SavedFilters(): ReactElement {
  const { filters } = useSavedFilters();
  const narrowing = useBrowse((state) => state.narrowing);
  const [at, setAt] = useState<Point | null>(null);
  const present = filters.find((filter) => isSameNarrowing(filter, narrowing));
  return (
    <>
      <Button
        size="small"
        weight="quiet"
        aria-haspopup="dialog"
        aria-expanded={at !== null}
        aria-label={present === undefined ? 'Saved filters' : `Saved filters: ${present.name}`}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom + 4 });
        }}
      >
        <span className="cut saved-name">{present?.name ?? 'Saved filters'}</span>
        <Icon name="more" />
      </Button>
      {at !== null && <Panel at={at} onClose={() => setAt(null)} />}
    </>
  );
}

function Panel({ at, onClose }: { readonly at: Point; readonly onClose: () => void }): ReactElement {
  const { element, style } = usePopover(at);
  const { filters } = useSavedFilters();
  const narrowing = useBrowse((state) => state.narrowing);
  const [renamed, setRenamed] = useState<string | null>(null);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, [element]);
  return (
    <div
      ref={element}
      popover="auto"
      role="dialog"
      aria-label="Saved filters"
      className="menu saved-filters"
      style={style}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {filters.length === 0 && <p className="quiet saved-none">No filter is saved yet.</p>}
      <ul>
        {filters.map((filter) => (
          <li key={filter.name} className="saved-filter">
            {renamed === filter.name ? (
              <NameForm
                label={`New name of ${filter.name}`}
                verb="Rename"
                present={filter.name}
                onName={(name) => {
                  renameFilter(filter, name);
                  setRenamed(null);
                }}
              />
            ) : (
              <FilterLine
                filter={filter}
                isPresent={isSameNarrowing(filter, narrowing)}
                onChoose={() => {
                  element.current?.hidePopover();
                  narrow({ search: filter.search, branch: filter.branch, templates: filter.templates });
                }}
                onRename={() => setRenamed(filter.name)}
              />
            )}
          </li>
        ))}
      </ul>
      {isNarrowed(narrowing) ? (
        <NameForm
          label="Name for the present filter"
          verb="Save"
          present={null}
          onName={(name) => {
            saveFilter(name, narrowing);
            element.current?.hidePopover();
          }}
        />
      ) : (
        <p className="quiet saved-none">Search or choose a branch, then save it here under a name.</p>
      )}
    </div>
  );
}

interface FilterLineProps {
  readonly filter: SavedFilter;
  readonly isPresent: boolean;
  readonly onChoose: () => void;
  readonly onRename: () => void;
}

function FilterLine({ filter, isPresent, onChoose, onRename }: FilterLineProps): ReactElement {
  return (
    <>
      <button
        type="button"
        className="menu-item saved-choice"
        aria-current={isPresent ? 'true' : undefined}
        title={narrowingText(filter)}
        onClick={onChoose}
      >
        <span className="cut">{filter.name}</span>
        <span className="cut quiet">{narrowingText(filter)}</span>
      </button>
      <Button size="small" weight="quiet" aria-label={`Rename ${filter.name}`} onClick={onRename}>
        Rename
      </Button>
      <Button
        size="icon"
        weight="quiet"
        aria-label={`Remove ${filter.name}`}
        title="Remove"
        onClick={() => removeFilter(filter)}
      >
        <Icon name="close" />
      </Button>
    </>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly verb: string;
  /** The name it has; null for a new filter. */
  readonly present: string | null;
  readonly onName: (name: string) => void;
}

function NameForm({ label, verb, present, onName }: NameFormProps): ReactElement {
  const { filters } = useSavedFilters();
  const [typed, setTyped] = useState(present ?? '');
  const name = typed.trim();
  const problem = nameProblem(filters, name, present);
  function submit(): void {
    if (problem !== null) return;
    setTyped('');
    onName(name);
  }
  return (
    <form
      className="saved-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <input
        className="field"
        data-size="small"
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={FILTER_NAME_CHARS}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button" data-size="small" disabled={problem !== null}>
        {verb}
      </button>
      {name !== '' && problem !== null && (
        <p className="quiet saved-problem" role="status">
          {problem}
        </p>
      )}
    </form>
  );
}

/** "“sales”, NORTH/PO1, with template values". */
function narrowingText({ search, branch, templates }: Narrowing): string {
  return [
    search === '' ? null : `“${search}”`,
    branch === null ? null : branchName(branch),
    templates === 'any' ? null : `${templates} template values`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
