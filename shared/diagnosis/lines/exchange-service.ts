/** Events that tell why the DirSync service of Exchange (DXA) does not start, or stops. */
import { dirSyncRule } from './dirsync-rule.ts';
import { eventOf } from './event-pattern.ts';
import type { LineRule } from './model.ts';

export const EXCHANGE_SERVICE_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'files/dxa-index-order',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'The database of the DXA has to be rebuilt after an upgrade',
    looksAt: 'Event MSExchangeDX 249 with error -1201, and ESE97 177 about XDIR.EDB.',
    meaning:
      'XDIR.EDB holds what the DXA has sent to whom. An upgrade of Windows NT or Exchange changed the order in which names are sorted, and the DXA does not rebuild its indexes by itself. It does not start, so there are neither requests nor replies from Exchange.',
    disproof:
      'Neither Windows NT nor Exchange was upgraded. With Windows NT 4.0 SP2 and 128-bit encryption the cause can be the image base of Security.dll instead.',
    kb: ['Q169677', 'Q224991', 'Q156063', 'Q153658'],
    remedy: [
      'NET STOP MSExchangeDX, and copy DXADATA aside.',
      'EDBUTIL /d XDIR.EDB in DXADATA; from Exchange 5.5 on ESEUTIL /d.',
      'When it ends with a duplicate key in MapTable (error -1605): EDBUTIL /d /r XDIR.EDB.',
      'NET START MSExchangeDX. The event comes once more, and then no longer.',
    ],
    patterns: [
      eventOf('MSExchangeDX', [249], { text: ['-1201'] }),
      eventOf('ESE97', [177], { text: ['xdir.edb'] }),
    ],
  }),
  dirSyncRule({
    id: 'files/dxa-log-missing',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'A database log of the DXA is missing or cannot be read',
    looksAt: 'Error -509 in an event of MSExchangeDX, or in one that names its service.',
    meaning:
      'At its start the DXA replays the logs of its database. It found a gap in their numbers, a log that it may not read, or no room on the disk, and gave up. Without the service nothing is sent to requestors, and nothing is taken from them.',
    disproof: 'The numbers of EDBnnnnn.LOG in DXADATA have no gap, and the service account can open each.',
    kb: ['Q142782'],
    remedy: [
      'Check the attributes and the rights on the logs in DXADATA, and the room on that disk.',
      'With a gap: move the logs with lower numbers than the missing one out of DXADATA, and the checkpoint file too.',
      'NET START MSExchangeDX.',
    ],
    patterns: [
      { formats: ['event'], source: 'MSExchangeDX', text: ['-509'] },
      { formats: ['event'], text: ['directory synchronization', 'error', '-509'] },
    ],
  }),
  dirSyncRule({
    id: 'files/dxa-database-missing',
    family: 'files',
    severity: 'error',
    certainty: 'likely',
    name: 'XDIR.EDB, the database of the DXA, is missing',
    looksAt: 'Event ESE97 124 for MSExchangeDX: the header of a log cannot be read.',
    meaning:
      'DXADATA holds the log of the database, but not the database that the log names. The service stops at once; Windows NT shows error 2140 and nothing else.',
    disproof: 'XDIR.EDB is in DXADATA.',
    kb: ['Q185225'],
    remedy: [
      'Restore XDIR.EDB from an offline copy.',
      'Without one, take all files out of DXADATA and start the service: they are made anew and empty, and transactions not yet committed are lost.',
    ],
    patterns: [eventOf('ESE97', [124], { text: ['msexchangedx', 'log header'] })],
  }),
  dirSyncRule({
    id: 'capacity/dxa-temporary-file',
    family: 'capacity',
    severity: 'error',
    certainty: 'possible',
    name: 'The DXA cannot open a temporary file and stops',
    looksAt: 'Event MSExchangeDX 268.',
    meaning:
      'The DXA stops while it works on an incoming message, and the message stays undone. The event blames the room on the disk. In the known case there was room enough: Security.dll of Windows NT 4.0 SP2 with 128-bit encryption lay where the DXA maps its file.',
    disproof: 'The disk of DXADATA is full, or the image base of Security.dll is not 46480000.',
    kb: ['Q153658'],
    remedy: [
      'Check the room on the disk of DXADATA.',
      'DUMPBIN /HEADERS SECURITY.DLL: an image base of 46480000 is the wrong one.',
      'Install Windows NT 4.0 SP3, or REBASE -b 77A80000 SECURITY.DLL and restart the computer.',
    ],
    patterns: [eventOf('MSExchangeDX', [268])],
  }),
  dirSyncRule({
    id: 'templates/dxa-stops-on-prompts',
    family: 'templates',
    severity: 'error',
    certainty: 'possible',
    name: 'The DXA stops while it reads template prompts',
    looksAt: 'Event MSExchangeDX 181.',
    meaning:
      'The service ends with an access violation when it starts, and says nothing else. It is known of an Exchange requestor that exchanges templates: the DXA misreads the list of prompts, above all when one ends in a slash.',
    disproof: 'Templates are neither sent nor received, or Dxa.exe is 5.5.2396.0 or later.',
    kb: ['Q196892'],
    remedy: [
      'Take the slash from the end of template prompts at the post offices.',
      'Switch the exchange of templates off until it is cured.',
      'Install Exchange 5.5 SP2 or later.',
    ],
    patterns: [eventOf('MSExchangeDX', [181])],
  }),
];
