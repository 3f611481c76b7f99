/** Keys that work everywhere, and the list of them that "?" shows. Pure. */
import type { MenuCommand } from '../../shared/contract.ts';

export interface KeyFacts {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  /** The key goes into a text field. */
  readonly typing: boolean;
}

export type ShortcutCommand = MenuCommand | 'shortcuts';

/** The keys of the menu (electron/shell/menu.ts), and Ctrl+Z. */
const WITH_CTRL: Readonly<Record<string, MenuCommand>> = {
  '1': 'view-overview',
  '2': 'view-messages',
  '3': 'view-cycles',
  '4': 'view-ledger',
  '5': 'view-timeline',
  '6': 'view-schedule',
  '7': 'view-logs',
  '8': 'view-hung',
  '9': 'view-lab',
  '0': 'view-journal',
  g: 'view-gal',
  e: 'view-catalogue',
  o: 'open-folder',
  w: 'close-queue',
  f: 'find',
  r: 'retry',
  z: 'undo',
  ',': 'settings',
};

const WITH_CTRL_SHIFT: Readonly<Record<string, MenuCommand>> = {
  f: 'view-files',
  o: 'open-file',
  r: 'retry-all-hung',
  z: 'undo',
};

export function shortcutFor({ key, ctrl, shift, typing }: KeyFacts): ShortcutCommand | null {
  if (key === 'F5') return 'rescan';
  if (!ctrl) return key === '?' && !typing ? 'shortcuts' : null;
  const small = key.toLowerCase();
  // In a text field Ctrl+Z takes back typing.
  if (small === 'z' && typing) return null;
  // Only letters: some keyboards need Shift to give a digit at all.
  const keys = shift && /^[a-z]$/u.test(small) ? WITH_CTRL_SHIFT : WITH_CTRL;
  return keys[small] ?? null;
}

export interface ShortcutText {
  readonly keys: string;
  readonly does: string;
}

export const SHORTCUT_LIST: readonly {
  readonly title: string;
  readonly shortcuts: readonly ShortcutText[];
}[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: 'Ctrl+1 … Ctrl+9, Ctrl+0', does: 'The other views, in the order of the list on the left' },
      { keys: 'Ctrl+Shift+F', does: 'Files that are no messages' },
      { keys: 'Ctrl+G', does: 'The address list' },
      { keys: 'Ctrl+E', does: 'The error catalogue' },
      { keys: 'Ctrl+O', does: 'Open a folder (with Shift: a file)' },
      { keys: 'Ctrl+W', does: 'Close the queue' },
      { keys: 'Ctrl+F', does: 'Search: requestors, log lines, entries, codes, else messages' },
      { keys: 'Ctrl+R', does: 'Retry the chosen messages (with Shift: all that hang)' },
      { keys: 'Ctrl+Z, Ctrl+Shift+Z', does: 'Undo the latest act' },
      { keys: 'F5', does: 'Rescan the queue' },
      { keys: 'Ctrl+,', does: 'Settings' },
      { keys: '?', does: 'This list' },
    ],
  },
  {
    title: 'In the message list',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Move and choose' },
      { keys: 'Shift and those', does: 'Choose a range' },
      { keys: 'Ctrl and those', does: 'Move without choosing' },
      { keys: 'Space, Ctrl+click', does: 'Choose or leave out one message' },
      { keys: 'Ctrl+A', does: 'Choose all' },
      { keys: 'Ctrl+C', does: 'Copy the chosen rows, with exact times' },
      { keys: 'Enter', does: 'Go to the details' },
      { keys: 'Esc', does: 'Back to the list; clears the search' },
      { keys: 'Shift+F10', does: 'Menu of actions' },
    ],
  },
  {
    title: 'In Cycles',
    shortcuts: [
      { keys: 'Arrows, Home, End', does: 'Move between cycles and requestors' },
      { keys: 'Enter', does: 'Show the cycle' },
    ],
  },
  {
    title: 'In the Ledger',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Choose a requestor' },
      { keys: 'Esc', does: 'Close what is shown of it' },
    ],
  },
  {
    title: 'In the Timeline',
    shortcuts: [
      { keys: 'Left, Right', does: 'Earlier, later' },
      { keys: 'Up, Down', does: 'To the next requestor' },
      { keys: '+, -, 0', does: 'Zoom in, zoom out, show all' },
      { keys: '[ and ] or p and n', does: 'Previous and next message, on into the next requestor' },
      { keys: 'Home, End', does: 'First and last message of the requestor' },
      { keys: 'Enter', does: 'Show the message' },
      { keys: 'Esc', does: 'Back to what was shown before a group was opened' },
    ],
  },
  {
    title: 'In the Schedule',
    shortcuts: [
      { keys: 'Left, Right', does: 'Move a time by 5 minutes (with Shift: by an hour)' },
      { keys: 'Delete', does: 'Remove a time' },
    ],
  },
  {
    title: 'In the Logs',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Choose a line' },
      { keys: 'Enter', does: 'Go to what is shown of the line' },
      { keys: 'Esc', does: 'Back to the list; clears a field that is typed in' },
    ],
  },
  {
    title: 'In the Error catalogue',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Choose an entry' },
      { keys: 'Enter', does: 'Go to the entry' },
      { keys: 'Esc', does: 'Back to the list, then to where you came from; clears the search' },
    ],
  },
  {
    title: 'In the Address list',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Move and choose; with Shift a range' },
      { keys: 'Ctrl+A, Space', does: 'Choose all, or choose one or leave it out' },
      { keys: 'Ctrl+C', does: 'Copy the chosen entries' },
      { keys: 'Enter', does: 'Go to the entry; there Up and Down go through its history' },
      { keys: 'Left, Right', does: 'In the tree: close or open a branch' },
      { keys: 'Esc', does: 'Back to the list; closes the entry' },
    ],
  },
  {
    title: 'In the Transactions of a message',
    shortcuts: [
      { keys: 'Up, Down, Page Up, Page Down, Home, End', does: 'Choose a transaction' },
      { keys: 'Esc', does: 'Back to the list of transactions, then to the messages' },
    ],
  },
  {
    title: 'On a column title',
    shortcuts: [
      { keys: 'Left, Right', does: 'To the next title' },
      { keys: 'Enter', does: 'Sort; again to reverse' },
      { keys: 'Shift+Left, Shift+Right', does: 'Change the width' },
    ],
  },
];
