import type { ReactElement } from 'react';
import type { MessageRow } from '../../shared/model.ts';
import { retry } from '../retry/retry-store.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuButton } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import type { Point } from '../ui/use-popover.ts';
import {
  copyPath,
  copyRows,
  explainArchive,
  exportEvidence,
  quarantine,
  restore,
  reveal,
} from './actions.ts';
import { chosenRows, messagesView, useMessages } from './messages-store.ts';

interface SelectionActions {
  readonly none: boolean;
  readonly canRestore: boolean;
  readonly canQuarantine: boolean;
  /** A chosen message that lies in an archive, when all do: it cannot be moved. */
  readonly archived: MessageRow | null;
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
  const archived = !someUnknown && rows.every(({ archive }) => archive !== null) ? (rows[0] ?? null) : null;
  const items = menuItems([...ids], only, { canRestore, canQuarantine, archived });
  return { none, canRestore, canQuarantine, archived, items };
}

function setAside(ids: readonly number[], archived: MessageRow | null): void {
  if (archived === null) void quarantine(ids);
  else explainArchive(archived.file);
}

function menuItems(
  ids: readonly number[],
  only: MessageRow | undefined,
  can: Pick<SelectionActions, 'canRestore' | 'canQuarantine' | 'archived'>,
): readonly MenuItem[] {
  const none = ids.length === 0;
  return [
    {
      label: 'Retry…',
      hint: 'Ctrl+R',
      disabled: none,
      run: () => void retry({ kind: 'ids', ids: [...ids] }),
    },
    {
      label: 'Quarantine',
      ...(can.archived === null ? {} : { hint: 'in an archive' }),
      disabled: !can.canQuarantine,
      run: () => setAside(ids, can.archived),
    },
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
  const { none, canRestore, canQuarantine, archived, items } = useSelectionActions();
  const list = [...ids];
  return (
    <div className="toolbar" role="toolbar" aria-label="Actions on chosen messages">
      <Button size="small" disabled={none} onClick={() => void retry({ kind: 'ids', ids: list })}>
        Retry…
      </Button>
      <Button
        size="small"
        weight="quiet"
        disabled={!canQuarantine}
        aria-disabled={archived !== null}
        title={archived === null ? undefined : 'In an archive: it cannot be moved out of it'}
        onClick={() => setAside(list, archived)}
      >
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
