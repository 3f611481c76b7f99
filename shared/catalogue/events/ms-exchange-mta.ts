/** Events of the message transfer agent of Exchange that hit DirSync mail, or mail to recipients that DirSync made. */
import { eventsOf } from './event.ts';

export const MS_EXCHANGE_MTA = eventsOf('MSExchangeMTA', [
  {
    id: 142,
    severity: 'warning',
    title: 'No route to a recipient',
    meaning:
      'The MTA found no way to the recipient that the text names. It advises to look at the routing table; where event 2245 comes with it, the recipient itself no longer exists.',
    causes: [
      'The recipient was taken from a personal address book, and DirSync has made it anew under another directory name since.',
    ],
    remedy: [
      'Take the recipient from the global address list again, and correct personal address books and distribution lists.',
    ],
    kb: ['Q181952'],
  },
  {
    id: 178,
    severity: null,
    title: 'A directory name has no X.400 address',
    meaning:
      'A message could not be transferred, since the directory name of its sender or recipient could not be turned into an X.400 address. Where that is the DXA, DirSync fails with MS Mail.',
    causes: ['The Directory Synchronization object of the server has no valid X.400 address.'],
    remedy: [
      'Administrator program: open the Directory Synchronization object below the server, page E-mail Addresses, and enter a valid X.400 address.',
    ],
    kb: ['Q158309'],
  },
  {
    id: 290,
    severity: 'warning',
    title: 'A report of non-delivery is made: recipient not recognized',
    meaning:
      'The MTA returns a message with reason unable-to-transfer and diagnostic unrecognized-OR-name. The text names message and recipient.',
    causes: [
      'The recipient was made anew by DirSync and has another directory name than the one that the sender has kept.',
      'The address space of the cc:Mail connector is missing or wrong.',
    ],
    remedy: [
      'With event 2245: have the recipient chosen anew from the global address list.',
      'For cc:Mail recipients: correct the address space of the connector.',
    ],
    kb: ['Q181952', 'Q170535'],
  },
  {
    id: 2245,
    severity: 'warning',
    title: 'An object is not in the directory',
    meaning:
      'The MTA wanted to read the object that the text names and found none: DS_E_NO_SUCH_OBJECT. Events 142 and 290 follow for the message.',
    causes: [
      'Exchange was turned from requestor into DirSync server: the next cycle made all MS Mail recipients anew, with other directory names.',
      'The requestor object was removed, and with it all recipients that came through it.',
    ],
    remedy: [
      'Have users remove MS Mail recipients from their personal address books and choose them anew.',
      'Put the recipients into their distribution lists again: DirSync does not.',
    ],
    kb: ['Q181952'],
  },
]);
