/** Events of the parts of Exchange that check and make addresses: they come just before MSExchangeDX 247. */
import type { CatalogueEntry } from '../model.ts';
import { eventsOf } from './event.ts';

export const PROXY_GENERATORS: readonly CatalogueEntry[] = [
  ...eventsOf('X400Proxy', [
    {
      id: 13,
      severity: 'warning',
      title: 'An X.400 address cannot be read',
      meaning:
        'The address has a part whose name is not known, at the character that the text counts. The transaction that brought it is refused with MSExchangeDX 247.',
      causes: [
        'A value that holds a slash: what follows is taken for a new part (4.0).',
        'X121= without the point that Exchange wants: X.121=.',
      ],
      remedy: ['Correct the address at the post office that it comes from, or install the service pack.'],
      kb: ['Q159189', 'Q156726'],
    },
  ]),
  ...eventsOf('MSProxy', [
    {
      id: 5,
      severity: 'warning',
      title: 'The mailbox name is not valid for MS Mail',
      meaning:
        'An MS Mail address was to be made for a new recipient, and its mailbox name has not 1 to 10 valid characters. The name is dropped.',
      causes: ['The DXA does not cut long names and leaves commas in them (before 5.5 SP2).'],
      remedy: ['Install 5.5 SP2 or later (Dxa.exe 5.5.2405.0), or shorten the name where it comes from.'],
      kb: ['Q193842'],
    },
  ]),
];
