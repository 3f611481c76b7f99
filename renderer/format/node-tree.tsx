import { useEffect, useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import { bytes } from '../../shared/format/bytes.ts';
import type { PartFacts } from '../../shared/model.ts';
import { drawnRows, useRowWindow } from '../gal/row-window.ts';
import { CutName } from '../ui/cut-name.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TreeArrow } from '../ui/tree-arrow.tsx';
import { closedBeside, treeCommand } from '../ui/tree-keys.ts';
import { NOTHING_TYPED, nextNamed, typedWith } from '../ui/type-ahead.ts';
import { chooseNode, openNodes, toggleNode, useFormat } from './format-store.ts';
import { nodeRows } from './node-tree.ts';
import type { NodeRow } from './node-tree.ts';
import { SLOT_HEIGHT, slotCount, slotsFor } from './node-slots.ts';
import { faultText, givesText, hasRemark, nodeLabel, rowName } from './node-words.ts';

const INDENT = 14;
/** Deeper levels are not moved in further: the names would have no room. */
const DEEPEST_INDENT = 8;

interface NodeTreeProps {
  readonly nodes: readonly PartFacts[];
  readonly chosen: string;
}

/** What lies in what, from the message down to the transactions. Only rows on the screen are drawn. */
export function NodeTree({ nodes, chosen }: NodeTreeProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const closed = useFormat((state) => state.closed);
  const rows = useMemo(() => nodeRows(nodes, closed), [nodes, closed]);
  // The chosen node may lie below a closed one.
  const at = rows.findIndex((row) => row.key === chosen);
  const slots = useMemo(() => slotsFor(rows.map(({ part }) => hasRemark(part))), [rows]);
  const shown = useRowWindow(scroller, slots.rows.length, SLOT_HEIGHT);
  const typed = useRef(NOTHING_TYPED);
  /** The row that begins with what is typed. */
  const rowTyped = (event: KeyboardEvent): NodeRow | undefined => {
    const next = typedWith(typed.current, event.nativeEvent);
    if (next === null) return undefined;
    typed.current = next;
    return rows[
      nextNamed(
        rows.map(({ part }) => part.fileName ?? nodeLabel(part)),
        at,
        next,
      )
    ];
  };
  const reveal = (index: number): void => {
    shown.reveal((slots.starts[index + 1] ?? slots.rows.length) - 1, 'auto');
    shown.reveal(slots.starts[index] ?? 0, 'auto');
  };
  // Shown when the tab opens; what is chosen after that is on the screen.
  useEffect(() => {
    if (at > 0) reveal(at);
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const drawn = drawnRows(shown, slots.rows.length, slots.starts[at] ?? null);
  return (
    <div
      ref={scroller}
      className="node-tree"
      role="tree"
      aria-label="What the message holds"
      aria-activedescendant={at === -1 ? undefined : itemId(chosen)}
      tabIndex={0}
      // Of all nodes: what is below does not move when some are hidden.
      style={{ '--tree-height': `${fullHeight(nodes)}px` } as CSSProperties}
      onKeyDown={(event) => {
        if (event.key === '*') return openNodes(closedBeside(rows, chosen).map(({ key }) => key));
        const named = rowTyped(event);
        const command =
          named === undefined
            ? treeCommand(event.key, rows, chosen, rowsPerScreen(event.currentTarget))
            : { kind: 'choose' as const, row: named };
        if (command === null) return;
        event.preventDefault();
        if (command.kind === 'toggle') return toggleNode(command.row.key);
        chooseNode(command.row.key);
        reveal(rows.indexOf(command.row));
      }}
    >
      <div className="node-rows" role="presentation" style={{ height: shown.height }}>
        {[...new Set(drawn.map((slot) => slots.rows[slot] ?? -1))].map((index) => {
          const row = rows[index];
          if (row === undefined) return null;
          const top = (slots.starts[index] ?? 0) * SLOT_HEIGHT - shown.push;
          return <TreeItem key={row.key} row={row} top={top} isChosen={index === at} />;
        })}
      </div>
    </div>
  );
}

function fullHeight(nodes: readonly PartFacts[]): number {
  return nodes.reduce((sum, part) => sum + slotCount(hasRemark(part)) * SLOT_HEIGHT, 0);
}

function rowsPerScreen({ clientHeight }: HTMLElement): number {
  return Math.floor(clientHeight / (slotCount(false) * SLOT_HEIGHT)) - 1;
}

interface TreeItemProps {
  readonly row: NodeRow;
  readonly top: number;
  readonly isChosen: boolean;
}

function TreeItem({ row, top, isChosen }: TreeItemProps): ReactElement {
  const { part, level, isOpen } = row;
  const fault = faultText(part);
  const gives = givesText(part);
  return (
    <div
      id={itemId(row.key)}
      role="treeitem"
      className="node-row"
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isChosen}
      aria-expanded={isOpen ?? undefined}
      aria-label={rowName(part)}
      title={rowName(part)}
      style={{
        transform: `translateY(${top}px)`,
        height: slotCount(hasRemark(part)) * SLOT_HEIGHT,
        paddingLeft: 4 + Math.min(level - 1, DEEPEST_INDENT) * INDENT,
      }}
      onClick={() => chooseNode(row.key)}
      onDoubleClick={() => isOpen !== null && toggleNode(row.key)}
    >
      <TreeArrow isOpen={isOpen} onToggle={() => toggleNode(row.key)} />
      <span className="node-lines">
        <span className="node-line">
          {fault !== null && <StateMark kind="failed" />}
          <span className="node-format">{nodeLabel(part)}</span>
          {part.fileName !== null && <CutName name={part.fileName} mono />}
          <span className="node-size quiet">{bytes(part.bytes)}</span>
        </span>
        {hasRemark(part) && (
          <span className="node-line quiet">
            <span className="cut">
              {fault !== null && <span className="part-failed">{fault}</span>}
              {fault !== null && gives !== null && '; '}
              {gives}
            </span>
            <span className="node-size-below">{bytes(part.bytes)}</span>
          </span>
        )}
      </span>
    </div>
  );
}

function itemId(path: string): string {
  return `node-${path}`;
}
