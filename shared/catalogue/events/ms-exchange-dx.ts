/** Events of the DirSync service of Exchange (DXA). Many are written only with its logging at maximum. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_DX = eventsOf('MSExchangeDX', [
  {
    id: 133,
    severity: null,
    title: 'The directory refused what the DXA asked of it',
    meaning:
      'The Exchange directory service answered a request of the DXA with an error. The text names the error and the problem; the problem tells the cause.',
    causes: [
      'DS_E_ADMIN_LIMIT_EXCEEDED: about 150 containers or more are exported to more than one requestor, and what the DXA keeps of a requestor no longer fits into one page of the directory.',
      'DS_E_BAD_ARGUMENT: Msvcrt.dll on the server was replaced by version 6 or later.',
    ],
    remedy: [
      'DS_E_ADMIN_LIMIT_EXCEEDED: export fewer than 100 containers to each requestor, or install 5.5 SP3 and its schema.',
      'DS_E_BAD_ARGUMENT: put back the Msvcrt.dll that came with Windows NT.',
    ],
    kb: ['Q192484', 'Q241117'],
  },
  {
    id: 134,
    severity: 'error',
    title: 'The MTA answered the DXA with an error',
    meaning:
      'The DXA could not get a DirSync message into or out of the MTA. MH_RC_SESSION_BUSY is the answer that the articles show; DirSync stands still meanwhile.',
    causes: [
      'Copies of DirSync messages to the administrator were deleted unread: the MTA cannot convert the notification that nobody read them (4.0 SP3).',
      'A gateway that plays a post office sends requests that lack what the server needs.',
    ],
    remedy: [
      'Stop copying the administrator on DirSync messages, or open the copies before deleting them.',
      'Install the latest service pack of Exchange 4.0.',
      'Take the messages out of the queue of the DXA with Mtacheck when they block it.',
    ],
    kb: ['Q159295', 'Q201122'],
  },
  {
    id: 136,
    severity: null,
    title: 'Message from an unknown DirSync requestor',
    meaning:
      'The sender of a DirSync message is none of the directory names that the DXA knows as requestor or server. The message is thrown away, so its changes are lost until they are sent again.',
    causes: [
      'No remote requestor object, or none any more, for that post office.',
      'Two custom recipients for the NET/PO/$SYSTEM of that post office: one made in another site before the sites replicated, or one that an earlier requestor object left behind, hidden.',
    ],
    remedy: [
      'Look through all recipients, the hidden ones too, for a second one with that address, in all sites.',
      'Delete the one on the side that does not run DirSync, and wait until that has replicated.',
      'Make the remote requestor object if there is none.',
    ],
    kb: ['Q147084', 'Q163625'],
  },
  {
    id: 139,
    severity: null,
    title: 'Sign of two addresses for one $SYSTEM',
    meaning:
      'Named, without its text, as a sign that the directory holds the address of a $SYSTEM mailbox twice. Messages from that mailbox are then not processed, and nobody gets a report. The article does not print the source; it speaks of the logging of DirSync.',
    causes: ['A requestor object was deleted, and its hidden custom recipient was not.'],
    remedy: [
      'Show the hidden recipients, delete the one that is too many, and let that replicate before a requestor is made again.',
    ],
    kb: ['Q163625'],
  },
  {
    id: 143,
    severity: null,
    title: 'The entry of a requestor could not be written',
    meaning:
      'The DXA could not write the new numbers of a remote requestor into the directory. The event 133 beside it gives the reason.',
    causes: ['Too many exported containers, or a replaced Msvcrt.dll: see event 133.'],
    remedy: ['Find out from the problem that event 133 names, and cure that.'],
    kb: ['Q192484', 'Q241117'],
  },
  {
    id: 168,
    severity: null,
    title: 'Where a requestor stands could not be saved',
    meaning:
      'The numbers of the named requestor stay as they were before the cycle. In the next one updates may be sent or received twice, or not at all: in both articles requestors went without.',
    causes: ['The directory refused the change: see events 133 and 143.'],
    remedy: ['Cure what event 133 names, then let one whole cycle pass before anything is reset.'],
    kb: ['Q192484', 'Q241117'],
  },
  {
    id: 178,
    severity: null,
    title: 'Known of MSExchangeMTA, where a directory name has no address',
    meaning:
      'No article prints this number with the source MSExchangeDX. In the one about event 178 during DirSync it is written by MSExchangeMTA: the Directory Synchronization object has no X.400 address. Read the text of the event before you trust that.',
    remedy: ['See MSExchangeMTA 178.'],
    kb: ['Q158309'],
  },
  {
    id: 181,
    severity: null,
    title: 'The DXA ended unexpectedly',
    meaning:
      'The service stops with an access violation while it starts, without a message on the screen. The article prints the number of the event without its source.',
    causes: [
      'Exchange is a requestor, templates are exchanged, and the DXA misreads the list of template prompts.',
      'A template prompt that ends in a slash: two prompts are taken for one.',
    ],
    remedy: [
      'Install 5.5 SP2 or later (Dxa.exe 5.5.2396.0).',
      'Until then take the slash from the end of template prompts, or do not exchange templates.',
    ],
    kb: ['Q196892'],
  },
  {
    id: 220,
    severity: null,
    title: 'Several DirSync messages were lost or delayed',
    meaning:
      'The DXA misses more than one message to or from the named requestor. Event 221 usually follows.',
    causes: ['Damaged messages in the queue of the DXA in the MTA.'],
    remedy: ['Remove the damaged messages of the DXA from the MTA.'],
    kb: ['Q175588'],
  },
  {
    id: 221,
    severity: null,
    title: 'The next reply will be a full export',
    meaning:
      'The DXA will answer the named requestor with its whole list instead of what has changed. That reply is large.',
    causes: ['Messages were lost: see event 220.'],
    remedy: [
      'Expect a large reply in the next cycle, and check that the transport lets it through.',
      'With event 220: remove the damaged messages of the DXA from the MTA, else it comes back.',
    ],
    kb: ['Q175588'],
  },
  {
    id: 238,
    severity: null,
    title: 'Known of MSExchangeMigDS, where an address is taken already',
    meaning:
      'No article prints this number with the source MSExchangeDX. Around DirSync it is written by MSExchangeMigDS, the Migration Wizard, when DirSync has already made a recipient with the address. Read the text of the event before you trust that.',
    remedy: ['See MSExchangeMigDS 238.'],
    kb: ['Q200564'],
  },
  {
    id: 247,
    severity: 'error',
    title: 'The address of a transaction is not valid',
    meaning:
      'The transaction that the text quotes was not taken over, and its recipient does not exist in Exchange. An event just before it, from X400Proxy or MSProxy, says what is wrong with the address.',
    causes: [
      'An X.400 address with X121= instead of X.121= (4.0).',
      'An X.400 address that holds a slash inside a value (4.0).',
      'A name of more than ten characters, or with a comma, in the place of the mailbox (MSMAIL addresses, before 5.5 SP2).',
    ],
    remedy: [
      'Correct the address at the post office that it comes from, and have it sent again.',
      'Install the service pack: 4.0 for X.400 addresses, 5.5 SP2 for long mailbox names.',
    ],
    kb: ['Q159189', 'Q193842', 'Q156726'],
  },
  {
    id: 249,
    severity: 'error',
    title: 'Error while creating the database of the DXA',
    meaning:
      'The DXA cannot use its database XDIR.EDB and does not start. Error -1201 is the one that the articles show.',
    causes: [
      'Windows NT or Exchange was upgraded: the sort order has changed, and the DXA does not rebuild the indexes itself.',
      'Security.dll of Windows NT 4.0 SP2 with 128-bit encryption lies where the DXA wants its memory (5.0).',
    ],
    remedy: [
      'Stop the service and defragment the database: EDBUTIL /d XDIR.EDB in DXADATA; ESEUTIL from 5.5 on.',
      'When that ends with a duplicate key in MapTable: EDBUTIL /d /r XDIR.EDB.',
      'Start the service; the event comes once more and then no longer.',
    ],
    kb: ['Q169677', 'Q224991', 'Q153658'],
  },
  {
    id: 268,
    severity: 'error',
    title: 'A temporary file in DXADATA could not be opened',
    meaning:
      'The DXA stops at an incoming DirSync message. The text speaks of room on the disk, and that may be wrong.',
    causes: [
      'Security.dll of Windows NT 4.0 SP2 with 128-bit encryption blocks the memory that the DXA maps its file to.',
    ],
    remedy: [
      'Check the room on the disk of DXADATA.',
      'Look at the image base of Security.dll: 46480000 is the wrong one.',
      'Install Windows NT 4.0 SP3, or REBASE -b 77A80000 SECURITY.DLL and restart the computer.',
    ],
    kb: ['Q153658'],
  },
  {
    id: 282,
    severity: null,
    title: 'A recipient was looked for under another requestor',
    meaning:
      'The DXA did not find the recipient of a transaction under its own requestor, and searches again under those of the registry value "Requestors Used To Import From". One event for each search.',
    causes: [
      'Names of other post offices were put into DirSync with IMPORT -E: Exchange notes the requestor that they came through.',
    ],
    remedy: ['Nothing, when that registry value was set on purpose.'],
    kb: ['Q155727'],
  },
]);
