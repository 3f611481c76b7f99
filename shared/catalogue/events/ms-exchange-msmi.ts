/** Events of the MS Mail Connector Interchange (MSMI) up to 2410: what it reads, hands over and returns. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_MSMI = eventsOf('MSExchangeMSMI', [
  {
    id: 2010,
    severity: null,
    title: 'Message could not be put into a mailbag',
    meaning:
      'Writing into the .MBG file that the text names failed with a disk error. The message is returned: event 2117 with reason [008] follows. It is written with logging of debug data only.',
    causes: ['The mailbag holds 4,096 messages, its limit: usually because the PC-MTA does not empty it.'],
    remedy: ['Start the PC-MTA service, and look why it had stopped.'],
    kb: ['Q163020'],
  },
  {
    id: 2113,
    severity: null,
    title: 'Message delivered to Exchange',
    meaning: 'A message from MS Mail was handed to Exchange. By itself it is no fault.',
    kb: ['Q169117'],
  },
  {
    id: 2117,
    severity: 'warning',
    title: 'Report of non-delivery generated',
    meaning:
      'The interchange gave a message up and told its sender so. The number in brackets in the text is the reason. For a DirSync message it means that this update is not delivered: it has to be sent again.',
    causes: [
      '[004] circular route: the name of a post office is that of the connector post office with one more character (before the fix).',
      '[008] mailbag contention: the .MBG holds 4,096 messages because the PC-MTA stands still, or two External programs work on one mailbag.',
      '[029] not parsed: an attachment has characters beyond ASCII in its name (before the fix).',
      '[030] duplicate address: the Exchange directory has the address of the recipient more than once.',
    ],
    remedy: [
      'Read the reason first; without curing it the next update comes back too.',
      '[004]: install the service pack of 4.0, or rename one of the two post offices.',
      '[008]: check that the PC-MTA runs, and that only one External serves the post office.',
      '[030]: find the address in the global address list, and delete the recipient that is too many.',
    ],
    kb: ['Q162841', 'Q163020', 'Q165396', 'Q237695', 'Q175958'],
  },
  {
    id: 2335,
    severity: null,
    title: 'Session for reading from Exchange: opened, or reading failed',
    meaning:
      'Two texts are known by this number. One says that a session to the MTA is open for messages from Exchange: normal, unless it repeats without end. The other says that om_read() failed: the message at the head of the queue cannot be read, and the service ends.',
    causes: [
      'With om_read() and 0x15: a damaged message stands at the head of the queue (4.0).',
      'Repeated with 2380: the X.400 address of the site has no PRMD.',
    ],
    remedy: [
      'With om_read(): stop the service, delete the first message of its queue, start it again; or install the service pack.',
      'With 2380 in a row: enter any value for the PRMD in Site Addressing.',
    ],
    kb: ['Q159305', 'Q165485'],
  },
  {
    id: 2342,
    severity: null,
    title: 'Message could not be handed to the MTA (XOM stream)',
    meaning:
      'The MTA refused what the interchange wrote. With 2384 and 2553 in a row, mail from MS Mail stands still.',
    causes: ['A message with an invalid address is submitted over and over.'],
    remedy: ['See event 2553.'],
    kb: ['Q151791'],
  },
  {
    id: 2371,
    severity: 'warning',
    title: 'Invalid recipients in a message from MS Mail',
    meaning: 'The interchange returns the message. Event 2375 tells which recipient had no mailbag.',
    causes: ['See event 2375.'],
    remedy: ['See event 2375.'],
    kb: ['Q169117'],
  },
  {
    id: 2375,
    severity: 'error',
    title: 'No mailbag for a recipient on the connector post office',
    meaning:
      'Exchange routed a message to the MS Mail connector, and no post office there takes that address. The message is returned.',
    causes: [
      'An address space of type SMTP is entered for the MS Mail connector: Internet mail goes there at random.',
      'The gateway access component for that type is missing on the connector post office.',
    ],
    remedy: [
      'MS Mail connector, Address Space: remove the entry of type SMTP, unless a gateway on the MS Mail side is meant.',
      'Set up the gateway access component where one is meant.',
    ],
    kb: ['Q169117'],
  },
  {
    id: 2376,
    severity: null,
    title: 'Configuration problem when a report was delivered',
    meaning:
      'A report of non-delivery from an X.400 system of 1984 came without the directory name of its recipient, so the interchange looks for a gateway that is not there.',
    causes: ['A fault of the MTA of Exchange 4.0.'],
    remedy: ['Install 4.0 SP1.'],
    kb: ['Q151231'],
  },
  {
    id: 2380,
    severity: 'error',
    title: 'Memory access violation while a message was processed',
    meaning:
      'The interchange failed inside a message. The event right after it (2446, 2447, 2449, 2450, 2451) names the message, which stays in the queue and does the same at the next start. The address that it tried to read says nothing about the cause.',
    causes: [
      'DirSync messages of the DXA that are compressed, with 2447 for a $SYSTEM message and MTA event 2247 (4.0).',
      'A reply-to address from the Internet that the interchange does not understand (4.0); a zero-length ATT file is left behind.',
      'A recipient address of more than 256 characters (5.0), or one that holds a directory name that cannot be resolved (5.5).',
      'A site without PRMD in its X.400 address: comes without end, with 2335.',
      'Memory that is freed too early, or a report for a message whose sender and recipients are invalid: the service ends, with 10003.',
    ],
    remedy: [
      'Look at the next event for the message, and at its sender and subject for the kind of cause.',
      'DirSync messages: switch compression off for the requestor (DXA-Flags less 32), and install the latest service pack of 4.0. Q140946 names SP2 for the hang.',
      'Others: stop the service, delete that message from its queue, start it again, and install the service pack.',
    ],
    kb: [
      'Q200079',
      'Q140946',
      'Q158379',
      'Q198393',
      'Q173344',
      'Q243701',
      'Q165485',
      'Q175965',
      'Q149387',
      'Q164840',
    ],
  },
  {
    id: 2384,
    severity: null,
    title: 'Session to the MTA for sending to Exchange established',
    meaning:
      'Normal at a start. Again and again, with 2342 and 2553, it tells that one message blocks the way.',
    causes: ['See event 2553 where it repeats.'],
    remedy: ['See event 2553 where it repeats.'],
    kb: ['Q151791'],
  },
  {
    id: 2403,
    severity: 'warning',
    title: 'An OLE 2 object could not be converted to OLE 1',
    meaning:
      'The message is delivered, and MS Mail clients do not show the object. DirSync messages have no such objects.',
    causes: ['The program that the object belongs to is not installed on the server of the connector.'],
    remedy: ['Install that program on the server of the connector.'],
    kb: ['Q200661'],
  },
  {
    id: 2410,
    severity: 'error',
    title: 'No session with the directory service',
    meaning:
      'The service starts and seems to run, and delivers nothing: DirSync messages wait in its queue. Return code 0x105 is the one that the article shows.',
    causes: ['The service logs on with the system account instead of the service account of Exchange.'],
    remedy: [
      'Control Panel, Services, Microsoft Mail Connector Interchange, Startup: set This Account to the service account of Exchange, and start it again.',
    ],
    kb: ['Q164177'],
  },
]);
