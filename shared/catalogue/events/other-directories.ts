/** Events of other programs that synchronize directories with that of Exchange, or beside it. */
import type { CatalogueEntry } from '../model.ts';
import { eventsOf } from './event.ts';

export const OTHER_DIRECTORIES: readonly CatalogueEntry[] = [
  ...eventsOf('MSExchangeNOTES', [
    {
      id: 6206,
      severity: 'warning',
      title: 'The address of a Notes user is already taken',
      meaning:
        'An entry of the Exchange directory, which the text names, has the address already, so no custom recipient was made. With logging at maximum it comes for every user of a full load, and then means nothing.',
      causes: [
        'A custom recipient for the user was made before directory synchronization.',
        'Logging of the connector is at maximum.',
      ],
      remedy: [
        'Check one of the users: where the recipient is there and right, disregard the event.',
        'Set logging of the connector to minimum or none.',
      ],
      kb: ['Q238447', 'Q238992'],
    },
    {
      id: 60102,
      severity: 'status',
      title: 'Details of an entry that was updated',
      meaning: 'Written with logging at maximum only, one for each user of a full load. It is no fault.',
      kb: ['Q238992'],
    },
  ]),
  ...eventsOf('_Exchange Inter-Org Synch', [
    {
      id: 4096,
      severity: null,
      title: 'The InterOrg tool left a user out',
      meaning:
        'Every text of the tool has this number. Known for users that were not imported: no SMTP address was found, or DAPIWrite failed (c0000123 without one, c00000ec with one that another entry has).',
      causes: ['The user has no SMTP address.', 'Another entry has the same SMTP address.'],
      remedy: ['Give the user that the text names an SMTP address of its own.'],
      kb: ['Q250578'],
    },
  ]),
  ...eventsOf('MSDSS', [
    {
      id: 46,
      severity: null,
      title: 'The list of failed objects is full',
      meaning:
        'Of Services for NetWare, not of mail: its synchronization ended after 150 objects that could not be written.',
      causes: ['One object fails again and again.'],
      remedy: [
        'Find the object that fails.',
        'Or raise MaxFailedObjects (DWORD; 0 is no limit) under Services\\MSDSS\\Parameters: not under the Dirsync key that the text names.',
      ],
      kb: ['Q296255'],
    },
  ]),
];
