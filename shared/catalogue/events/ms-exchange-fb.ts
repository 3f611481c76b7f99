/** Events of the Schedule+ Free/Busy connector, which needs the ADMINSCH addresses that DirSync brings. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_FB = eventsOf('MSExchangeFB', [
  {
    id: 1002,
    severity: 'error',
    title: 'Error of the Free/Busy connector',
    meaning: 'One of the errors to look for when MS Mail users do not see the times of Exchange users.',
    remedy: [
      'Check that mail flows, that DirSync works, and that the distribution list holds the ADMINSCH mailboxes.',
    ],
    kb: ['Q165914'],
  },
  {
    id: 1003,
    severity: null,
    title: 'Free/busy times sent',
    meaning: 'The connector sends a message with times to MS Mail. It is no fault.',
    kb: ['Q165914'],
  },
  {
    id: 1004,
    severity: null,
    title: 'Free/busy times received',
    meaning: 'A message of the schedule distribution of MS Mail has arrived. It is no fault.',
    kb: ['Q165914'],
  },
]);
