/** Events of the MTA about damaged messages and its own objects, beside those in ms-exchange-mta.ts. */
import type { CatalogueEntry } from '../model.ts';
import { eventsOf } from './event.ts';

/** Q200079 prints the second one, and tells of the same service. */
const MTA_SOURCES = ['MSExchangeMTA', 'MTA OpSys'] as const;

export const MTA_QUEUE: readonly CatalogueEntry[] = [
  ...eventsOf('MSExchangeMTA', [
    {
      id: 2171,
      severity: 'warning',
      title: 'Reading an attribute from the database of the MTA failed',
      meaning:
        'Shown with a damaged message at the head of the queue of the MS Mail connector: the interchange ends with 2335 and 2560.',
      causes: ['A damaged message.'],
      remedy: ['Stop the interchange, delete the first message of its queue, and start it again.'],
      kb: ['Q159305'],
    },
    {
      id: 3128,
      severity: 'warning',
      title: 'Error in the database of the MTA',
      meaning: 'Shown with 2171, for the session with a gateway such as the MS Mail connector.',
      causes: ['See event 2171.'],
      remedy: ['See event 2171.'],
      kb: ['Q159305'],
    },
  ]),
  ...MTA_SOURCES.flatMap((source) =>
    eventsOf(source, [
      {
        id: 2247,
        severity: 'warning',
        title: 'A command to allocate a directory name object failed',
        meaning:
          'By itself it says little: the MTA of 4.0 may write it at every connection between two MTAs. With 2380 and 2447 of the interchange, and hardly any processor time left, it is part of the picture of compressed DirSync messages.',
        causes: [
          'A mistake in the logging of the MTA (4.0).',
          'With 2380 and 2447: DirSync messages that the DXA compressed (4.0).',
        ],
        remedy: [
          'Alone: disregard it.',
          'With 2380 and 2447: switch compression off for the requestors (DXA-Flags less 32), and install the latest service pack of 4.0. Q140946 names SP2 for the hang.',
        ],
        kb: ['Q200079', 'Q140946', 'Q161482'],
      },
    ]),
  ),
];
