/** Events of the Migration Wizard that have to do with recipients of directory synchronization. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_MIG = eventsOf('MSExchangeMig', [
  {
    id: 8002,
    severity: 'error',
    title: 'The migration ended with errors',
    meaning:
      'The text names a recovery file (.PRI) with what was not migrated. The events before it give the reason.',
    causes: ['See events 8074, 8124 and 8149, and MSExchangeMigDS 238.'],
    remedy: ['Cure what the events before it name, and migrate the recovery file.'],
    kb: ['Q256199', 'Q200564'],
  },
  {
    id: 8074,
    severity: 'error',
    title: 'The mailbox of a user could not be opened',
    meaning: 'The second step of a migration found neither a mailbox nor a custom recipient for the user.',
    causes: ['"Information to create mailboxes" was not selected in the first step.'],
    remedy: [
      'Make the mailbox first, or let directory synchronization make a custom recipient.',
      'Or do the first step again with "Information to create mailboxes" selected.',
    ],
    kb: ['Q256199'],
  },
  {
    id: 8124,
    severity: 'error',
    title: 'A section of the migration file was skipped',
    meaning: 'Comes with 8074: the rest of the section of that user is not migrated.',
    causes: ['See event 8074.'],
    remedy: ['See event 8074.'],
    kb: ['Q256199'],
  },
  {
    id: 8149,
    severity: 'error',
    title: 'A line of the migration file could not be imported',
    meaning: 'The event of MSExchangeMigDS beside it gives the reason.',
    causes: ['MSExchangeMigDS 238: the address is already taken.'],
    remedy: ['See MSExchangeMigDS 238.'],
    kb: ['Q200564'],
  },
]);
