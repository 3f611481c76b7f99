/** Cases of the rules about logs of MS Mail post offices: who takes part, when, with which numbers and transactions. */
import { lineCase } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';
import { logged, reported } from './pc-logs.ts';

const CHECKING = String.raw`INST1 02/02/96 13:18 Checking the process table on NORTH\A`;

/** A listing of DSSCHED with the run window of its record (Q148718). */
function scheduled(window: string): string {
  return [
    'Examining NORTH/A Dir-Sync process times',
    'Record number 1',
    'Requestor sends updates (Dispatch runs NSDA -RT)',
    'Current time to run NSDA -RT: Fri Dec 22 16:30:00 1995',
    `Run window is ${window}`,
  ].join('\n');
}

/** A listing of LISTQ as Q110496 shows it. */
function queued(transaction: string): string {
  return [
    'Examining NORTH/A Dirsync transaction file: REQTRANS',
    ' Item   Sync No.    Transaction',
    `    1   0000000017  ${transaction}`,
  ].join('\n');
}

export const PC_EXCHANGE_CASES: readonly RuleCase[] = [
  lineCase(
    'registration/refused',
    '3/23/93 11:05:03 | Error  [158] Requestor not registered : PCM:NORTH/FOREIGN',
    '3/23/93 11:05:03 | Notice [   ] No Tasks From Requestor: PCM:NORTH/FOREIGN',
  ),
  lineCase(
    'registration/refused',
    logged('Error  [120] Requestor not registered: PCM:NORTH/B'),
    logged('Error  [136] The local requestor is not registered'),
  ),
  lineCase(
    'registration/server-not-set-up',
    logged('Error  [136] The local requestor is not registered'),
    logged('Error  [158] Requestor not registered : PCM:NORTH/B'),
  ),
  lineCase(
    'registration/password',
    logged('Error  [156] Invalid Dirsync password from PCM:NORTH/B'),
    logged('Error  [155] Invalid DirSync profile from PCM:NORTH/B'),
  ),
  lineCase(
    'registration/not-a-server',
    logged('Fatal  [161] Server configuration busy'),
    logged('Fatal  [151] Requestor configuration busy'),
  ),
  lineCase(
    'registration/server-record-damaged',
    logged('Fatal  [157] DirSync software version out of sync'),
    logged('Fatal  [161] Server configuration busy'),
  ),
  lineCase(
    'registration/no-server-named',
    logged('Fatal  [ 54] No Server name has been set'),
    logged('Fatal  [ 53] Unable to read network and postoffice definitions'),
  ),
  lineCase(
    'registration/unknown-task',
    logged('Error  [155] Invalid DirSync profile from PCM:NORTH/FOREIGN'),
    logged('Error  [156] Invalid DirSync password from PCM:NORTH/FOREIGN'),
  ),
  lineCase(
    'schedule/nsda-files-not-found',
    `${CHECKING}\nINST1 02/02/96 13:18 NSDA -RT terminated with exit code 2`,
    `${CHECKING}\nINST1 02/02/96 13:18 "NSDA -RT" terminated abnormally with exit code 65`,
  ),
  lineCase(
    'schedule/short-run-window',
    scheduled('4 hours (14400 seconds)'),
    scheduled('8 hours (28800 seconds)'),
  ),
  lineCase(
    'schedule/answer-at-the-server',
    logged(String.raw`Error  [133] Invalid Server Request PCM:NORTH\HUB`),
    logged('Status       Requestor updates received: 133'),
  ),
  lineCase(
    'cycles/no-tasks',
    logged('Notice [   ] No Tasks From Requestor: PCM:NORTH/C\n').repeat(3),
    logged('Notice [   ] No Tasks From Requestor: PCM:NORTH/C\n').repeat(2),
  ),
  lineCase(
    'sequence/updates-purged',
    [
      logged('Error  [   ] PCM:NORTH/C'),
      logged('Error  [138] Server sync does not exist anymore (0)'),
      logged('Error  [139] Number of missing transactions = 1300 (0->1299)'),
    ].join('\n'),
    logged('Status       Server updates sent: 138 PCM:NORTH/C'),
  ),
  lineCase(
    'sequence/queue-made-anew',
    queued('# Dummy record installed by PODIAG.'),
    queued('A Bryan\tPCM:NORTH/A/BRYAN'),
  ),
  lineCase(
    'transactions/column-one',
    logged('Error  [ 12] Invalid character in column 1'),
    logged('Error  [ 46] No fullname'),
  ),
  lineCase(
    'transactions/too-long',
    '10/24/94 14:32:18 | Error  [ 20] Address element is too long: ALLSTAFFXXX',
    '10/24/94 14:32:18 | Error  [ 29] Alias does not exist: ALLSTAFFXX',
  ),
  lineCase(
    'transactions/not-readable',
    logged('Error  [ 16] Unknown address type'),
    logged('Error  [ 14] Error processing RESYNC.GLB'),
  ),
  lineCase(
    'transactions/no-full-name',
    logged('Warning[ 43] Gateway alias has no physical address.'),
    logged('Error  [ 44] Gateway not installed: SNADS'),
  ),
  lineCase(
    'transactions/no-mailbox',
    logged('Error  [ 81] No mailbox name NORTH/A/'),
    logged('Error  [ 80] Out of memory'),
  ),
  lineCase(
    'transactions/without-effect',
    logged('Warning[ 29] Alias does not exist Doe, John D'),
    logged('Warning[ 27] Alias already exists Doe, John D'),
  ),
  lineCase(
    'duplicates/name-exists',
    '03/22/94 15:43:45 | Warning[ 27] Alias already exists Doe, John D',
    '03/22/94 15:43:45 | Warning[ 29] Alias does not exist Doe, John D',
  ),
  lineCase('transactions/attachment-damaged', reported('2 124'), reported('1 105 124')),
  lineCase(
    'transactions/resync-failed',
    logged('Fatal  [ 14] Error processing RESYNC.GLB'),
    logged('Status       Import is finished.'),
  ),
  lineCase(
    'transactions/network-name',
    logged('Error  [ 68] Network name already in use: MACNET'),
    logged('Error  [ 70] Alphanumeric characters only allowed in postoffice name'),
  ),
  lineCase(
    'transactions/post-office-not-created',
    logged('Error  [ 59] Error autocreating postoffice: NORTH/NEW'),
    logged('Error  [ 51] Error creating mailbag'),
  ),
  lineCase(
    'transactions/mailbag-not-created',
    logged('Error  [ 51] Error creating mailbag'),
    logged('Fatal  [ 50] Fatal error creating postoffice: NORTH/NEW'),
  ),
  lineCase(
    'transactions/gateway-not-installed',
    logged('Error  [ 44] Gateway not installed: PROFS'),
    logged('Error  [ 43] Gateway alias has no physical address'),
  ),
  lineCase(
    'templates/values-dropped',
    logged('Warning[ 37] Prompt not found in template'),
    logged('Warning[ 61] No template information defined for postoffice'),
  ),
  lineCase(
    'templates/none-defined',
    logged('Warning[ 61] No template information defined for postoffice'),
    logged('Warning[ 38] Error loading postoffice template'),
  ),
  lineCase(
    'templates/not-loaded',
    logged('Warning[ 38] Error loading postoffice template'),
    logged('Warning[ 33] Template file not found'),
  ),
];
