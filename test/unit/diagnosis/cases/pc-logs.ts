/** Cases of the rules about logs of MS Mail post offices: files, address list, room, mail. */
import { lineCase } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

/** A line of DIRSYNC.LOG. */
export function logged(text: string): string {
  return `06/12/95 16:52:23 | ${text}`;
}

/** A line of DSSERVER.LOG: severity, code, and what the message is about. */
export function reported(text: string): string {
  return `02/02/96 13:18:04 | ${text}`;
}

export const PC_LOG_CASES: readonly RuleCase[] = [
  lineCase(
    'files/master-list-missing',
    logged('Fatal  [  2] Error opening file: MSTTRANS'),
    logged('Fatal  [  2] Error opening file: REQTRANS'),
  ),
  lineCase(
    'files/requests-missing',
    `${logged('Warning[  2] Error opening file: REQTRANS')}\n${logged('Fatal  [ 40] Possible database corruption detected: REQTRANS')}`,
    logged('Fatal  [ 40] Possible database corruption detected: NMETRANS'),
  ),
  lineCase(
    'files/corruption-detected',
    logged('Warning[ 40] Possible database corruption detected: NMETRANS'),
    logged('Fatal  [ 40] Possible database corruption detected: REQTRANS'),
  ),
  lineCase(
    'files/import-queues',
    logged('Error  [ 45] File error sorting queue: USRTRANS'),
    logged('Error  [ 46] No Fullname'),
  ),
  lineCase(
    'files/rename-failed',
    logged(String.raw`Fatal  [  7] Error renaming file: M:USR\IMPORT.USR`),
    logged(String.raw`Fatal  [  2] Error opening file: M:USR\IMPORT.USR`),
  ),
  lineCase(
    'files/system-mailbag',
    `${logged('Error  [115] Failure to read mail from NULL')}\n${logged('Warning[  8] Error deleting file: NORTH/HUB/$SYSTEM')}`,
    logged('Warning[  8] Error deleting file: SRVUPDS'),
  ),
  lineCase(
    'files/held-open',
    logged('Fatal  [151] Requestor configuration busy'),
    logged('Error  [ 56] Error accessing input file: M:LISTS.TXT'),
  ),
  lineCase('files/database-locked', reported('2  91 ADMIN'), reported('1 105 91')),
  lineCase(
    'files/configuration-unreadable',
    logged('Fatal  [ 53] Unable to read network and postoffice definitions'),
    logged('Fatal  [ 54] No Server name has been set'),
  ),
  lineCase(
    'files/import-file',
    logged('Error  [ 57] Error accessing output file: M:LISTS.TXT'),
    logged('Error  [ 58] Error accessing database file: M:NETPO.GLB'),
  ),
  lineCase(
    'files/directories-missing',
    logged('Warning[128] Could not process requestor status report'),
    logged('Status       Requestor updates received: 128'),
  ),
  lineCase(
    'files/message-texts-missing',
    logged('Error  [203] Error Obtaining Message #: 203'),
    logged('Error  [ 81] No mailbox name NORTH/A/'),
  ),
  lineCase(
    'address-list/in-use',
    logged('Fatal  [203] GAL Rebuild problem accessing files'),
    logged('Status       Number of entries in GAL: 203'),
  ),
  lineCase(
    'address-list/master-locked',
    logged('Fatal  [202] No Valid Postoffice found.'),
    logged('Warning[201] Warning .USR file missing'),
  ),
  lineCase(
    'address-list/not-rebuilt',
    logged('Status       GAL not active on this PO'),
    logged('Status       Number of entries in GAL: 136'),
  ),
  lineCase(
    'address-list/number-not-made',
    logged('Fatal  [ 39] Error generating TID. Allocating unique ID.'),
    reported('1 105 39'),
  ),
  lineCase('capacity/disk-full', reported('2 204'), reported('1 105 204')),
  lineCase(
    'capacity/limit-reached',
    logged('Fatal  [166] Manual Import required for PCM:NORTH/B'),
    reported('1 167 PCM,SNADS,X400,SMTP'),
  ),
  lineCase(
    'capacity/answer-in-body',
    logged('Warning[  9] Out of memory: SRVUPDS'),
    logged('Warning[  9] Out of memory'),
  ),
  lineCase(
    'capacity/out-of-memory',
    logged('Fatal  [  9] Out of Memory'),
    logged('Warning[  9] Out of memory: SRVUPDS'),
  ),
  lineCase('capacity/file-handles', logged('Fatal  [ 78] Out of file handles'), reported('1 106 78')),
  lineCase(
    'transport/mail-not-sent',
    logged('Fatal  [113] Failure to send mail to NORTH/HUB/$SYSTEM'),
    logged('Status       Requestor updates sent: 113'),
  ),
  lineCase(
    'transport/report-to-nobody',
    logged('Warning[154] Non-delivery report'),
    logged('Warning[155] Invalid DirSync profile from PCM:NORTH/FOREIGN'),
  ),
  lineCase(
    'logs/old-import',
    logged('Status       Microsoft (R) Mail Import V3.2a'),
    logged('Status       Microsoft (R) Mail Import V3.2.18'),
  ),
  lineCase(
    'logs/old-rebuild',
    logged('Status       Microsoft (R) Mail GAL Rebuild Utility Version 3.0'),
    logged('Status       Microsoft (R) Mail GAL Rebuild Utility Version 3.5'),
  ),
];
