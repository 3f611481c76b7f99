/** What lies in a queue beside messages: how each kind looks, what it is called, what there is of it. Pure. */
import type { PartFacts } from '../../shared/model.ts';
import type { FileFilter, FileRow } from '../../shared/contract/files.ts';
import { count, counted } from '../../shared/format/count.ts';
import { isNotOpened } from '../../shared/formats/not-opened.ts';
import type { StateLook } from '../ui/state-look.ts';
import { stateLook } from '../ui/state-look.ts';

export type FileKind = Exclude<FileFilter, 'all' | 'failed'>;

/** What opens most comes first. */
export const FILE_KINDS: readonly FileKind[] = [
  'archive',
  'log',
  'address-list',
  'mailbox-index',
  'unrecognised',
];

const FILE_LOOKS: Readonly<Record<FileKind, StateLook>> = {
  archive: {
    word: 'Archive',
    tone: 'idle',
    meaning: 'Holds files or messages that have rows of their own.',
    mark: [
      { d: 'M1.5 2h9v2.5h-9z', paint: 'stroke' },
      { d: 'M2.5 4.5v5.75h7V4.5M4.75 6.75h2.5', paint: 'stroke' },
    ],
  },
  log: {
    word: 'Log',
    tone: 'idle',
    meaning: 'Lines that programs or tools wrote; they are in the Logs view.',
    mark: [{ d: 'M1.5 2.5h9M1.5 6h9M1.5 9.5h6', paint: 'stroke' }],
  },
  'address-list': {
    word: 'Address list',
    tone: 'idle',
    meaning: 'Entries of a directory, to compare the address list of this queue with.',
    mark: [
      {
        d: 'M6 1.25a2.1 2.1 0 1 0 0 4.2a2.1 2.1 0 1 0 0-4.2zM1.75 10.75a4.25 4.25 0 0 1 8.5 0',
        paint: 'stroke',
      },
    ],
  },
  'mailbox-index': {
    word: 'Mailbox index',
    tone: 'idle',
    meaning: 'What a post office keeps of a mailbox (MBG): its messages by number, not their text.',
    mark: [{ d: 'M1.5 1.75h9v8.5h-9zM1.5 4.5h9M4.25 1.75v8.5', paint: 'stroke' }],
  },
  unrecognised: {
    word: 'Not recognised',
    tone: 'odd',
    meaning: 'Its content was not recognised.',
    mark: stateLook('unrecognised').mark,
  },
};

export function fileLook(kind: FileKind): StateLook {
  return FILE_LOOKS[kind];
}

/** Of a file that is no message nothing is decoded: it is read, or not. */
export function fileStateLook({ state, locked }: Pick<FileRow, 'state' | 'locked'>): StateLook {
  const look = stateLook(state.kind);
  if (state.kind === 'decoded' && locked > 0)
    return {
      ...stateLook('failed'),
      word: 'With faults',
      tone: 'odd',
      meaning: 'What is in it was listed, but not all of that could be taken out.',
    };
  if (state.kind === 'decoded')
    return { ...look, word: 'Read', meaning: 'It was read to its end without a fault.' };
  if (state.kind !== 'unrecognised') return look;
  return isNotOpened(state.reason)
    ? {
        ...look,
        word: 'Not opened',
        meaning: 'It was recognised and left closed; the reason is told with it.',
      }
    : { ...look, meaning: FILE_LOOKS.unrecognised.meaning };
}

/** Its form in a word or two; the card says what tells it. */
export function shortForm({ form, role }: Pick<FileRow, 'form' | 'role'>): string | null {
  if (form === null) return null;
  if (role === 'mailbox-index') return 'MBG';
  if (role === 'address-list') return form.split(':', 1)[0] ?? form;
  return form.replace('quoted as ', '').replace(/^compressed: /u, '');
}

export function fileKind({ role, state }: Pick<FileRow, 'role' | 'state'>): FileKind {
  return state.kind === 'unrecognised' || role === 'message' ? 'unrecognised' : role;
}

/** What the one node of a file is that has no others. */
export function fileNode({
  role,
  form,
  archiveKind,
}: Pick<FileRow, 'role' | 'form' | 'archiveKind'>): Pick<PartFacts, 'format' | 'why'> | null {
  if (role === 'message') return null;
  const format = role === 'archive' ? (archiveKind ?? 'unknown') : role;
  return { format, why: whyOf(role, form) };
}

/** Names do not matter anywhere: it is the content that tells. */
function whyOf(role: FileRow['role'], form: string | null): string {
  if (form === null) return '';
  if (role === 'log') return `lines as ${form} has them`;
  return role === 'archive' ? `its content is that of ${form}` : form;
}

/** "3 archives", as sentences count them. */
export function countedFiles(kind: FileKind, number: number): string {
  switch (kind) {
    case 'archive':
      return counted(number, 'archive');
    case 'log':
      return counted(number, 'log');
    case 'address-list':
      return counted(number, 'address list');
    case 'mailbox-index':
      return counted(number, 'mailbox index', 'mailbox indices');
    case 'unrecognised':
      return counted(number, 'file');
  }
}

/** How much is in it; null where that is not counted, or nothing of it was seen. */
export function holdsText({
  members,
  lines,
  state,
}: Pick<FileRow, 'members' | 'lines' | 'state'>): string | null {
  if (members === 0 && state.kind !== 'decoded') return null;
  if (members !== null) return counted(members, 'member');
  return lines === null ? null : counted(lines, 'line');
}

/** "2 of 5 members could not be read"; null where all could. */
export function lockedText({ members, locked }: Pick<FileRow, 'members' | 'locked'>): string | null {
  return locked === 0
    ? null
    : `${count(locked)} of ${counted(members ?? locked, 'member')} could not be read`;
}

/** What is to be said of it first: why it was not recognised or failed, else what was odd. */
export function remarksOf(row: Pick<FileRow, 'state' | 'notes' | 'members' | 'locked'>): readonly string[] {
  const { state, notes } = row;
  if (state.kind === 'unrecognised') return [state.reason, ...notes.filter((note) => note !== state.reason)];
  const locked = lockedText(row);
  const others = locked === null ? notes : [locked, ...notes];
  return state.kind === 'failed' ? [state.failure.detail, ...others] : others;
}
