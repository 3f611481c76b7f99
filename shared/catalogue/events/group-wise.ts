/** Events of the Exchange connector for Novell GroupWise and its router, which synchronize directories in a way of their own. */
import type { CatalogueEntry } from '../model.ts';
import { eventsOf } from './event.ts';

const GATEWAY_PATH =
  'The path of the GroupWise API gateway (connector, page Options) is not set, or cannot be reached.';
const SET_PATH = 'Set the path of the API gateway on the Options page, then restart connector and router.';

export const GROUP_WISE: readonly CatalogueEntry[] = [
  ...eventsOf('MSExchangeGWRtr', [
    {
      id: 6015,
      severity: 'status',
      title: 'The router for GroupWise has started',
      meaning: 'It is no fault.',
      kb: ['Q221429'],
    },
    {
      id: 6016,
      severity: 'status',
      title: 'The router for GroupWise has stopped',
      meaning:
        'Where nobody stopped it, directory synchronization of the connector goes on trying all the same, and does not get anywhere.',
      causes: [GATEWAY_PATH],
      remedy: [SET_PATH],
      kb: ['Q221429'],
    },
    {
      id: 6067,
      severity: 'error',
      title: 'A file of the API gateway could not be moved',
      meaning:
        'Mostly for a moment only: NetWare is still writing the file, and the router tries again every 200 milliseconds.',
      causes: [
        'The file is still being written; common with the files of directory synchronization.',
        'A virus scanner, a backup or another connector holds it.',
        'An attachment with characters beyond ASCII in its name (before 5.5 SP4).',
      ],
      remedy: ['Disregard it, unless the same file is named again and again.'],
      kb: ['Q242232', 'Q252689'],
    },
    {
      id: 6087,
      severity: 'error',
      title: 'A file from GroupWise does not tell what kind of message it is',
      meaning: 'Mail from GroupWise does not arrive, while directory synchronization works.',
      causes: ['The external foreign domain for Exchange in GroupWise is damaged.'],
      remedy: [
        'GroupWise: unlink and delete the external foreign domain for Exchange, make it anew, and link it to the API gateway.',
        'Run directory synchronization again.',
      ],
      kb: ['Q244253'],
    },
  ]),
  ...eventsOf('MSExchangeGWISE', [
    {
      id: 511,
      severity: 'error',
      title: 'The GroupWise connector failed while processing',
      meaning: 'Shown with 8262 and 8243 when files for the API gateway could not be written.',
      causes: [GATEWAY_PATH],
      remedy: [SET_PATH],
      kb: ['Q221429'],
    },
    {
      id: 8229,
      severity: 'status',
      title: 'The GroupWise connector has started',
      meaning: 'It is no fault.',
      kb: ['Q221429'],
    },
    {
      id: 8243,
      severity: 'error',
      title: 'A file with transactions for GroupWise could not be closed',
      meaning: 'The changes do not reach GroupWise; the connector tries again without end.',
      causes: [GATEWAY_PATH],
      remedy: [SET_PATH],
      kb: ['Q221429'],
    },
    {
      id: 8262,
      severity: 'error',
      title: 'A file with transactions could not be moved to the router',
      meaning: 'The text names the file and the reason of Windows. The changes do not reach GroupWise.',
      causes: [GATEWAY_PATH],
      remedy: [SET_PATH],
      kb: ['Q221429'],
    },
  ]),
];
