import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { create } from 'zustand';
import { count, counted } from '../../../shared/format/count.ts';
import { recall, remember } from '../../ui/remembered.ts';
import { TreeArrow } from '../../ui/tree-arrow.tsx';
import { treeCommand } from '../../ui/tree-keys.ts';
import type { TreeCommand } from '../../ui/tree-keys.ts';
import { entriesIn } from '../gal-headline.ts';
import { useGal } from '../gal-store.ts';
import { drawnRows, useRowWindow } from '../row-window.ts';
import { narrow, useBrowse } from './browse-store.ts';
import { branchKey, treeRows } from './tree-rows.ts';
import type { TreeRow } from './tree-rows.ts';

const ROW_HEIGHT = 28;
const KEY = 'gal-tree-toggled';
/** Of all queues together; the oldest are forgotten. */
const REMEMBERED = 500;

/** Keys of the branches that are not as they begin: networks open, what is below them closed (remembered). */
const useToggled = create<{ readonly toggled: ReadonlySet<string> }>(() => ({
  toggled: new Set(recall(KEY, isKeys, [])),
}));

function isKeys(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string');
}

function toggle(key: string): void {
  const toggled = new Set(useToggled.getState().toggled);
  if (!toggled.delete(key)) toggled.add(key);
  remember(KEY, [...toggled].slice(-REMEMBERED));
  useToggled.setState({ toggled });
}

/** Networks, their post offices and their address types. The chosen branch is what the list is narrowed to. */
export function BranchTree(): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useGal((state) => state.tree);
  const { narrowing, hits } = useBrowse();
  const { toggled } = useToggled();
  const rows = useMemo(() => treeRows(tree ?? [], toggled, entriesIn(tree ?? [])), [tree, toggled]);
  const chosen = branchKey(narrowing.branch);
  // A branch may be hidden by a closed one above it, or gone at this cycle.
  const at = rows.findIndex((row) => row.key === chosen);
  const shown = useRowWindow(scroller, rows.length, ROW_HEIGHT);
  return (
    <div
      ref={scroller}
      className="branch-tree"
      role="tree"
      aria-label="Networks and post offices"
      aria-activedescendant={at === -1 ? undefined : itemId(chosen)}
      tabIndex={0}
      onKeyDown={(event) => onTreeKey(event, rows, chosen, shown.reveal)}
    >
      <div className="branch-head quiet" role="presentation">
        <span>Networks</span>
        <span>{hits === null ? 'Entries' : 'Found'}</span>
      </div>
      <div className="branch-rows" role="presentation" style={{ height: shown.height }}>
        {drawnRows(shown, rows.length, at === -1 ? null : at).map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <Branch
              key={row.key}
              row={row}
              top={index * ROW_HEIGHT - shown.push}
              isChosen={index === at}
              entries={hits === null ? row.entries : (hits.get(row.key) ?? 0)}
            />
          );
        })}
      </div>
    </div>
  );
}

interface BranchProps {
  readonly row: TreeRow;
  readonly top: number;
  readonly isChosen: boolean;
  readonly entries: number;
}

function Branch({ row, top, isChosen, entries }: BranchProps): ReactElement {
  return (
    <div
      id={itemId(row.key)}
      role="treeitem"
      className="branch"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isChosen}
      aria-expanded={row.isOpen ?? undefined}
      aria-label={`${row.name}, ${counted(entries, 'entry', 'entries')}`}
      data-none={entries === 0}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 4 + (row.level - 1) * 14 }}
      onClick={() => narrow({ branch: row.branch })}
      onDoubleClick={() => row.isOpen !== null && toggle(row.key)}
    >
      <TreeArrow isOpen={row.isOpen} onToggle={() => toggle(row.key)} />
      <span className={row.level > 1 ? 'cut mono' : 'cut'} title={row.name}>
        {row.name}
      </span>
      <span className="branch-count quiet">{count(entries)}</span>
    </div>
  );
}

function itemId(key: string): string {
  return `branch-${key}`;
}

function onTreeKey(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly TreeRow[],
  chosen: string,
  reveal: (index: number, align: 'auto') => void,
): void {
  const command = treeCommand(event.key, rows, chosen);
  if (command === null) return;
  event.preventDefault();
  obey(command);
  if (command.kind === 'choose') reveal(rows.indexOf(command.row), 'auto');
}

function obey({ kind, row }: TreeCommand<TreeRow>): void {
  if (kind === 'toggle') toggle(row.key);
  else narrow({ branch: row.branch });
}
