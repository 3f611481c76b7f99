/** Lines about the rebuilding of the address list. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const ADDRESS_LIST_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'address-list/in-use',
    family: 'address-list',
    severity: 'error',
    certainty: 'likely',
    name: 'The address list was in use and could not be replaced',
    looksAt: 'Code 203 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Rebuild had made the new list and could not replace GAL.NME, GALINDEX.GLB or GALNETPO.GLB, because one of them was open. Users see the old list, or with version 3.2 none at all. With version 3.0 mail can go to the wrong person, because list and index no longer fit.',
    disproof:
      'Nobody has the three files open at T3 and the line still comes: then check rights, memory and room on the disk.',
    kb: ['Q99117', 'Q108831', 'Q96060', 'Q138737', 'Q193676', 'Q96004'],
    remedy: [
      'Have all users leave Mail with Exit and Sign Out before T3, and run REBUILD -F again as soon as they have.',
      'Close Outlook with journaling too: it asks the post office every two minutes (Q193676).',
      'Temporary files of one date are left: replace GAL.NME by GAL$.NME (3.0: TMP00003.NME), GALINDEX.GLB by GALINDE$.GLB, GALNETPO.GLB by TMPNETPO.GLB.',
      'If it comes every cycle: clients with MSSFS.DLL 3.2.0.4046 to 4061 (Q96060; to 4074 by Q108831) keep GAL.NME open after sending. Replace it on every client by a later one, or switch off adding recipients to the personal address book.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([203])],
  }),
  dirSyncRule({
    id: 'address-list/master-locked',
    family: 'address-list',
    severity: 'warning',
    certainty: 'likely',
    name: 'Rebuild could not read the name of its post office (MASTER.GLB)',
    looksAt: 'Code 202 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'MASTER.GLB is read-only, or somebody holds it open. The list is rebuilt all the same. If the file is missing or damaged, much more than Rebuild stops.',
    disproof: 'MASTER.GLB can be written, and nobody has it open.',
    kb: ['Q104870', 'Q96004'],
    remedy: [
      'ATTRIB -R MASTER.GLB in the GLB directory.',
      'Find out who holds it open and close it there; early NetWare clients for Windows 95 are known for it.',
    ],
    patterns: [coded([202])],
  }),
  dirSyncRule({
    id: 'address-list/not-rebuilt',
    family: 'address-list',
    severity: 'warning',
    certainty: 'proven',
    name: 'The address list is not rebuilt: rebuilding is switched off',
    looksAt: 'The words "GAL not active on this PO" in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Updates are received, but nobody sees them: the administrator has switched off rebuilding on this post office. It may be wanted.',
    disproof: 'Somebody runs REBUILD there by hand after each cycle.',
    kb: ['Q105965'],
    remedy: ['Admin, Config, Dir-Sync, Requestor, Options: set Rebuild to Yes.', 'Run REBUILD once.'],
    patterns: [worded('gal not active on this po')],
  }),
  dirSyncRule({
    id: 'address-list/number-not-made',
    family: 'address-list',
    severity: 'error',
    certainty: 'likely',
    name: 'No identifier could be given out (TID)',
    looksAt: 'Code 39 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'Each new entry gets a number of its own. From Import it means that TID.GLB is missing, or that TID.GLB or CONTROL.GLB is held open. From Rebuild it is known of a damaged GALNETPO.GLB, which names a number that is too low; then the list is not rebuilt.',
    disproof:
      'TID.GLB is there, nobody holds the two files open, and the banner of Rebuild does not stand above.',
    kb: ['Q96002', 'Q135486'],
    remedy: [
      'Look for TID.GLB among the files in GLB, and restore it from a backup when it is missing.',
      'See that nobody holds TID.GLB or CONTROL.GLB open, and run the program again.',
      'Only where the line stands below the banner of Rebuild (GAL Rebuild Utility): delete GAL.NME, GALINDEX.GLB and GALNETPO.GLB, and run REBUILD; it makes them anew.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [coded([39])],
  }),
];
