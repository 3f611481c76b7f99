/** Events of the MS Mail Connector Interchange (MSMI) from 2444 on: messages that move, stay behind, or stop a thread. */
import { eventsOf } from './event.ts';

const TAKE_IT_OUT =
  'Stop the interchange, delete that message from the queue of the MTA, and start the interchange again.';
const C1035B3C =
  'When the Administrator program refuses with c1035b3c: the articles know no way for that message but the service pack, and resetting the files of the MTA.';

export const MS_EXCHANGE_MSMI_QUEUE = eventsOf('MSExchangeMSMI', [
  {
    id: 2444,
    severity: 'status',
    title: 'Message taken from the mailbag of MS Mail',
    meaning:
      'Normal, with logging at maximum. Many of them from POSTMASTER with the same sender tell of a loop.',
    kb: ['Q175447', 'Q169117'],
  },
  {
    id: 2446,
    severity: null,
    title: 'A message from Exchange failed and stays in the queue',
    meaning:
      'The text names subject and sender. The message is not delivered, and does the same again whenever the service starts.',
    causes: [
      'Event 2380 right before it: an access violation while the message was processed.',
      'A reply-to address from the Internet that the interchange does not understand (4.0).',
    ],
    remedy: ['See event 2380 for what failed.', TAKE_IT_OUT, C1035B3C],
    kb: ['Q158379'],
  },
  {
    id: 2447,
    severity: null,
    title: 'A message from Exchange failed and stays in the queue',
    meaning:
      'As event 2446. For a message of $SYSTEM it is a DirSync message that no post office gets: with 2380 and MTA event 2247 the sign of attachments that the DXA compressed and the interchange could not unpack.',
    causes: [
      'Compressed DirSync messages (Exchange 4.0).',
      'A reply-to address from the Internet that the interchange does not understand (4.0).',
    ],
    remedy: [
      '$SYSTEM message: switch compression off for each requestor object (DXA-Flags less 32: 39604 becomes 39572).',
      'Install the latest service pack of 4.0. Q140946 names SP2 for the hang.',
      TAKE_IT_OUT,
      C1035B3C,
    ],
    kb: ['Q200079', 'Q140946', 'Q158379'],
  },
  {
    id: 2448,
    severity: null,
    title: 'Message from Exchange delivered to MS Mail',
    meaning:
      'Normal, with logging at maximum: the message was received and put into the mailbag of a post office.',
    kb: ['Q175447'],
  },
  {
    id: 2449,
    severity: null,
    title: 'A report of non-delivery stays in the queue',
    meaning:
      'Seen with 2380 on a Japanese server of version 4.0 SP3: the sender has got the report, and it stays in the queue nevertheless. After a restart of the MTA it is delivered once more.',
    remedy: ['The article knows only the resetting of the files of the MTA.'],
    kb: ['Q164840'],
  },
  {
    id: 2450,
    severity: 'error',
    title: 'A message from Exchange failed and stays in the queue',
    meaning:
      'The text names the sender, and not always the subject. The message is not delivered and fails again at each start of the service; others pass it.',
    causes: [
      'A damaged message (since the fix of 4.0 that lets the others pass).',
      'With 2563: Internet mail in the Russian character set KOI8-R (5.0).',
      'With 2380: an address that holds a directory name that cannot be resolved (before 5.5 SP4).',
    ],
    remedy: [TAKE_IT_OUT, 'Install the latest service pack.'],
    kb: ['Q243701', 'Q159305', 'Q167139'],
  },
  {
    id: 2451,
    severity: null,
    title: 'A message from Exchange failed and stays in the queue',
    meaning: 'As event 2450, without subject and sender. The article prints the source as MSMI.',
    causes: ['With 2380: a recipient with an address of more than 256 characters (5.0).'],
    remedy: [TAKE_IT_OUT, 'Install the service pack of 5.0.'],
    kb: ['Q173344'],
  },
  {
    id: 2539,
    severity: null,
    title: 'A read receipt was thrown away',
    meaning: 'The date in a receipt of the Macintosh client could not be read (before 5.5 SP3).',
    remedy: ['Install 5.5 SP3 or later (Mt.exe 5.5.2534.0).'],
    kb: ['Q214565'],
  },
  {
    id: 2550,
    severity: 'error',
    title: 'The thread towards Exchange found no MTA',
    meaning:
      'The interchange could not make an object in the MTA. It takes up the session by itself when the MTA is back.',
    causes: [
      'The MTA is not running.',
      'With 2558 and 2590, and post offices missing from the connector: NETWORK.GLB of the connector post office is damaged.',
    ],
    remedy: [
      'Check that the MTA service runs.',
      'Restore NETWORK.GLB of the connector post office from a backup when post offices are missing.',
    ],
    kb: ['Q201120'],
  },
  {
    id: 2553,
    severity: null,
    title: 'The thread towards Exchange could not write to the MTA',
    meaning:
      'Mail from MS Mail to Exchange, requests of requestors included, goes slower and may stop: the thread begins anew with the same message. Servers with several processors have more threads and hold out longer. It is the only event of the four (2384, 10000, 2342, 2553) that is written without logging.',
    causes: ['A message with an invalid address.'],
    remedy: [
      'Restart MTA and interchange: some mail passes until that message comes again.',
      'Install the service pack; the article knows no other cure.',
    ],
    kb: ['Q151791'],
  },
  {
    id: 2558,
    severity: 'error',
    title: 'The thread towards MS Mail could not wait for the queue',
    meaning: 'It could not get messages from Exchange. Event 2590 gives the number of the failure.',
    causes: ['See event 2590.'],
    remedy: ['See event 2590.'],
    kb: ['Q201120'],
  },
  {
    id: 2560,
    severity: 'error',
    title: 'The thread towards MS Mail could not read from the MTA',
    meaning:
      'With 2335 (om_read) the service ends, and all mail to MS Mail waits in the queue, DirSync included.',
    causes: ['A damaged message at the head of the queue (4.0). The MTA warns with 2171 and 3128.'],
    remedy: [
      'Stop the service, delete the first message of its queue, and start it again.',
      'Install the service pack of 4.0: from then on the others pass it, and event 2450 names it.',
    ],
    kb: ['Q159305'],
  },
  {
    id: 2563,
    severity: 'error',
    title: 'Out of memory',
    meaning: 'Seen with 2450 for one message, where memory was not the cause.',
    causes: ['Internet mail in the Russian character set KOI8-R (5.0).'],
    remedy: [TAKE_IT_OUT, 'Install the service pack of 5.0.'],
    kb: ['Q167139'],
  },
  {
    id: 2568,
    severity: null,
    title: 'A report of non-delivery could not be processed',
    meaning:
      'The report came from an X.400 system of 1984 with a content that the interchange does not know.',
    causes: ['A fault of Exchange 4.0.'],
    remedy: ['Install 4.0 SP2.'],
    kb: ['Q141135'],
  },
  {
    id: 2590,
    severity: 'error',
    title: 'Waiting for the queue of Exchange failed',
    meaning: 'Shown with 2558 and 2550, where post offices had vanished from the connector.',
    causes: ['NETWORK.GLB or an .XTN file of the connector post office is damaged.'],
    remedy: [
      'Restore NETWORK.GLB of the connector post office from a backup, if the routing has not changed since.',
    ],
    kb: ['Q201120'],
  },
  {
    id: 2597,
    severity: 'warning',
    title: 'A message has text in a code page that is not installed',
    meaning:
      'The message is passed on, perhaps with some characters changed. The number of the code page need not be a real one.',
    remedy: ['Nothing, as a rule. The service pack of 5.0 corrects it.'],
    kb: ['Q167639'],
  },
  {
    id: 10000,
    severity: 'status',
    title: 'Debug data of the interchange',
    meaning:
      'Written with logging at maximum only; the text says all. "MDBEF parsing failed" means that a message was returned because its content could not be taken apart.',
    causes: [
      'MDBEF, attachment information: a message inside a message (5.0, 5.5).',
      'MDBEF, rich text information: attachments between two connectors on double-byte systems.',
      'MDBEF, unknown reason: an Outlook message with a category.',
    ],
    remedy: ['Install the service pack where MDBEF parsing fails.'],
    kb: ['Q177979', 'Q166589', 'Q169682', 'Q151791', 'Q175447'],
  },
  {
    id: 10003,
    severity: null,
    title: 'Fatal error: a mailer thread failed',
    meaning: 'The service ends. It follows event 2380. Starting it again may fail with error 2140.',
    causes: [
      'A report for a message whose sender and recipients are invalid (4.0, 5.0).',
      'A fault of 5.5 before SP3 (Mt.exe 5.5.2524.0).',
    ],
    remedy: [
      'Install the service pack.',
      'Until then: reset INQUEUE3.KEY and INQUEUE3.MBG of the connector post office; all messages in it are lost, and DirSync requests among them have to be sent again.',
    ],
    kb: ['Q198393', 'Q175965'],
  },
]);
