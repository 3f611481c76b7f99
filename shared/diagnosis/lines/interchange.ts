/** Events of the MS Mail Connector Interchange that tell why it does not carry mail, DirSync messages included. */
import { DIRSYNC_WORDS } from '../dirsync-words.ts';
import { dirSyncRule } from './dirsync-rule.ts';
import { eventOf } from './event-pattern.ts';
import type { LineRule } from './model.ts';

const SOURCE = 'MSExchangeMSMI';

export const INTERCHANGE_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'transport/interchange-message-left',
    family: 'transport',
    severity: 'warning',
    certainty: 'likely',
    name: 'The interchange cannot process a message, and leaves it in its queue',
    looksAt:
      'Events MSExchangeMSMI 2449, 2450 and 2451, and 2446 and 2447 about messages that are not of directory synchronization.',
    meaning:
      'The message makes the interchange fail, and fails again whenever the service starts. DirSync messages go the same way. Known kinds: an Internet reply-to address it does not understand, an address of more than 256 characters, a directory name that cannot be resolved, the character set KOI8-R.',
    disproof: 'The service was restarted, and the event did not come again.',
    kb: ['Q158379', 'Q243701', 'Q173344', 'Q167139', 'Q164840'],
    remedy: [
      'Look at sender and subject in the event, and at the event 2380 or 2563 just before it.',
      'Stop the interchange, delete the message from its queue in the MTA, and start it again.',
      'Delete the ATT file of zero bytes that it left in MAILDATA\\ATT.',
      'Install the latest service pack.',
    ],
    patterns: [
      // Those of directory synchronization are told by the rules about decoding.
      eventOf(SOURCE, [2446, 2447], { without: DIRSYNC_WORDS }),
      eventOf(SOURCE, [2449, 2450, 2451]),
    ],
  }),
  dirSyncRule({
    id: 'transport/interchange-ended',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The interchange ended: mail to MS Mail waits in its queue',
    looksAt: 'Event MSExchangeMSMI 10003, and 2335 or 2560 about a message that could not be read.',
    meaning:
      'A damaged message, or a report about one whose sender and recipients are invalid, ended the service. Until it runs again nothing gets to MS Mail, so no requestor gets its updates; started again, it meets the same message.',
    disproof: 'The service has run ever since, and its queue gets shorter.',
    kb: ['Q159305', 'Q198393', 'Q175965'],
    remedy: [
      '2335 and 2560: with the service stopped, delete the first message of its queue in the MTA, then start it.',
      '10003: install the service pack. Resetting INQUEUE3.KEY and INQUEUE3.MBG of the connector post office lets it start too, and loses every message in them.',
      'Let one DirSync cycle pass before anything else is done.',
    ],
    patterns: [
      eventOf(SOURCE, [10_003]),
      eventOf(SOURCE, [2335], { text: ['om_read'] }),
      eventOf(SOURCE, [2560]),
    ],
  }),
  dirSyncRule({
    id: 'transport/interchange-inbound-blocked',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'One message keeps the interchange from delivering to Exchange',
    looksAt: 'Event MSExchangeMSMI 2553, and 2342 about the XOM stream.',
    meaning:
      'The MTA refuses a message with an invalid address, and the thread that submits it begins anew with the same message. Requests of requestors wait behind it. With several processors there are several threads, and it takes longer until all of them stand still.',
    disproof: 'The MTA was stopped at that time, and the events ended when it ran again.',
    kb: ['Q151791'],
    remedy: [
      'Restart MTA and interchange: some mail passes until that message comes again.',
      'Install the latest service pack of Exchange 4.0 or 5.0; the article knows no other cure.',
    ],
    patterns: [eventOf(SOURCE, [2553]), eventOf(SOURCE, [2342], { text: ['xom'] })],
  }),
  dirSyncRule({
    id: 'transport/interchange-wrong-account',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The interchange runs without the directory, and delivers nothing',
    looksAt: 'Event MSExchangeMSMI 2410.',
    meaning:
      'The service seems to run, but has no session with the directory service and delivers no mail. It is started with the system account instead of the service account of Exchange.',
    disproof: 'It logs on with the service account: then look whether the directory service runs.',
    kb: ['Q164177'],
    remedy: [
      'Control Panel, Services, Microsoft Mail Connector Interchange, Startup: choose This Account and the service account of Exchange.',
      'Stop it and start it again.',
    ],
    patterns: [eventOf(SOURCE, [2410])],
  }),
  dirSyncRule({
    id: 'transport/interchange-queue-unreachable',
    family: 'transport',
    severity: 'error',
    certainty: 'possible',
    name: 'The interchange cannot get at the queues of Exchange',
    looksAt: 'Events MSExchangeMSMI 2558 and 2590.',
    meaning:
      'The thread that takes messages from the MTA failed. Either the MTA does not run, and all is well as soon as it does; or, where post offices have vanished from the connector too, NETWORK.GLB of the connector post office is damaged.',
    disproof: 'The MTA was restarted at that time, and mail flows since.',
    kb: ['Q201120'],
    remedy: [
      'Check that the MTA runs.',
      'MS Mail connector, Connections: are all post offices there? If not, restore NETWORK.GLB of the connector post office from a backup made since the routing was changed last.',
    ],
    patterns: [eventOf(SOURCE, [2558, 2590])],
  }),
  dirSyncRule({
    id: 'transport/interchange-waits-for-mta',
    family: 'transport',
    severity: 'info',
    certainty: 'possible',
    name: 'The interchange found no MTA, and connects again by itself',
    looksAt: 'Event MSExchangeMSMI 2550.',
    meaning:
      'The interchange could not make an object in the MTA, as whenever the MTA is stopped. It takes up the session when the MTA is back. Beside 2558 and 2590 it can be the damage that these are listed under.',
    disproof: 'The MTA ran all the time.',
    kb: ['Q201120'],
    remedy: ['Check that the MTA runs, and that mail flows since.'],
    patterns: [eventOf(SOURCE, [2550])],
  }),
  dirSyncRule({
    id: 'transport/returned-mailbag-full',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The interchange returns mail: a mailbag is full, or two programs use it',
    looksAt: 'Event MSExchangeMSMI 2117 with mailbag contention, and 2010 about an .MBG file.',
    meaning:
      'A mailbag takes 4,096 messages. When the PC-MTA stops, the interchange goes on filling it and returns everything after that, DirSync messages too. With room in it, two External programs work on one post office.',
    disproof:
      'The .MBG has fewer than 4,096 records of 116 bytes, and one External only serves the post office.',
    kb: ['Q163020', 'Q237695'],
    remedy: [
      'Check that the PC-MTA service runs, and start it.',
      'Let only one instance of External connect to the post office, version 3.2.18 or later.',
      'Delete files in P1 that are older than two days; on NetWare check that files in ATT, GLB, KEY, MAI and MBG have an owner.',
    ],
    patterns: [
      eventOf(SOURCE, [2117], { text: ['mailbag contention'] }),
      eventOf(SOURCE, [2010], { text: ['.mbg'] }),
    ],
  }),
  dirSyncRule({
    id: 'transport/returned-duplicate-address',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The interchange returns mail: Exchange has the address twice',
    looksAt: 'Event MSExchangeMSMI 2117 about a duplicate e-mail address.',
    meaning:
      'The directory of Exchange holds the address of the recipient more than once, so the interchange cannot tell whom it is for. Where the recipient is a $SYSTEM mailbox, the request of a requestor comes back.',
    disproof: 'Find Recipients shows the address once, hidden recipients included.',
    kb: ['Q165396'],
    remedy: [
      'Tools, Find Recipients in the Administrator program: look for the address, also among hidden recipients.',
      'Delete the one that is too many, and let that replicate.',
    ],
    patterns: [
      eventOf(SOURCE, [2117], { text: ['duplicated email address'] }),
      eventOf(SOURCE, [2117], { text: ['[030]'] }),
    ],
  }),
  dirSyncRule({
    id: 'transport/smtp-at-ms-mail',
    family: 'transport',
    severity: 'warning',
    certainty: 'likely',
    name: 'Internet mail is routed to the MS Mail connector and comes back',
    looksAt: 'Event MSExchangeMSMI 2375 about a recipient of type SMTP.',
    meaning:
      'The MS Mail connector has an address space of type SMTP, so the MTA gives it Internet mail at random. No mailbag takes it, and the sender gets a report. DirSync itself is not touched.',
    disproof: 'A gateway on the MS Mail side is meant to carry Internet mail.',
    kb: ['Q169117'],
    remedy: [
      'MS Mail connector, Address Space: remove the entry of type SMTP.',
      'Where a gateway is meant: set up its access component on the connector post office.',
    ],
    patterns: [eventOf(SOURCE, [2375], { text: ['no mailbag', 'smtp:'] })],
  }),
];
