/** Ways into the filtered list from other views, and out of the filter. */
import { flushSync } from 'react-dom';
import type { StateKind } from '../../shared/state.ts';
import { showView } from '../shell/shell-store.ts';
import { ALL_MESSAGES } from './default-query.ts';
import { applyQuery, goToMessage, messagesView } from './messages-store.ts';
import { typeText } from './typed-text.ts';

/** As long as the contract takes a search; of a longer path the end tells most. */
const TEXT_CHARS = 200;

/** For each key typed into the search field. */
export function searchFor(text: string): void {
  typeText(text, () => {
    if (messagesView.store.getState().query.text !== text) void applyQuery({ text });
  });
}

export async function clearFilter(): Promise<void> {
  const { sort } = messagesView.store.getState().query;
  await applyQuery({ ...ALL_MESSAGES, sort });
}

export async function showState(kind: StateKind): Promise<void> {
  showView('messages');
  await applyQuery({ ...ALL_MESSAGES, states: [kind] });
}

export async function showRequestor(requestor: string, states: readonly StateKind[] = []): Promise<void> {
  showView('messages');
  await applyQuery({ ...ALL_MESSAGES, requestors: [requestor], states: [...states] });
}

/** Messages of an archive, by the path that theirs begin with. */
export async function showArchive(file: string): Promise<void> {
  showView('messages');
  await applyQuery({ ...ALL_MESSAGES, text: `${file}/`.slice(-TEXT_CHARS) });
}

export async function showInList(id: number): Promise<void> {
  showView('messages');
  await goToMessage(id);
}

/** Ctrl+F, from any view. */
export function focusSearch(): void {
  // At once: what is typed right after Ctrl+F must not get lost.
  flushSync(() => showView('messages'));
  const field = document.querySelector<HTMLInputElement>('#message-search');
  field?.focus();
  field?.select();
}
