/** What each rung is, what it costs, and what is typed for it (Q96060; for Exchange Q152231, Q150976, Q156124). */
import type { Rung, RungState } from './model.ts';

/** What runs at one end, as far as messages and logs show it; of an unknown one the steps of MS Mail are told. */
export type Program = 'ms-mail' | 'exchange' | 'unknown';

export interface Ends {
  readonly requestor: Program;
  readonly server: Program;
  /** The requestor is the server's own post office. */
  readonly isServersOwn: boolean;
}

export type RungText = Pick<RungState, 'rung' | 'title' | 'what' | 'commands' | 'kb'>;
type Command = RungState['commands'][number];

const LISTDS = 'listds admin -p<password> -d<drive>';
const RAW_NUMBERS = 'DXA-Conf-Seq, DXA-Imp-Seq, DXA-Req-Seq and DXA-Svr-Seq to 0';
const RESTART = 'stop and start the Microsoft Exchange Directory Synchronization service';

const atServer = (text: string): Command => ({ where: 'server', text });
const atRequestor = (text: string): Command => ({ where: 'requestor', text });

export function rungTexts(ends: Ends): readonly RungText[] {
  return [wait(), check(ends), importExport(ends), resync(ends), localReset(ends), globalReset(ends)];
}

export function titleOf(rung: Rung): string {
  return TITLES[rung];
}

const TITLES: Readonly<Record<Rung, string>> = {
  wait: 'Wait one cycle',
  check: 'Check registration, schedule and transport',
  'requestor-import-export': 'Import or export at the requestor',
  resync: 'Bring the list by RESYNC.GLB',
  'local-reset': 'Local reset of this requestor',
  'global-reset': 'Global reset of all post offices',
};

function worded(rung: Rung, given: Omit<RungText, 'rung' | 'title'>): RungText {
  return { rung, title: TITLES[rung], ...given };
}

function wait(): RungText {
  return worded('wait', {
    what: 'DirSync repeats what was not acknowledged, so one more cycle mends most of what goes wrong. It costs nothing but a day.',
    commands: [],
    kb: ['Q96060'],
  });
}

function check({ requestor, server }: Ends): RungText {
  return worded('check', {
    what: 'Both ends must have registered each other, T1, T2 and T3 must follow each other with time for the mail, and mail must go both ways; temporary files of an earlier run must be gone. Nothing is changed by looking.',
    commands: [
      ...(requestor === 'exchange'
        ? []
        : [atRequestor(`${LISTDS} -r`), atRequestor('listq admin -p<password> -d<drive> -freqtrans')]),
      ...(server === 'exchange'
        ? [atServer('admin /r, raw properties of the remote DirSync requestor: compare the four DXA numbers')]
        : [atServer(`${LISTDS} -s`)]),
      ...(requestor === 'exchange' ? [] : [atRequestor('dssched admin -p<password> -d<drive> -x<file>')]),
    ],
    kb: ['Q96060', 'Q148705', 'Q112301', ...(server === 'exchange' ? ['Q152231', 'Q147084'] : [])],
  });
}

function importExport({ requestor, server, isServersOwn }: Ends): RungText {
  const exportIt = 'Export sends the whole list of the post office to the server.';
  if (requestor === 'exchange')
    return worded('requestor-import-export', {
      what: `"On next cycle" sends or asks for everything at the next T1. Export sends all of the requestor's own entries, Import replaces what it has received; the messages can be very large.`,
      commands: [
        atRequestor('DirSync requestor object, Settings: Import on next cycle'),
        atRequestor('DirSync requestor object, Settings: Export on next cycle'),
      ],
      kb: ['Q152424', 'Q146676', 'Q140961'],
    });
  if (isServersOwn)
    return worded('requestor-import-export', {
      what: `${exportIt} The server's own post office can only export: Import is not offered there.`,
      commands: [atRequestor('ADMIN: Config, Dir-Sync, Requestor, Export')],
      kb: ['Q96060', 'Q131681', 'Q119452'],
    });
  return worded('requestor-import-export', {
    what: `Import asks the server for all address lists and replaces those of the requestor: the reply can be very large, and addresses that were only entered there are gone. ${exportIt}`,
    commands: [
      atRequestor('ADMIN: Config, Dir-Sync, Requestor, Import (it lacks addresses of others)'),
      atRequestor('ADMIN: Config, Dir-Sync, Requestor, Export (others lack its addresses)'),
      ...(server === 'exchange'
        ? [atServer('or: remote DirSync requestor object, General: Export on next cycle')]
        : []),
    ],
    kb: ['Q96060', 'Q99961', 'Q105125', ...(server === 'exchange' ? ['Q146676'] : [])],
  });
}

