/**
 * Notices of the Administrator program (ADMIN.EXE) that DirSync shows itself by. They stand on its screen, never in a
 * log; their numbers are its own, and mean something else than those of the DirSync programs.
 */
import type { CatalogueEntry } from '../model.ts';
import { UNLOCK } from './code.ts';

type NoticeFields = Pick<CatalogueEntry, 'title' | 'meaning' | 'kb'> &
  Partial<Pick<CatalogueEntry, 'causes' | 'remedy'>> & { readonly code: number };

function notice({ code, causes = [], remedy = [], ...said }: NoticeFields): CatalogueEntry {
  return {
    kind: 'code',
    source: 'MS Mail Admin',
    code: String(code),
    severity: 'notice',
    ...said,
    causes,
    remedy,
  };
}

export const ADMIN_NOTICES: readonly CatalogueEntry[] = [
  notice({
    code: 37,
    title: 'Directory full or error in opening a file',
    meaning: 'Admin could not open or create a file, for example when the address list is exported.',
    causes: ['The root directory of the post office is read-only for this account.'],
    remedy: ['Give the account all rights in the root of the post office.'],
    kb: ['Q132856', 'Q78833'],
  }),
  notice({
    code: 40,
    title: 'Changed users and groups could not be sent',
    meaning:
      'A change of a user was made and could not be handed on: not noted for DirSync, or no message could be written. It also comes when a requestor asks for a full list.',
    causes: [
      'REQTRANS.GLB is missing, locked, or may not be written. Then it comes only with users who take part in DirSync.',
      'The directory P1, or one below MAI, is missing.',
      'CONTROL.GLB is missing or has less than 8 bytes.',
      'INQUEUE.MBG or INQUEUE.KEY is missing, or INQUEUE.KEY has less than 560 bytes.',
      'Too little conventional memory; Admin of another version than the post office; ADMIN.NME or an ACCESS file damaged.',
    ],
    remedy: [
      'Add a user without DirSync: if that works, look at REQTRANS.GLB, otherwise at the directories and queue files.',
      'Create missing directories below MAI and P1, and restore CONTROL.GLB from a backup with its numbers raised.',
      'Make INQUEUE.MBG and INQUEUE.KEY anew together (TYPE NUL, and DEBUG with f100,32f,0).',
      'Compare the sizes: ACCESS.GLB is a multiple of 586, ACCESS2.GLB of 69, ACCESS3.GLB of 512 bytes.',
    ],
    kb: ['Q114395', 'Q124042', 'Q119017', 'Q78833'],
  }),
  notice({
    code: 80,
    title: 'Deletion failed, messages are queued',
    meaning: 'What was to be deleted still has mail waiting in its queue.',
    causes: ['The same causes as those of Notice 40, when a user is deleted.'],
    remedy: ['Deliver or return the mail in the queue first.', 'Follow Notice 40 when there is none.'],
    kb: ['Q78833', 'Q114395'],
  }),
  notice({
    code: 159,
    title: 'The configuration of the requestor could not be opened',
    meaning:
      'REQCONF.GLB could not be opened; it comes when a requestor asks for a full list. Without the texts of Admin it reads as a file that is not accessible.',
    causes: [
      'REQCONF.GLB is missing or damaged: it always has 512 bytes, and 100 or less bring this notice.',
    ],
    remedy: [
      'Restore REQCONF.GLB from a backup.',
      'Without one: copy that of another requestor, do a local reset (LISTDS -R -Z), and register it anew at the server. Never on the DirSync server.',
    ],
    kb: ['Q123437', 'Q78833'],
  }),
  notice({
    code: 160,
    title: 'The configuration of the requestor could not be read',
    meaning: 'REQCONF.GLB was opened and could not be read.',
    remedy: [UNLOCK],
    kb: ['Q78833', 'Q123437'],
  }),
  notice({
    code: 161,
    title: 'The configuration of the requestor could not be written',
    meaning: 'REQCONF.GLB was opened and could not be written.',
    remedy: [UNLOCK],
    kb: ['Q78833', 'Q123437'],
  }),
  notice({
    code: 162,
    title: 'The directory server could not be installed',
    meaning:
      'A post office was to be made the DirSync server, and the flag for it could not be set in MASTER.GLB. The list of notices has the same number for a registration file that could not be opened.',
    causes: ['MASTER.GLB is read-only, or held open by somebody.'],
    remedy: ['ATTRIB -R MASTER.GLB in the GLB directory.', UNLOCK],
    kb: ['Q131423', 'Q78833'],
  }),
  notice({
    code: 163,
    title: 'The directory server could not be removed',
    meaning:
      'The role of the DirSync server was to be taken away, and its files could not be changed. The list of notices has the same number for a registration file that could not be read.',
    causes: ['SRVCONF.GLB or MASTER.GLB is held open by somebody.'],
    remedy: [UNLOCK],
    kb: ['Q130115', 'Q78833'],
  }),
];
