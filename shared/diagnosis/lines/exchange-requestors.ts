/** Events of the DXA about requestors and their transactions. */
import { dirSyncRule } from './dirsync-rule.ts';
import { eventOf } from './event-pattern.ts';
import type { LineRule } from './model.ts';

export const EXCHANGE_REQUESTOR_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'registration/unknown-requestor',
    family: 'registration',
    severity: 'error',
    certainty: 'likely',
    name: 'Exchange throws DirSync mail away: it does not know the sender',
    looksAt: 'Events MSExchangeDX 136 and 139.',
    meaning:
      'The DXA knows requestors by the directory name of their $SYSTEM mailbox. The sender has none, or two: no remote requestor object, or a second custom recipient for the same NET/PO/$SYSTEM. The message is dropped without a report to anybody, and the requestor gets no reply.',
    disproof:
      'There is one remote requestor object for it, and one recipient with that address in all sites, hidden ones included.',
    kb: ['Q147084', 'Q163625'],
    remedy: [
      'Administrator program: is there a remote requestor object for this post office? If not, make it.',
      'View, Hidden Recipients, in every site: look for a second recipient with the address NET/PO/$SYSTEM.',
      'Delete the one of the site that does not run DirSync, or that an earlier requestor object left behind, and let it replicate.',
      'Wait for the next T1: the requestor sends again what was not acknowledged.',
    ],
    acts: ['open-ladder', 'open-ledger', 'open-logs'],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [eventOf('MSExchangeDX', [136, 139])],
  }),
  dirSyncRule({
    id: 'sequence/messages-lost',
    family: 'sequence',
    severity: 'warning',
    certainty: 'likely',
    name: 'The DXA misses messages of a requestor and will send it everything',
    looksAt: 'Events MSExchangeDX 220 and 221.',
    meaning:
      'Several DirSync messages to and from a requestor were lost or delayed, and the next reply to it will be a full export: all lists at once. When it comes at each start of the service, damaged messages lie in the queue of the DXA in the MTA.',
    disproof: 'The events came once, after a known outage, and not with the next cycle.',
    kb: ['Q175588'],
    remedy: [
      'Check that the large reply of the next cycle reaches the requestor.',
      'When the events come again, remove the damaged messages of the DXA from the MTA.',
    ],
    acts: ['open-ledger', 'open-logs'],
    patterns: [eventOf('MSExchangeDX', [220, 221])],
  }),
  dirSyncRule({
    id: 'sequence/state-not-saved',
    family: 'sequence',
    severity: 'error',
    certainty: 'likely',
    name: 'Exchange cannot save the numbers of a requestor',
    looksAt: 'Events MSExchangeDX 143 and 168, and 133 with DS_E_ADMIN_LIMIT_EXCEEDED or DS_E_BAD_ARGUMENT.',
    meaning:
      'The directory refuses the entry in which the DXA keeps what a requestor has. The requestor gets no update, and the next cycle may send or take transactions twice. Event 133 names the problem: an admin limit means too many exported containers (about 150, to more than one requestor), a bad argument means a replaced Msvcrt.dll.',
    disproof: 'Event 133 names another problem than these two, or none is near.',
    kb: ['Q192484', 'Q241117'],
    remedy: [
      'Read the problem in event MSExchangeDX 133 of the same minute.',
      'DS_E_ADMIN_LIMIT_EXCEEDED: export fewer than 100 containers to the requestors, or install 5.5 SP3 with its schema.',
      'DS_E_BAD_ARGUMENT: put back the Msvcrt.dll of Windows NT.',
    ],
    acts: ['open-ledger', 'open-logs'],
    patterns: [
      eventOf('MSExchangeDX', [143, 168]),
      eventOf('MSExchangeDX', [133], { text: ['ds_e_admin_limit_exceeded'] }),
      eventOf('MSExchangeDX', [133], { text: ['ds_e_bad_argument'] }),
    ],
  }),
  dirSyncRule({
    id: 'transactions/address-refused',
    family: 'transactions',
    severity: 'error',
    certainty: 'proven',
    name: 'Exchange refused addresses: those names are not in its list',
    looksAt: 'Event MSExchangeDX 247, and those of X400Proxy and MSProxy that come before it.',
    meaning:
      'Each transaction that an event quotes was dropped, and its recipient does not exist in Exchange. Known reasons: an X.400 address with X121= (Exchange wants X.121=), a slash inside a value of one, and a mailbox name of more than ten characters or with a comma.',
    disproof: 'The name was sent again in a form that Exchange takes, and is in its list.',
    kb: ['Q159189', 'Q193842', 'Q156726'],
    remedy: [
      'Correct the quoted address at its post office and export it again.',
      'X.400 with a slash or X121=: the latest service pack of Exchange 4.0 takes them.',
      'Long MSMAIL names: Exchange 5.5 SP2 (Dxa.exe 5.5.2405.0) cuts them.',
    ],
    acts: ['repair', 'open-address-list', 'open-logs'],
    patterns: [
      eventOf('MSExchangeDX', [247]),
      // Q156726 prints them without numbers; an event without one keeps its text only.
      { formats: ['event'], text: ['the following transaction is not a valid format'] },
      { formats: ['event'], text: ['x400 address failure'] },
      { formats: ['event'], text: ['microsoft mail address failure', 'mailbox name'] },
    ],
  }),
];
