/** Events of the Migration Wizard when it meets recipients that DirSync has already made. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_MIG_DS = eventsOf('MSExchangeMigDS', [
  {
    id: 238,
    severity: 'error',
    title: 'The address of a user to be migrated is already taken',
    meaning:
      'Another entry of the Exchange directory, which the text names, has the address already. The user is not migrated; MSExchangeMig 8149 and 8002 follow.',
    causes: ['DirSync with the cc:Mail post office has made a custom recipient for that user.'],
    remedy: ['Remove the custom recipient of that user, and see that it is not hidden, then migrate again.'],
    kb: ['Q200564'],
  },
  {
    id: 283,
    severity: null,
    title: 'Changes did not get into the directory',
    meaning: 'The wizard could not make the mailbox of an MS Mail user.',
    causes: [
      'DirSync has already made a custom recipient for that user.',
      'The account that runs the wizard lacks rights in the directory.',
    ],
    remedy: [
      'Log on with the service account of Exchange or one with its rights.',
      'Remove the custom recipient of that user, run the consistency check of the directory, then the wizard again.',
    ],
    kb: ['Q154443'],
  },
]);
