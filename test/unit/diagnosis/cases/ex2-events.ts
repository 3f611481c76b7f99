/** Rules about events of the interchange and of other connectors, from events as the articles print them. */
import { eventCase } from '../../../fixtures/event-case.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

const LEFT =
  'MS Mail Connector Interchange has failed processing message from Exchange. The message is left in the delivery queue.';
const NO_MTA =
  'The thread in MSMail connector that delivers to Exchange has failed creating MSExchange MTA object.';
const RETURNED = 'Non delivery report generated. From: NORTH/HUB/ANNA Subject: Hello';

export const EX2_EVENT_CASES: readonly RuleCase[] = [
  eventCase(
    'transport/interchange-message-left',
    ['MSExchangeMSMI', 2450, `${LEFT} This message is from NORTH/HUB/POSTMASTER.`],
    [
      'MSExchangeMSMI',
      2447,
      `${LEFT} This message entitled "SrvTx R=17 S=85 (was 80), I=1 5 sent" is from NORTH/HUB/$SYSTEM.`,
    ],
  ),
  eventCase(
    'transport/interchange-message-left',
    ['MSExchangeMSMI', 2446, `${LEFT} This message entitled "Hello" is from SMTP:anna@example.com.`],
    ['MSExchangeMSMI', 2448, 'Message ID <000004D2> created in MS Mail To: NORTH/HUB/ANNA'],
  ),
  // The source as Q173344 and Q175965 print it.
  eventCase(
    'transport/interchange-message-left',
    ['MSMI', 2451, `${LEFT} Use the MS Exchange Administrator to view the details for this message.`],
    ['MTA', 2451, `${LEFT} Use the MS Exchange Administrator to view the details for this message.`],
  ),
  eventCase(
    'transport/interchange-ended',
    ['MSMI', 10_003, 'Fatal Assert: File sfsems.cpp line 837. Mailer thread failed.'],
    ['MSMI', 10_000, 'Recipient is MS:NORTH/HUB/POSTMASTER'],
  ),
  eventCase(
    'transport/interchange-ended',
    ['MSExchangeMSMI', 10_003, 'Fatal Error: File SFSEMS.CPP, line 878 Mailer Thread failed.'],
    ['MSExchangeMSMI', 10_000, 'Recipient is MS:NORTH/HUB/POSTMASTER'],
  ),
  eventCase(
    'transport/interchange-ended',
    ['MSExchangeMSMI', 2335, 'MS Mail Connector Interchange has failed in om_read(). Return code is 0x15.'],
    [
      'MSExchangeMSMI',
      2335,
      'MS Mail Connector Interchange has established an MTA session for downloading messages from the Exchange server.',
    ],
  ),
  eventCase(
    'transport/interchange-inbound-blocked',
    [
      'MSExchangeMSMI',
      2553,
      'The thread in MS Mail Connector that delivers to Exchange has failed writing out data to the MTA.',
    ],
    [
      'MSExchangeMSMI',
      2384,
      'MS Mail Connector Interchange has established an MTA session for uploading messages to the Exchange server.',
    ],
  ),
  eventCase(
    'transport/interchange-wrong-account',
    [
      'MSExchangeMSMI',
      2410,
      'MS Mail Connector Interchange has failed to establish a session with the Directory services. The return code is 0x105.',
    ],
    ['MSExchangeIMC', 2410, 'The return code is 0x105.'],
  ),
  eventCase(
    'transport/interchange-queue-unreachable',
    ['MSExchangeMSMI', 2590, 'The MSMail connector interchange wait on Exchange queue failed 0x5'],
    ['MSExchangeMSMI', 2550, NO_MTA],
  ),
  eventCase(
    'transport/interchange-waits-for-mta',
    ['MSExchangeMSMI', 2550, NO_MTA],
    ['MSExchangeMSMI', 2590, 'The MSMail connector interchange wait on Exchange queue failed 0x5'],
  ),
  eventCase(
    'transport/returned-mailbag-full',
    ['MSExchangeMSMI', 2117, `${RETURNED} [008] Failure delivering user mail due to mailbag contention.`],
    ['MSExchangeMSMI', 2117, `${RETURNED} [029] This mail message could not be parsed correctly.`],
  ),
  eventCase(
    'transport/returned-duplicate-address',
    ['MSExchangeMSMI', 2117, `${RETURNED} [030] Message contains duplicated Email address.`],
    ['MSExchangeMSMI', 2117, `${RETURNED} [004] Message circular route detected.`],
  ),
  eventCase(
    'transport/smtp-at-ms-mail',
    [
      'MSExchangeMSMI',
      2375,
      'No mailbag on the MS Mail Connector Post Office was found for recipient: SMTP:anna@example.com in the message',
    ],
    [
      'MSExchangeMSMI',
      2375,
      'No mailbag on the MS Mail Connector Post Office was found for recipient: X400:c=US;a= ;p=EX in the message',
    ],
  ),
  eventCase(
    'logs/notes-agent-not-started',
    [
      'LME-NOTES',
      1,
      'LME-NOTES-DXANOTES(020d)1 64002:error[Invalid configuration:failed to initialize notes directory exchange agent].',
    ],
    ['LME-NOTES', 1, 'LME-NOTES-DXANOTES(020d)1 64001:notes directory exchange agent initialized'],
  ),
  eventCase(
    'logs/address-taken',
    [
      'MSExchangeNOTES',
      6206,
      'MS Exchange Reports: Unable to process custom recipient f7afa2e9 because target address NOTES:Anna Berg/Org@Org has already been assigned to Address Book entry /o=Org/cn=AnnaB.',
    ],
    ['MSExchangeNOTES', 60_102, 'UPDATE entry details: DN: f7afa2e9 TA: NOTES:Anna Berg/Org@Org'],
  ),
  eventCase(
    'logs/interorg-users-left-out',
    [
      '_Exchange Inter-Org Synch',
      4096,
      'InterOrg: CImportData::PerformImport Warning: Failed to find SMTP e-mail address DisplayName=NOSMTP',
    ],
    ['_Exchange Inter-Org Synch', 4096, 'InterOrg: CImportData::PerformImport finished'],
  ),
  eventCase(
    'logs/groupwise-gateway-path',
    [
      'MSExchangeGWISE',
      8262,
      "Could not move file 'C:\\WINNT4E\\GDX3F.tmp' to 'gwrouter\\togwise\\GDX3F.api' - Win32 error '{WIN32:3}'",
    ],
    ['MSExchangeGWISE', 8229, 'The Microsoft Exchange Connector for Novell GroupWise service has started.'],
  ),
  eventCase(
    'logs/groupwise-bad-files',
    [
      'MSExchangeGWRtr',
      6062,
      "Fail on dispatching message 'api\\API_OUT\\36ED2937.API' from 'exchconn\\gwrouter\\badfiles\\'",
    ],
    [
      'MSExchangeGWRtr',
      6067,
      "Failed to move file 'api\\API_OUT\\36ED2937.API'. The system error code is 33",
    ],
  ),
];
