/** Lines about numbers that no longer fit. */
import { coded, dirSyncRule } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const SEQUENCE_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'sequence/updates-purged',
    family: 'sequence',
    severity: 'error',
    certainty: 'likely',
    name: 'The server no longer has updates that a requestor lacks',
    looksAt: 'Codes 129, 138 and 139, or code 4 about MSTTRANS, in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'A requestor asks for updates from a number that is not in MSTTRANS.GLB. Either it was away for longer than Keep Updates and they were purged; or the server was restored from a backup and the number is above its highest, so that it gets nothing at all; or MSTTRANS.GLB was made anew. What is missing never comes by itself.',
    disproof:
      'It came once, right after a proxy post office was renamed or all requestors were told to export.',
    kb: ['Q108067', 'Q96060', 'Q113453', 'Q112280', 'Q109256'],
    remedy: [
      'One requestor: Admin, Config, Dir-Sync, Requestor, Export and then Import on it.',
      'All requestors at once: the server was restored. Export on each of them, wait one cycle, then carry RESYNC.GLB to all (IMPORT -s at the server, IMPORT -q -y at the requestors).',
      'Do not leave a requestor idle for longer than Keep Updates (Config, Dir-Sync, Server, Options).',
    ],
    acts: ['open-ladder', 'open-ledger', 'open-logs'],
    patterns: [coded([129, 138, 139]), coded([4], { text: ['msttrans'] })],
  }),
  dirSyncRule({
    id: 'sequence/queue-made-anew',
    family: 'sequence',
    severity: 'info',
    certainty: 'proven',
    name: 'The list of changes to send was made anew by PODIAG',
    looksAt: 'The record that PODIAG puts into a new REQTRANS.GLB, in a listing of LISTQ.',
    meaning:
      'REQTRANS.GLB was missing, and PODIAG made one with the number of REQCONF.GLB. The numbers fit; changes that the lost file held are gone.',
    disproof: 'The requestor has exported its list since.',
    kb: ['Q110496'],
    remedy: ['Admin, Config, Dir-Sync, Requestor, Export on that post office, so that nothing is missing.'],
    acts: ['open-logs', 'open-ladder'],
    patterns: [{ formats: [], text: ['dummy record installed by podiag'] }],
  }),
];
