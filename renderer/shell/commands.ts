/** What menu commands and shortcuts do. One table, so that both do the same. */
import { flushSync } from 'react-dom';
import { showGalTab } from '../gal/gal-store.ts';
import { useMessages } from '../messages/messages-store.ts';
import { useDetail } from '../detail/detail-store.ts';
import { focusSearch } from '../messages/filter.ts';
import { retryAllHung } from '../hung/hung-view.tsx';
import { undoLatest } from '../journal/undo.ts';
import { showToast } from '../notices/notices-store.ts';
import { chooseAndOpen, closeQueue, openInfo, rescan, useQueue } from '../queue/queue-store.ts';
import { retry } from '../retry/retry-store.ts';
import { HAVE_DETAILS, showDialog, showView, useShell } from './shell-store.ts';
import type { ShortcutCommand } from './shortcuts.ts';

/** Commands that make sense before a queue is open. */
const ALWAYS: ReadonlySet<ShortcutCommand> = new Set([
  'open-folder',
  'open-file',
  'view-catalogue',
  'dxa-flags',
  'settings',
  'shortcuts',
]);

const ACTIONS: Readonly<Record<ShortcutCommand, () => void>> = {
  'open-folder': () => void chooseAndOpen('directory'),
  'open-file': () => void chooseAndOpen('file'),
  'close-queue': () => void closeQueue(),
  rescan: () => void rescan(),
  find,
  retry: retryChosen,
  'retry-all-hung': () => {
    showView('hung');
    retryAllHung();
  },
  undo: () => void undoLatest(),
  'view-overview': () => showView('overview'),
  'view-messages': () => showView('messages'),
  'view-files': () => showView('files'),
  'view-cycles': () => showView('cycles'),
  'view-ledger': () => showView('ledger'),
  'view-timeline': () => showView('timeline'),
  'view-schedule': () => showView('schedule'),
  'view-logs': () => showView('logs'),
  'view-gal': () => showView('gal'),
  'view-catalogue': () => showView('catalogue'),
  'dxa-flags': () => showDialog('dxa-flags'),
  'view-hung': () => showView('hung'),
  'view-lab': () => showView('lab'),
  'view-journal': () => showView('journal'),
  settings: () => showDialog('settings'),
  shortcuts: () => showDialog('shortcuts'),
};

export function runCommand(command: ShortcutCommand): void {
  // An open dialog asks something; nothing else happens until it is answered.
  if (document.querySelector('dialog[open]') !== null) return;
  if (openInfo(useQueue.getState()) === null && !isForNoQueue(command)) return;
  ACTIONS[command]();
}

/** The catalogue is searched without a queue too. */
function isForNoQueue(command: ShortcutCommand): boolean {
  return ALWAYS.has(command) || (command === 'find' && useShell.getState().view === 'catalogue');
}

/** The first field of a view that has one to search with; elsewhere that of the messages. */
function find(): void {
  const searched = '.centre [role=searchbox]';
  // Of the tabs of the address list some have none: the entries are what is searched for then.
  if (document.querySelector(searched) === null && useShell.getState().view === 'gal')
    flushSync(() => showGalTab('browse'));
  const field = document.querySelector<HTMLInputElement>(searched);
  if (field === null) return focusSearch();
  field.focus();
  field.select();
}

/** In the Messages view the chosen rows, elsewhere the message whose details are beside it. */
function retryChosen(): void {
  const { view } = useShell.getState();
  const { ids } = useMessages.getState().selection;
  const shown = useDetail.getState().id;
  if (view === 'messages' && ids.size > 0) void retry({ kind: 'ids', ids: [...ids] });
  else if (HAVE_DETAILS.has(view) && view !== 'messages' && shown !== null)
    void retry({ kind: 'ids', ids: [shown] });
  else showToast('No message is chosen.', { more: 'Choose messages in the list, then retry.' });
}
