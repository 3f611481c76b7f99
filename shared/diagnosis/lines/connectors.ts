/**
 * Events of the other Exchange connectors that synchronize directories: Lotus Notes, Novell GroupWise, and the tools
 * beside them. The Notes agents write "LME-NOTES-… number:text" into a log of their own, which is not read; one of their
 * lines is known as the description of an event (Q233345).
 */
import { dirSyncRule } from './dirsync-rule.ts';
import { eventOf } from './event-pattern.ts';
import type { LineRule } from './model.ts';

export const CONNECTOR_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'logs/notes-agent-not-started',
    family: 'logs',
    severity: 'error',
    certainty: 'likely',
    name: 'The Notes connector cannot start directory synchronization: its queue folder is missing',
    looksAt: 'Events of the Notes agents about initializing, or about the default queue route Q.',
    meaning:
      'The folder Q below Exchsrvr\\Connect\\Exchconn is gone. Mail flows, and nothing is synchronized with Notes.',
    disproof: 'The folder is there, with Archive, Badmif, Dxamex.in and Dxamex.out in it.',
    kb: ['Q233345'],
    remedy: [
      'Make the folder Exchsrvr\\Connect\\Exchconn\\Q; the service makes what belongs into it.',
      'Restart the Notes connector.',
    ],
    patterns: [
      { formats: ['event'], text: ['lme-notes', 'failed to initialize notes directory exchange agent'] },
      { formats: ['event'], text: ['default queue route of q does not exist'] },
    ],
  }),
  dirSyncRule({
    id: 'logs/address-taken',
    family: 'logs',
    severity: 'info',
    certainty: 'possible',
    name: 'Recipients were not made because their address is already taken',
    looksAt: 'Events MSExchangeNOTES 6206 and MSExchangeMigDS 238.',
    meaning:
      'An entry of the Exchange directory has the address already. Mostly it is the same person, whom directory synchronization or an administrator made before: then nothing is missing. The Notes connector writes one event for each user of a full load when its logging is at maximum. A migration leaves the user out.',
    disproof: 'The entry that the event names is another person.',
    kb: ['Q238447', 'Q238992', 'Q200564'],
    remedy: [
      'Compare one of the named entries: where it is the same person, disregard the events.',
      'Notes: set logging of the connector to minimum.',
      'Migration: remove the custom recipient first, also when it is hidden.',
    ],
    acts: ['open-logs', 'open-address-list'],
    patterns: [
      eventOf('MSExchangeNOTES', [6206], { text: ['already been assigned'] }),
      eventOf('MSExchangeMigDS', [238]),
    ],
  }),
  dirSyncRule({
    id: 'logs/interorg-users-left-out',
    family: 'logs',
    severity: 'warning',
    certainty: 'likely',
    name: 'The InterOrg tool leaves users out: no SMTP address, or one that is taken',
    looksAt: 'Events of the InterOrg Synchronization tool about an SMTP address, or a failed DAPIWrite.',
    meaning:
      'Users are matched by their SMTP address. One without it, or with that of another entry, is not imported into the other organization.',
    disproof: 'The named users are in the list of the other organization.',
    kb: ['Q250578'],
    remedy: ['Give each user that an event names an SMTP address of its own, and let the tool run again.'],
    patterns: [
      eventOf('_Exchange Inter-Org Synch', [4096], { text: ['failed to find smtp'] }),
      eventOf('_Exchange Inter-Org Synch', [4096], { text: ['dapiwrite', 'c00000ec'] }),
      eventOf('_Exchange Inter-Org Synch', [4096], { text: ['dapiwrite', 'c0000123'] }),
    ],
  }),
  dirSyncRule({
    id: 'logs/groupwise-gateway-path',
    family: 'logs',
    severity: 'error',
    certainty: 'likely',
    name: 'The GroupWise connector cannot hand its files over, and tries without end',
    looksAt: 'Events MSExchangeGWISE 8262 about a file that could not be moved, and 8243.',
    meaning:
      'The path of the GroupWise API gateway is not set, so changes of Exchange pile up as temporary files and never reach GroupWise. The router stops, and the connector does not notice.',
    disproof: 'The path is set and can be written to with the service account.',
    kb: ['Q221429'],
    remedy: [
      'Set the path of the API gateway (connector, page Options).',
      'Restart connector and router, and ask for a full reload.',
    ],
    patterns: [
      eventOf('MSExchangeGWISE', [8262], { text: ['could not move file'] }),
      eventOf('MSExchangeGWISE', [8243]),
    ],
  }),
  dirSyncRule({
    id: 'logs/groupwise-bad-files',
    family: 'logs',
    severity: 'warning',
    certainty: 'possible',
    name: 'Files from GroupWise are put aside as bad',
    looksAt: 'Events 6062 and 6066 about the folder BADFILES, and MSExchangeGWRtr 6087.',
    meaning:
      'The router does not know what to do with files of the GroupWise API gateway. Mail goes astray without a report; when it is an answer about the directory, synchronization waits an hour for it.',
    disproof: 'BADFILES is empty, and mail from GroupWise arrives.',
    kb: ['Q222550', 'Q253349', 'Q244253'],
    remedy: [
      'API gateway in GroupWise, Required Parameters: set Addressing Format to Component, and restart the gateway.',
      '6087: delete the external foreign domain for Exchange in GroupWise, make it anew, and link it to the gateway.',
      'Only answers about the directory, at random: install 5.5 SP4; restart the connector to end the waiting.',
    ],
    patterns: [
      { formats: ['event'], codes: [6062, 6066], text: ['badfiles'] },
      eventOf('MSExchangeGWRtr', [6087]),
    ],
  }),
];