function resync({ requestor, server }: Ends): RungText {
  const make =
    server === 'exchange'
      ? [
          atServer(
            'Registry, MSExchangeDX: value ResyncConnectionRDNs (REG_MULTI_SZ) with the name of the remote DirSync requestor',
          ),
          atServer(`${RESTART}; RESYNC.GLB is then in Exchsrvr\\Dxadata`),
        ]
      : [
          atServer('import admin -p<password> -s -d<drive>'),
          atServer('copy RESYNC.GLB to the GLB directory of the requestor, then delete it on the server'),
        ];
  const take =
    requestor === 'exchange'
      ? [atRequestor(`RESYNC.GLB into Dxadata; ${RESTART}`)]
      : [atRequestor('import admin -p<password> -q -y -d<drive>'), atRequestor('rebuild -f -d<drive>')];
  return worded('resync', {
    what: "The file carries all address lists and the server's numbers past the mail: it replaces the lists of the requestor and sets its numbers to what the server has recorded. Transactions that wait in REQTRANS.GLB below the new number are ignored and must be entered again.",
    commands: [...make, ...take],
    kb: [
      'Q96060',
      'Q119449',
      'Q105125',
      ...(server === 'exchange' ? ['Q150976'] : []),
      ...(requestor === 'exchange' ? ['Q156124'] : []),
    ],
  });
}

function localReset({ requestor, server }: Ends): RungText {
  const forget =
    server === 'exchange'
      ? [
          atServer(`admin /r, raw properties of the remote DirSync requestor: set ${RAW_NUMBERS}`),
          atServer(RESTART),
        ]
      : [
          atServer('ADMIN: Config, Dir-Sync, Server, Requestors, Delete'),
          atServer('ADMIN: Config, Dir-Sync, Server, Requestors, Create'),
        ];
  const reset =
    requestor === 'exchange'
      ? [
          atRequestor(`admin /r, raw properties of the DirSync requestor: set ${RAW_NUMBERS}`),
          atRequestor(RESTART),
        ]
      : [
          atRequestor(`${LISTDS} -r -z`),
          atRequestor(`${LISTDS} -r (ReqSync and SrvSync must be 0)`),
          atRequestor('ADMIN: Config, Dir-Sync, Requestor, Export'),
        ];
  return worded('local-reset', {
    what: 'Both ends forget the numbers of this requestor and begin at 0: it sends its whole list, and receives everything. Types of names, and with an older LISTDS the server, have to be set again; LISTDS of version 3.5 does not reset all of REQCONF.GLB.',
    commands: [...forget, ...reset],
    kb: ['Q96060', 'Q140462', ...(server === 'exchange' || requestor === 'exchange' ? ['Q152231'] : [])],
  });
}

function globalReset({ server }: Ends): RungText {
  const reset =
    server === 'exchange'
      ? [
          atServer(`Stop the Directory Synchronization service, copy Dxadata aside`),
          atServer(
            'Delete the remote requestor objects, the DirSync server object and its hidden $SYSTEM recipients',
          ),
          atServer('Create the DirSync server and every remote requestor anew, start the service'),
        ]
      : [
          atServer('ADMIN: Config, Dir-Sync, Options, No (deletes SRVCONF.GLB and MSTTRANS.GLB)'),
          atServer(`${LISTDS} -r -z`),
          atServer('ADMIN: Config, Dir-Sync, Options, Yes'),
          atServer('ADMIN: Config, Dir-Sync, Server, Requestors, Create, for every requestor'),
          atServer('ADMIN: Config, Dir-Sync, Requestor, Export'),
        ];
  return worded('global-reset', {
    what: 'A catastrophe by choice: the server forgets its master list and every registration, and every post office is reset and sends its whole list anew. It concerns all requestors, not only this one; Microsoft asked to be consulted before it.',
    commands: [
      ...reset,
      atRequestor(`on every requestor: ${LISTDS} -r -z`),
      atRequestor('on every requestor: ADMIN: Config, Dir-Sync, Requestor, Export'),
    ],
    kb: ['Q96060', 'Q257740', ...(server === 'exchange' ? ['Q180434', 'Q269129'] : [])],
  });
}

/** Why a rung must not be taken here, or null. */
export function neverReason(rung: Rung, { isServersOwn, server }: Ends): string | null {
  if (!isServersOwn || server === 'exchange') return null;
  if (rung === 'local-reset')
    return "This is the server's own post office: LISTDS -R -Z damages its REQCONF.GLB beyond recovery (Q96060).";
  if (rung === 'resync')
    return "This is the server's own post office: Import does not process a RESYNC.GLB there (Q96060, Q119014).";
  return null;
}

/** What must never be done, whatever rung is due. */
export function neverTexts({ isServersOwn, server }: Ends): readonly string[] {
  const own =
    server === 'exchange'
      ? []
      : [
          "Never run LISTDS -R -Z against the server's own REQCONF.GLB outside a global reset: the damage cannot be mended (Q96060).",
        ];
  return [
    ...own,
    ...(isServersOwn
      ? ['Never delete its REQTRANS.GLB: on the server there is no simple way back (Q119014).']
      : ['Never delete REQTRANS.GLB: what is entered afterwards passes for old and is ignored (Q119014).']),
    'Never leave RESYNC.GLB on the server: Import stumbles over it there (Q96060, Q156124).',
  ];
}
