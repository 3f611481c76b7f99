/** Ways to the details of a message and back, none of which loses the keyboard. */
import { flushSync } from 'react-dom';
import type { MessageId } from '../../shared/model.ts';
import type { TransactionPlace } from '../../shared/gal/model.ts';
import { HAVE_DETAILS, setDetailOpen, showView, useShell } from '../shell/shell-store.ts';
import { showMessage, showTransaction } from './detail-store.ts';

/** Shows a message beside the view that names it, also after the details were hidden. */
export function openBeside(id: MessageId): void {
  setDetailOpen(true);
  showMessage(id);
}

/** Beside the view on the screen; from one that has no room for it, in the list of messages. */
export function showBesideOrInList(id: MessageId): void {
  if (!HAVE_DETAILS.has(useShell.getState().view)) showView('messages');
  openBeside(id);
}

/** Shows one transaction of a message beside the view that names it. */
export function openTransaction({
  message,
  part,
  index,
}: Pick<TransactionPlace, 'message' | 'part' | 'index'>): void {
  openBeside(message.id);
  // After the message: another one forgets what was pointed to in the one before.
  showTransaction({ part, index });
}

/** For what disappears with the click: the focus goes on to the details. */
export function showDetails(): void {
  // The pane has to be there before it can be focused.
  flushSync(() => setDetailOpen(true));
  document.getElementById('message-details')?.focus();
}

export function hideDetails(): void {
  setDetailOpen(false);
  focusCentre();
}

/** The list or picture that the details stand beside; without one, what led to the message. */
export function focusCentre(): void {
  const places = ['.centre :is([role=grid], [role=application])', '.centre .link[aria-current="true"]'];
  for (const place of places) {
    const element = document.querySelector<HTMLElement>(place);
    if (element !== null) return element.focus();
  }
}
