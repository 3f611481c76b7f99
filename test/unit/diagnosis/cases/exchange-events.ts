/** Rules about events of Exchange, from events as the articles print them. */
import { eventCase } from '../../../fixtures/event-case.ts';
import { lineCase } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

export const EXCHANGE_EVENT_CASES: readonly RuleCase[] = [
  eventCase(
    'files/dxa-index-order',
    ['MSExchangeDX', 249, 'Error -1201 occurred while trying to create a new database.'],
    ['MSExchangeDX', 249, 'Error -1808 occurred while trying to create a new database.'],
  ),
  eventCase(
    'files/dxa-index-order',
    [
      'ese97',
      177,
      "MSExchangeDX ((276)) Database 'd:\\exchsrvr\\DXADATA\\XDIR.EDB': The secondary index 'DisplayName_index' of table 'MapTable' is corrupt.",
    ],
    [
      'ese97',
      177,
      "MSExchangeDS ((276)) Database 'd:\\exchsrvr\\DSADATA\\DIR.EDB': The secondary index 'INDEX_1' of table 'datatable' is corrupt.",
    ],
  ),
  eventCase(
    'files/dxa-log-missing',
    ['MSExchangeDX', 250, 'The database could not be started. Error code: -509'],
    ['MSExchangeIS', 1005, 'The database could not be started. Error code: -509'],
  ),
  eventCase(
    'files/dxa-log-missing',
    [
      'Service Control Manager',
      7024,
      'The Microsoft Exchange Directory Synchronization service terminated with service-specific error -509.',
    ],
    [
      'Service Control Manager',
      7024,
      'The Microsoft Exchange Information Store service terminated with service-specific error -509.',
    ],
  ),
  eventCase(
    'files/dxa-database-missing',
    ['ESE97', 124, 'MSExchangeDX 185 (Unable to read the log header. error - 1022)'],
    ['ESE97', 124, 'MSExchangeIS 185 (Unable to read the log header. error - 1022)'],
  ),
  eventCase(
    'capacity/dxa-temporary-file',
    [
      'MSExchangeDX',
      268,
      'An error occurred when attempting to open a temporary file in the DXADATA directory. Ensure that there is enough disk space.',
    ],
    ['MSExchangeDX', 267, 'A temporary file in the DXADATA directory was opened.'],
  ),
  eventCase(
    'templates/dxa-stops-on-prompts',
    ['MSExchangeDX', 181, 'An exception occurred in the directory synchronization service.'],
    ['MSExchangeDS', 181, 'An exception occurred in the directory service.'],
  ),
  eventCase(
    'transport/mta-session-busy',
    ['MSExchangeDX', 134, 'Error MH_RC_SESSION_BUSY returned by the MTA. (Thread 812).'],
    ['MSExchangeDX', 134, 'Error MH_RC_NO_MORE returned by the MTA. (Thread 812).'],
  ),
  eventCase(
    'transport/dxa-without-x400-address',
    [
      'MSExchangeMTA',
      178,
      'An error occurred while transferring in message because the directory name could not be expanded to an O/R address. [MTA SUBMIT 17 73] (14)',
    ],
    ['MSExchangeDX', 178, 'The message of the remote dirsync requestor was read.'],
  ),
  eventCase(
    'transport/recipients-made-anew',
    [
      'MSExchangeMTA',
      2245,
      'Directory operation (ds_read) failed with problem DS_E_NO_SUCH_OBJECT. Directory Name (string): /O=NORTH/OU=HQ/CN=MSMAIL/CN=ADAB57B22C.',
    ],
    ['MSExchangeMTA', 2245, 'Directory operation (ds_read) failed with problem DS_E_BUSY.'],
  ),
  eventCase(
    'transport/recipients-made-anew',
    [
      'MSExchangeMTA',
      142,
      'The MTA was unable to route to recipient DN:/o=NORTH/ou=HQ/cn=MSMAIL/cn=ADAB57B22C.',
    ],
    ['MSExchangeMTA', 142, 'The MTA was unable to route to recipient c=US;a=ATT;p=NORTH;s=Miller.'],
  ),
  eventCase(
    'transport/circular-route',
    [
      'MSExchangeMSMI',
      2117,
      'Non delivery report generated. From: NORTH/HUB0/$SYSTEM [004] Message circular route detected. Message followed the following route: NORTH /HUB',
    ],
    [
      'MSExchangeMSMI',
      2117,
      'Non delivery report generated. From: NORTH/HUB0/$SYSTEM [003] Mailbox is full.',
    ],
  ),
  eventCase(
    'registration/unknown-requestor',
    [
      'MSExchangeDX',
      136,
      'Message received from unknown DirSync requestor - X400:/ddat=ms /ddav="NORTH/SALES/$SYSTEM".',
    ],
    ['MSExchangeMigDS', 136, 'A Windows NT account for user MILLER already exists.'],
  ),
  eventCase(
    'sequence/messages-lost',
    ['MSExchangeDX', 220, 'Multiple dirsync messages to and from NORTH/SALES have been lost or delayed.'],
    ['MSExchangeDX', 219, 'A dirsync message to NORTH/SALES was sent.'],
  ),
  eventCase(
    'sequence/state-not-saved',
    [
      'MSExchangeDX',
      133,
      'Error DS_Service_error, problem DS_E_ADMIN_LIMIT_EXCEEDED returned by the Microsoft Exchange DS.',
    ],
    ['MSExchangeDX', 133, 'Error DS_Service_error, problem DS_E_BUSY returned by the Microsoft Exchange DS.'],
  ),
  eventCase(
    'sequence/state-not-saved',
    [
      'MSExchangeDX',
      168,
      'State information could not be updated. Duplicates may be sent or received during the next synchronization cycle for remote dirsync 233.',
    ],
    ['MSExchangeDS', 168, 'State information was updated.'],
  ),
  eventCase(
    'transactions/address-refused',
    [
      'MSExchangeDX',
      247,
      'The e-mail address of the following transaction is not a valid format. The transaction is A MUELLER URS X400:/C=CH/A=400NET/G=URS / F/S=MUELLER. (Thread 0)',
    ],
    [
      'MSExchangeDX',
      246,
      'The following transaction was taken over: A MUELLER URS X400:/C=CH/A=400NET/G=URS/S=MUELLER.',
    ],
  ),
  eventCase(
    'transactions/address-refused',
    [
      'X400Proxy',
      13,
      "X400 address failure. An illegal type name was specified at character position 21 of 'X400:x121=1234567890;a=admd;p=prmd;c=gb;'.",
    ],
    ['X400Proxy', 10, "X400 address made: 'X400:x.121=1234567890;a=admd;p=prmd;c=gb;'."],
  ),
  eventCase(
    'transactions/address-refused',
    [
      'MSProxy',
      5,
      "Microsoft Mail address failure. The Mailbox name 'MS:NORTH/SALES/User02, MacGroovy' is not valid.",
    ],
    ['MSProxy', 6, "Microsoft Mail address 'MS:NORTH/SALES/USER02' made."],
  ),
  // Q156726 prints both events without their numbers.
  lineCase(
    'transactions/address-refused',
    'Source: X400Proxy\nType: Warning\nDescription: X400 address failure. An illegal type name was specified at character position 21',
    'Source: X400Proxy\nType: Warning\nDescription: X400 address made.',
    'event',
  ),
  lineCase(
    'transactions/address-refused',
    'Source: MSExchangeDX\nType: Error\nDescription: The email address of the following transaction is not a valid format.',
    'Source: MSExchangeDX\nType: Error\nDescription: The following transaction was taken over.',
    'event',
  ),
  lineCase(
    'registration/duplicate-dirsync-address',
    '05/06/98 18:00:02 | Warning [ 30] 154 Message contains duplicate email address. Mail item was not delivered to NORTH/EXCH',
    '05/06/98 18:00:02 | Warning [154] Non delivery report. Mail item was not delivered to NORTH/EXCH',
  ),
  lineCase(
    'schedule/process-table-missing',
    'INST1 05/06/98 18:00 Checking the process table on NORTH\\EXCH\nINST1 05/06/98 18:00 Failure while accessing the process table.',
    'INST1 05/06/98 18:00 Checking the process table on NORTH\\EXCH\nINST1 05/06/98 18:00 Running "NSDA -RT"',
  ),
];
