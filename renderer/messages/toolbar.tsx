import type { ReactElement } from 'react';
import type { MessageRow } from '../../shared/model.ts';
import { retry } from '../retry/retry-store.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuButton } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import type { Point } from '../ui/use-popover.ts';
import { copyPath, copyRows, exportEvidence, quarantine, restore, reveal } from './actions.ts';
import { chosenRows, messagesView, useMessages } from './messages-store.ts';

interface SelectionActions {
  readonly none: boolean;
  readonly canRestore: boolean;
  readonly canQuarantine: boolean;
  readonly items: readonly MenuItem[];
}

/** What can be done with the choice. Rows that are not on this side count as "may be"; the engine has the last word. */
function useSelectionActions(): SelectionActions {
  const ids = useMessages((state) => state.selection.ids);
  const rows = chosenRows(ids);
  const [only] = ids.size === 1 ? rows : [];
  const none = ids.size === 0;
  const someUnknown = rows.length < ids.size;
  const canRestore = !none && (someUnknown || rows.some((row) => row.state.kind === 'quarantined'));
  const canQuarantine = !none && (someUnknown || rows.some((row) => row.state.kind !== 'quarantined'));
  return { none, canRestore, canQuarantine, items: menuItems([...ids], only, { canRestore, canQuarantine }) };
}

function menuItems(
  ids: readonly number[],
  only: MessageRow | undefined,
  can: { readonly canRestore: boolean; readonly canQuarantine: boolean },
): readonly MenuItem[] {
  const none = ids.length === 0;
  return [
    {
      label: 'Retry…',
      hint: 'Ctrl+R',
      disabled: none,
      run: () => void retry({ kind: 'ids', ids: [...ids] }),
    },
    { label: 'Quarantine', disabled: !can.canQuarantine, run: () => void quarantine(ids) },
    { label: 'Restore', disabled: !can.canRestore, run: () => void restore(ids) },
    { label: 'Export evidence…', disabled: none, run: () => void exportEvidence(ids) },
    {
      label: 'Copy rows',
      hint: 'Ctrl+C',
      disabled: none,
      run: () => void copyRows(messagesView, new Set(ids)),
    },
    {
      label: 'Copy path',
      disabled: only === undefined,
      run: () => only !== undefined && void copyPath(only),
    },
    {
      label: 'Show in folder',
      disabled: only === undefined,
      run: () => only !== undefined && void reveal(only),
    },
  ];
}

export function Toolbar(): ReactElement {
  const ids = useMessages((state) => state.selection.ids);
  const { none, canRestore, canQuarantine, items } = useSelectionActions();
  const list = [...ids];
  return (
    <div className="toolbar" role="toolbar" aria-label="Actions on chosen messages">
      <Button size="small" disabled={none} onClick={() => void retry({ kind: 'ids', ids: list })}>
        Retry…
      </Button>
      <Button size="small" weight="quiet" disabled={!canQuarantine} onClick={() => void quarantine(list)}>
        Quarantine
      </Button>
      <Button size="small" weight="quiet" disabled={!canRestore} onClick={() => void restore(list)}>
        Restore
      </Button>
      <Button size="small" weight="quiet" disabled={none} onClick={() => void exportEvidence(list)}>
        Export evidence…
      </Button>
      <MenuButton label="More actions" size="icon" weight="quiet" items={items.slice(-3)} />
    </div>
  );
}

export function SelectionMenu({
  at,
  onClose,
}: {
  readonly at: Point;
  readonly onClose: () => void;
}): ReactElement {
  const { items } = useSelectionActions();
  return <Menu label="Actions on chosen messages" items={items} at={at} onClose={onClose} />;
}
