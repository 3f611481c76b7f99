/** Events and log lines that tell why DirSync mail does not get from or to Exchange. */
import { dirSyncRule, worded } from './dirsync-rule.ts';
import { eventOf } from './event-pattern.ts';
import type { LineRule } from './model.ts';

export const EXCHANGE_MAIL_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'transport/mta-session-busy',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The MTA does not take messages from the DXA: its session is busy',
    looksAt: 'Event MSExchangeDX 134 with MH_RC_SESSION_BUSY.',
    meaning:
      'Something in the queue of the DXA blocks its session with the MTA, and DirSync with MS Mail stands still. Known: the notification that a copy of a DirSync message was deleted unread, and requests of a gateway that lack what the server needs.',
    disproof: 'DirSync messages are not copied to an administrator, no gateway takes part, and mail flows.',
    kb: ['Q159295', 'Q201122', 'Q181952', 'Q163625'],
    remedy: [
      'Switch off the copies to the administrator, or open them before deleting them.',
      'Stop the MTA and take the messages out of the queue of the DXA with MTACHECK.',
      'Install the latest service pack of Exchange 4.0.',
      'With a gateway that plays a post office the server and requestor objects have to be deleted and made anew. Write down the members of all distribution lists first: with the requestor object its custom recipients vanish, and DirSync brings them back into the address list, but not into the lists (Q181952).',
      'After deleting, also delete the hidden recipient NET/PO/$SYSTEM and let that replicate, before the new object is made. It stays otherwise, and with two of them the DXA throws DirSync mail away (events 136 and 139, Q163625).',
      'With the new objects: NET PAUSE MSExchangeDX for a cycle at once.',
    ],
    patterns: [eventOf('MSExchangeDX', [134], { text: ['session_busy'] })],
  }),
  dirSyncRule({
    id: 'transport/dxa-without-x400-address',
    family: 'transport',
    severity: 'error',
    certainty: 'possible',
    name: 'The MTA cannot address a message: a directory name has no X.400 address',
    looksAt: 'Event MSExchangeMTA 178.',
    meaning:
      'The MTA gives messages back whose sender or recipient has no X.400 address. When that is the Directory Synchronization object of the server, DirSync with MS Mail fails. The event does not say which object it is.',
    disproof: 'The Directory Synchronization object has an X.400 address, or DirSync messages still arrive.',
    kb: ['Q158309'],
    remedy: [
      'Administrator program: Servers, the server, Directory Synchronization, page E-mail Addresses: enter a valid X.400 address.',
    ],
    patterns: [eventOf('MSExchangeMTA', [178], { text: ['o/r address'] })],
  }),
  dirSyncRule({
    id: 'transport/recipients-made-anew',
    family: 'transport',
    severity: 'warning',
    certainty: 'possible',
    name: 'Mail goes to recipients that are no longer in the directory',
    looksAt: 'Event MSExchangeMTA 2245 with DS_E_NO_SUCH_OBJECT, or 142 without a route to a directory name.',
    meaning:
      'Personal address books keep the directory name of a recipient. When Exchange is turned from requestor into DirSync server, or the requestor object is removed, DirSync makes all MS Mail recipients anew under other names. Mail to the old ones comes back, although the address looks the same.',
    disproof: 'Nothing of the role of Exchange was changed, and the named recipients are no MS Mail users.',
    kb: ['Q181952'],
    remedy: [
      'Have users remove MS Mail recipients from their personal address books, and choose them anew from the global address list.',
      'Put them into distribution lists again: DirSync does not.',
    ],
    patterns: [
      eventOf('MSExchangeMTA', [2245], { text: ['ds_e_no_such_object'] }),
      eventOf('MSExchangeMTA', [142], { text: ['unable to route to recipient dn:'] }),
    ],
  }),
  dirSyncRule({
    id: 'transport/circular-route',
    family: 'transport',
    severity: 'error',
    certainty: 'likely',
    name: 'The interchange returns DirSync mail: it takes a name for a circular route',
    looksAt: 'Event MSExchangeMSMI 2117 with a circular route.',
    meaning:
      'Mail from the post office is returned before the DXA sees it. It is known where the name of the post office is similar to that of the Exchange connector post office; in the article it is the same with one more character. That the interchange cuts the longer name is our reading of the route it printed.',
    disproof:
      'The two names do not resemble each other, or the route really leads through one of them twice.',
    kb: ['Q162841'],
    remedy: [
      'Compare the name of the sending post office with that of the connector post office, letter by letter.',
      'Install the latest service pack of Exchange 4.0.',
    ],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [eventOf('MSExchangeMSMI', [2117], { text: ['circular route'] })],
  }),
  dirSyncRule({
    id: 'registration/duplicate-dirsync-address',
    family: 'registration',
    severity: 'error',
    certainty: 'likely',
    name: 'Two Exchange servers have the same DirSync address',
    looksAt: '"Message contains duplicate email address" in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The reply to an Exchange requestor came back undelivered. The DXA of the first server of a site is $SYSTEM, further ones are SYSTEM1, SYSTEM2 and so on, and a requestor always has a number. A server that was added has got a number that was taken, and no updates reach the site; Exchange itself logs nothing.',
    disproof: 'Each Directory Synchronization object of the site has another MS Mail address.',
    kb: ['Q187779', 'Q150828'],
    remedy: [
      'Administrator program: open the Directory Synchronization object of the new server, page E-mail Addresses.',
      'Give its MS address the next free SYSTEMn, and wait for the next cycle.',
    ],
    acts: ['open-logs', 'open-ladder'],
    patterns: [worded('duplicate email address')],
  }),
  dirSyncRule({
    id: 'schedule/process-table-missing',
    family: 'schedule',
    severity: 'info',
    certainty: 'likely',
    name: 'Dispatch looks after a post office that has no process table',
    looksAt: '"Failure while accessing the process table" in DISPATCH.LOG.',
    meaning:
      'Dispatch found no PROCESS.GLB. The connector post office of Exchange has none: Exchange keeps its own times. It is merely in the list of post offices by mistake, and DirSync goes on.',
    disproof:
      'All post offices of DISPATCH.INI are MS Mail post offices: then a real PROCESS.GLB cannot be read.',
    kb: ['Q149451'],
    remedy: [
      'Take the connector post office of Exchange out of DISPATCH.INI or the command line of Dispatch.',
    ],
    acts: ['open-schedule', 'open-logs'],
    patterns: [{ formats: ['dispatch'], text: ['failure while accessing the process table'] }],
  }),
];
