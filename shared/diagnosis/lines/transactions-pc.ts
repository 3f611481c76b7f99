/** Lines about transactions that Import or the server does not take. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const TRANSACTIONS_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'transactions/column-one',
    family: 'transactions',
    severity: 'error',
    certainty: 'proven',
    name: 'Lines begin with a character that is no transaction code',
    looksAt: 'Codes 12 and 13 in DIRSYNC.LOG or DSSERVER.LOG, those about SRVTRANS excepted.',
    meaning:
      'Only A, D, M, R and T may stand in column 1, a hyphen before template values, and a blank in template definitions and second lines. The line number that Import prints is wrong, and the sound transaction just before the bad line is not carried out either.',
    disproof: 'The file has no such line, and the transaction before the one named was carried out.',
    kb: ['Q104687', 'Q96001'],
    remedy: [
      'Look for the bad line around the number printed, not at it.',
      'Correct it, and import that line and the one before again.',
    ],
    patterns: [coded([12, 13], { without: ['srvtrans'] })],
  }),
  dirSyncRule({
    id: 'transactions/too-long',
    family: 'transactions',
    severity: 'error',
    certainty: 'proven',
    name: 'Names or addresses are longer than there is room for',
    looksAt: 'Codes 20, 25, 72 and 74 to 77 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Ten characters for each part of an address, thirty for a full name. The transaction is dropped. Code 20 on the server with the name of a group: Admin before 3.2.12 adds a character when a group of ten is deleted, so the group stays on all other post offices.',
    disproof: 'The name in the line has no more characters than fit.',
    kb: ['Q123398', 'Q96001', 'Q96003', 'Q107443', 'Q132059'],
    remedy: [
      'Shorten the name where it was entered, and let it be sent again.',
      'A group that stays: Admin, External-Admin, List, Delete on each post office that still has it, then REBUILD; replace ADMIN by 3.2.12 or later.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([20, 25, 72, 74, 75, 76, 77])],
  }),
  dirSyncRule({
    id: 'transactions/not-readable',
    family: 'transactions',
    severity: 'error',
    certainty: 'proven',
    name: 'Import does not understand lines of what it received',
    looksAt: 'Codes 15 to 19, 21 to 24, 26, 48 and 69 to 71 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The transaction does not have the form that Import reads: an unknown address type, a part of the address or the tab before it missing, template values where the type has none, signs that are not letters or digits. It is dropped, and the entry is missing on that post office.',
    disproof: 'The entry is in the address list with the values of the transaction.',
    kb: ['Q96001', 'Q96002', 'Q96003'],
    remedy: [
      'Look the code up in the error catalogue, and correct the transaction where it comes from.',
      'Afterwards send the whole list again: Admin, Config, Dir-Sync, Requestor, Export there.',
    ],
    patterns: [coded([15, 16, 17, 18, 19, 21, 22, 23, 24, 26, 48, 69, 70, 71])],
  }),
  dirSyncRule({
    id: 'transactions/no-full-name',
    family: 'transactions',
    severity: 'warning',
    certainty: 'likely',
    name: 'Entries of a gateway have no full name, or no address',
    looksAt: 'Codes 43 and 46 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The two files of a gateway list at the server do not fit: names in one, addresses in the other. When the list was extracted for a full import or RESYNC.GLB, entries without a name came out.',
    disproof: 'At the server, neither of the files of that gateway (X400.NME and X400.GLB for one) is empty.',
    kb: ['Q119240', 'Q96002'],
    remedy: [
      'At the server: load the gateway list again, or put its address file back to the 4 bytes of an empty one.',
      'Then have the requestors ask for a full list.',
    ],
    patterns: [coded([43, 46])],
  }),
  dirSyncRule({
    id: 'transactions/no-mailbox',
    family: 'transactions',
    severity: 'warning',
    certainty: 'likely',
    name: 'Groups came without a mailbox name',
    looksAt: 'Code 81 in DIRSYNC.LOG or DSSERVER.LOG, or "Error Message #81 is not defined".',
    meaning:
      'The address ends after NET/PO/. GROUP.GLB of the post office named was damaged, or reset without deleting its groups with Admin, and each change of such a group sends another. Several of them in RESYNC.GLB make IMPORT 3.2 hang.',
    disproof: 'The address in the line has a mailbox after the last slash.',
    kb: ['Q128872', 'Q122689', 'Q96003'],
    remedy: [
      'At the post office named: print the members of its groups, delete all groups with Admin (Local-Admin, Group, Delete), and create them again.',
      'The line goes away when Keep Updates has passed.',
    ],
    patterns: [coded([81]), worded('error message #81 is not defined')],
  }),
  dirSyncRule({
    id: 'transactions/without-effect',
    family: 'transactions',
    severity: 'warning',
    certainty: 'proven',
    name: 'Changes and deletions name entries that are not there, or change nothing',
    looksAt: 'Codes 29, 47 and 90 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The post office and the list it is told to change do not agree. A few after a reset are harmless. Many mean that updates were lost before. Code 90 also follows code 7, when the list could not be put in place.',
    disproof: 'The entries named are in the list as they should be.',
    kb: ['Q96001', 'Q96002', 'Q96003', 'Q134228', 'Q194819'],
    remedy: [
      'If they are many: Admin, Config, Dir-Sync, Requestor, Import on that post office.',
      'If code 7 stands before them: see to that first.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([29, 47, 90])],
  }),
  dirSyncRule({
    id: 'duplicates/name-exists',
    family: 'duplicates',
    severity: 'warning',
    certainty: 'proven',
    name: 'Names to be added are there already',
    looksAt: 'Codes 27 and 28 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Within a list a name must be unique; only the global list may hold it twice. The addition is dropped. IMPORT 3.0 and 3.2 run with -A do worse: they delete the users named from the postoffice address list.',
    disproof: 'The name is there once, with the address of the transaction.',
    kb: ['Q118447', 'Q96001', 'Q140961'],
    remedy: [
      'Give one of the two another full name where it was created.',
      'After an Exchange user was renamed (4.0 before SP2): ask for a full import, or set Export on next cycle for that requestor in Exchange.',
      'After an import with -A: the lines are the list of users to add again. 3.2a corrects it.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([27, 28])],
  }),
];
