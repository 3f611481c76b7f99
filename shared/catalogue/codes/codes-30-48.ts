/** [30] to [48]: files of the post office, templates, gateways (Q96002). */
import type { CatalogueEntry } from '../model.ts';
import { CHECK_FILE, CONNECTION, MEMORY, SUBMIT_IMPORT, UNLOCK, dirSyncCode } from './code.ts';

export const CODES_30_TO_48: readonly CatalogueEntry[] = [
  dirSyncCode({
    code: 30,
    severity: null,
    title: 'Error accessing a transaction file',
    meaning:
      'One of SRVTRANS, REQTRANS, USRTRANS, NMETRANS and GWTRANS.GLB is missing or corrupt, so that its transactions cannot be taken in.',
    causes: [
      'With "Message contains duplicate email address": that is the reason 030 of a report of mail that was not delivered ([154]), not this code.',
    ],
    remedy: ['Look which of them are there, and of what size; between cycles all but REQTRANS are empty.'],
    kb: ['Q96002', 'Q112301', 'Q187779'],
  }),
  dirSyncCode({
    code: 31,
    severity: null,
    title: 'Network not found',
    meaning: 'The file names a network that is not defined at this post office.',
    remedy: [CHECK_FILE],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 32,
    severity: null,
    title: 'Post office not found',
    meaning: 'The file names a post office that is not defined here.',
    remedy: [CHECK_FILE],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 33,
    severity: null,
    title: 'Template file not found',
    meaning: 'There is no template for the post office or gateway whose entries carry template values.',
    remedy: [SUBMIT_IMPORT, 'Import by hand: put the template itself into the file with code T.'],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 34,
    severity: null,
    title: 'Template values not accessible',
    meaning: 'The file with the template values of a list could not be read.',
    causes: ['The file is open elsewhere, or missing.'],
    remedy: [
      CONNECTION,
      UNLOCK,
      'ADMIN.INF: put ADMIN.INF and ADMIN.TPL back from a backup.',
      'For another post office, ask for a full list: Admin, Config, Dir-Sync, Requestor, Import.',
    ],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 35,
    severity: null,
    title: 'No memory for a template',
    meaning: 'Import had too little memory to load the template of the named file.',
    remedy: [MEMORY],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 36,
    severity: null,
    title: 'Template and values do not match',
    meaning:
      'The prompts in the .TPL file and the values in the .INF file of a list are of different templates.',
    causes: ['One of the two files was changed without the other.'],
    remedy: ['Change the two files so that they match.'],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 37,
    severity: null,
    title: 'Prompt is not in the template',
    meaning: 'A template line names a prompt that the template of its list does not have.',
    remedy: [CHECK_FILE],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 38,
    severity: null,
    title: 'Error loading the template of a post office',
    meaning: 'The template of a post office could not be loaded.',
    remedy: [
      CONNECTION,
      'Look in a client whether addresses of that post office show template values; if not, its template is missing here.',
      SUBMIT_IMPORT,
    ],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 39,
    severity: 'fatal',
    title: 'Error making a new entry number',
    meaning: 'A new entry needs a number (TID) that no other one has, and none could be made.',
    causes: [
      'TID.GLB is missing, or TID.GLB or CONTROL.GLB is open elsewhere.',
      'While the GAL is rebuilt: GALNETPO.GLB is corrupt, and holds zeros.',
    ],
    remedy: [
      'TID.GLB is missing: restore it from a backup.',
      UNLOCK,
      'While the GAL is rebuilt: delete GAL.NME, GALINDEX.GLB and GALNETPO.GLB and run Rebuild.',
    ],
    kb: ['Q135486', 'Q96002'],
  }),
  dirSyncCode({
    code: 40,
    severity: 'fatal',
    title: 'The data files may be corrupt',
    meaning:
      'The program found something in the named file that should not be there. Most often transactions are processed all the same.',
    causes: [
      'REQTRANS after [2]: REQTRANS.GLB is missing.',
      'REQTRANS or MSTTRANS (3.2): that file is corrupt.',
    ],
    remedy: ['If it comes with a fatal error and nothing goes on, restore the files from a backup.'],
    kb: ['Q96002', 'Q119017', 'Q103421'],
  }),
  dirSyncCode({
    code: 41,
    severity: null,
    title: 'Internal error while sorting',
    meaning:
      'Sorting the transactions failed. They are processed all the same, but with Import -R on the post office list names may be missing afterwards.',
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 42,
    severity: null,
    title: 'File is open and locked',
    meaning: 'Another program, or the network, holds the named file.',
    remedy: [UNLOCK],
    kb: ['Q96002'],
  }),
  dirSyncCode({
    code: 43,
    severity: 'warning',
    title: 'Gateway alias without an address',
    meaning: 'The list of a gateway holds a name without an address.',
    causes: ['The files with the addresses of that gateway on the server are incomplete.'],
    remedy: [
      'Delete the name in Admin.',
      'If it cannot be deleted, replace the whole list of the gateway: by a file with code R, or by a full import.',
    ],
    kb: ['Q96002', 'Q119240'],
  }),
  dirSyncCode({
    code: 44,
    severity: 'error',
    title: 'Gateway not installed',
    meaning: 'A transaction is for an address type whose gateway this post office does not have.',
    causes: [
      'A RESYNC.GLB of a server with that gateway was imported on a requestor without it. Then it comes once and may be ignored.',
    ],
    remedy: [
      'If it comes again: install the access component of that gateway, or take its type off the list of types.',
    ],
    kb: ['Q122751', 'Q123856', 'Q96002'],
  }),
  dirSyncCode({
    code: 45,
    severity: 'error',
    title: 'File error while sorting transactions',
    meaning: 'The named transaction file could not be sorted, and its transactions are not taken in.',
    causes: [
      'After [150]: USRTRANS.GLB is corrupt, often by a fault of the network.',
      'SORTLOCK.GLB was left behind in the GLB directory.',
      'Alone, again and again: REQCONF.GLB is corrupt.',
    ],
    remedy: [
      'Look at SRVTRANS, NMETRANS and GWTRANS.GLB too. If one of the four is not empty, run Import first (IMPORT admin -p<password> -y -q -d<drive>).',
      'Set USRTRANS.GLB to zero bytes with TYPE NUL > USRTRANS.GLB, and the others that are still not empty.',
      'Delete the files that were left behind: IGWTRANS, INMETRAN, IUSRTRAN, SRVUPDS, REQUPDS and SORTxxxx.GLB.',
      SUBMIT_IMPORT,
      'If it stays: make RESYNC.GLB on the server and import it on the requestor.',
    ],
    kb: ['Q112301', 'Q96002', 'Q122750'],
  }),
  dirSyncCode({
    code: 46,
    severity: 'error',
    title: 'No name',
    meaning: 'A transaction has no name before its address.',
    causes: [
      'The file with the names of a gateway on the server (X400.NME) is empty while the one with its addresses is not: the server then writes such lines into a full import.',
    ],
    remedy: [
      CHECK_FILE,
      'On the server: load the addresses of that gateway anew, or reset its address file to 4 bytes.',
    ],
    kb: ['Q119240', 'Q96002'],
  }),
  dirSyncCode({
    code: 47,
    severity: null,
    title: 'Transaction without effect',
    meaning: 'The transaction would change nothing.',
    causes: [
      'A change (M) of a wrong form; IMPORT 3.5.30 passes over it with this line, earlier versions hang.',
    ],
    remedy: [CHECK_FILE],
    kb: ['Q96002', 'Q194819'],
  }),
  dirSyncCode({
    code: 48,
    severity: null,
    title: 'No address',
    meaning: 'A transaction has no address behind its name.',
    remedy: [CHECK_FILE],
    kb: ['Q96002'],
  }),
];
