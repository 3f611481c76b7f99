/** Rules about received updates, from lines of DIRSYNC.LOG. */
import { lineCase } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

export const EX2_IMPORT_CASES: readonly RuleCase[] = [
  lineCase(
    'files/received-updates-locked',
    '08/01/95 05:01:02 | Error  [ 13] Dirsync import error accessing srvtrans.glb',
    '08/01/95 05:01:02 | Error  [ 13] Invalid transaction command (line 12)',
  ),
];
