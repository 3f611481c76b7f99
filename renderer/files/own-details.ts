/** What the details show after another view was chosen: a file belongs to the Files view only. */
import { showMessage, useDetail } from '../detail/detail-store.ts';
import { useMessages } from '../messages/messages-store.ts';
import type { View } from '../shell/shell-store.ts';
import { useFiles } from './files-store.ts';

export function showOwnDetails(view: View): void {
  const { active } = useFiles.getState();
  if (active === null) return;
  if (view === 'files') showMessage(active.row.id);
  else if (useDetail.getState().id === active.row.id)
    showMessage(view === 'messages' ? (useMessages.getState().selection.active?.id ?? null) : null);
}
