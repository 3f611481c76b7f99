/** Lines about imports as a whole: attachments, RESYNC.GLB, post offices to create, gateways, templates. */
import { coded, dirSyncRule } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const IMPORTS_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'transactions/attachment-damaged',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'The attachment of a DirSync message is missing or damaged',
    looksAt: 'Codes 116, 124 and 125 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The message came, its transactions did not. Of a damaged attachment SRVMAIN 3.0 takes all up to the damage and does not count it, so the requestor sends the same again; 3.2 counts. REQMAIN before 3.2a says nothing of a wrong checksum in an attachment.',
    disproof: 'The message with its attachment is in the queue, and decodes to its end.',
    kb: ['Q96004', 'Q96003', 'Q103421', 'Q120449'],
    remedy: [
      'Wait one cycle: what was not acknowledged is sent again.',
      'Foreign requestor: the message begins with [dirsync], the attachment with [dirsync-transactions].',
      'If it stays, look for what damages attachments on the way: disk space, the connection, a gateway.',
    ],
    acts: ['open-logs', 'export-evidence'],
    patterns: [coded([116, 124, 125])],
  }),
  dirSyncRule({
    id: 'transactions/resync-failed',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'A full list (RESYNC.GLB, replace) could not be made or taken in',
    looksAt: 'Codes 14, 62, 63 and 67 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'RESYNC.GLB is made at the server (IMPORT -S) and taken in at a requestor (IMPORT -Q). It fails where the file still lies at the server, where Exchange made it with the numbers of some requestors only, where a file is held open, or where the disk is full. A RESYNC.GLB that stays is tried again every cycle.',
    disproof: 'RESYNC.GLB is gone, and the numbers of the requestor are those of the server.',
    kb: ['Q96001', 'Q96003', 'Q122750', 'Q119449', 'Q96060', 'Q215505'],
    remedy: [
      'Delete RESYNC.GLB at the server once it is copied, and at the requestor when Import has not done so.',
      'Check room on the disk and files held open, make it again with IMPORT admin -p<password> -s -d<drive> at the DirSync server, and import it with -q.',
      'Made by Exchange 5.5: with DXA.EXE of build 2524 or later set GlobalMaxSeqInResync to 1 (Q215505), so that it has the highest numbers of all requestors.',
    ],
    acts: ['open-ladder', 'open-logs'],
    patterns: [coded([14, 62, 63, 67])],
  }),
  dirSyncRule({
    id: 'transactions/network-name',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'A post office cannot be created, because its network name is taken or reserved',
    looksAt: 'Codes 64 and 68 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      "Import was to create a post office that it did not know, and the name of its network is a gateway's or reserved. With MACNET: the Mail Connection 3.2 gateway needs IMPORT 3.0.3 or later, otherwise T3 does not come to its end.",
    disproof: 'The network name is not defined in that post office in any other way.',
    kb: ['Q109444', 'Q96003'],
    remedy: [
      'MACNET, or the proxy name of a Mail Connection: replace IMPORT.EXE by 3.0.3 or later (it comes with 3.2).',
      'Otherwise create the post office by hand under another network name (External-Admin, Create).',
    ],
    patterns: [coded([64, 68])],
  }),
  dirSyncRule({
    id: 'transactions/post-office-not-created',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'Addresses of a post office that is not defined here, and was not created',
    looksAt: 'Codes 31, 32, 49, 50 and 59 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Addresses came from a network or post office that is not defined here (31, 32), or Import was to create it and could not (49, 50, 59). Its addresses are missing here. Why it could not be created the line does not say: damaged .XTN files, missing rights, too little memory and a file held open all do it.',
    disproof: 'The post office is in the list of External-Admin, with its users.',
    kb: ['Q96002', 'Q96060'],
    remedy: [
      'Create it with Admin, External-Admin, Create, with the right route: one that Import creates gets the route to the server.',
      'See that NETWORK.GLB and the .XTN files are sound and not held open, that MBG and KEY can be written, and that Import has 640 KB of memory.',
      'Then ask for a full list: Config, Dir-Sync, Requestor, Import.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([31, 32, 49, 50, 59])],
  }),
  dirSyncRule({
    id: 'transactions/mailbag-not-created',
    family: 'transactions',
    severity: 'error',
    certainty: 'likely',
    name: 'Import could not create a mailbag',
    looksAt: 'Code 51 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Import was to create a user, and the files of the mailbag could not be made. The user is missing. Memory, the connection, or a file held open may be the reason; the line does not say which.',
    disproof: 'The user is in the list, and has a file in MBG and one in KEY.',
    kb: ['Q96002'],
    remedy: [
      'Run Import again on a computer with 640 KB of memory, while nobody holds a file of the post office open.',
      'If it stays: create the user with Admin.',
    ],
    patterns: [coded([51])],
  }),
  dirSyncRule({
    id: 'transactions/gateway-not-installed',
    family: 'transactions',
    severity: 'info',
    certainty: 'likely',
    name: 'Addresses of a gateway that this post office does not have',
    looksAt: 'Code 44 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'A full list from the server (RESYNC.GLB) holds the addresses of all its gateways. Where a gateway or its access component is not installed, Import passes over them. Once, after such an import, it is harmless.',
    disproof:
      'It comes every cycle: then the type is switched on in Config, Dir-Sync, Requestor, Types without the gateway.',
    kb: ['Q122751', 'Q123856', 'Q96002'],
    remedy: [
      'Nothing, if the addresses of that gateway are not wanted here and the line does not come again.',
      'Wanted: install the access component of the gateway here and at the server, then ask for a full list.',
    ],
    patterns: [coded([44])],
  }),
  dirSyncRule({
    id: 'templates/values-dropped',
    family: 'templates',
    severity: 'warning',
    certainty: 'proven',
    name: 'Values of templates do not fit the template of the post office',
    looksAt: 'Codes 34, 36 and 37 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The details of entries (telephone, department) are filed by a template. The one here has other prompts than the one the values were written for, or its file cannot be read. Names and addresses arrive, details are missing.',
    disproof: 'The details of the entries named are complete here.',
    kb: ['Q96002', 'Q118621'],
    remedy: [
      'After a change of ADMIN.TPL, export there: Config, Dir-Sync, Requestor, Export. Only then is the template distributed.',
      'Here: Config, Dir-Sync, Requestor, Import. The answer brings the template along.',
      'ADMIN.INF and ADMIN.TPL that do not fit each other: restore both from one backup.',
    ],
    patterns: [coded([34, 36, 37])],
  }),
  dirSyncRule({
    id: 'templates/none-defined',
    family: 'templates',
    severity: 'info',
    certainty: 'likely',
    name: 'Template values came for a post office that has no template here',
    looksAt: 'Codes 33, 61, 65 and 73 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Templates are not received here, or none has come yet. It is a common warning and does not disturb DirSync; only the details of users are missing.',
    disproof: 'Details are shown for users of that post office.',
    kb: ['Q96060', 'Q96002', 'Q96003'],
    remedy: [
      'Nothing, if details are not wanted.',
      'Wanted: Config, Dir-Sync, Requestor, Options, Templates, Receive: Yes; then Config, Dir-Sync, Requestor, Import.',
    ],
    patterns: [coded([33, 61, 65, 73])],
  }),
  dirSyncRule({
    id: 'templates/not-loaded',
    family: 'templates',
    severity: 'warning',
    certainty: 'likely',
    name: 'The template of a post office could not be loaded',
    looksAt: 'Code 38 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Import tried to read the template and failed: the connection to the file server broke, or the template is not there. Details of its users are not filed.',
    disproof: 'A client shows prompts and details for users of that post office.',
    kb: ['Q96002'],
    remedy: [
      'Check the connection to the file server, and run Import again.',
      'Look in a client at the details of a user of that post office. If there are no prompts: Config, Dir-Sync, Requestor, Import, which brings the template along.',
    ],
    patterns: [coded([38])],
  }),
];
