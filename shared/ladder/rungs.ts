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
const RAW_PROPERTIES = 'File, Raw Properties';
const RAW_NUMBERS = 'DXA-Conf-Seq, DXA-Imp-Seq, DXA-Req-Seq and DXA-Svr-Seq';

function typed(where: Command['where']): (text: string, note?: string) => Command {
  return (text, note) => ({ where, text, note: note ?? null });
}

const atServer = typed('server');
const atRequestor = typed('requestor');

/** The service is named as its key in the registry (Q150976). */
const restart = (at: typeof atServer, note: string): readonly Command[] => [
  at('net stop MSExchangeDX'),
  at('net start MSExchangeDX', note),
];

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
        : [
            atRequestor(`${LISTDS} -r`, 'its ReqSync and SrvSync'),
            atRequestor('listq admin -p<password> -d<drive> -freqtrans', 'what it has still to send'),
          ]),
      server === 'exchange'
        ? atServer(
            'admin /r',
            `${RAW_PROPERTIES} of the remote DirSync requestor: compare ${RAW_NUMBERS} with the numbers of the requestor`,
          )
        : atServer(`${LISTDS} -s`, 'the highest SrvSync, and what it has recorded of each requestor'),
      ...(requestor === 'exchange'
        ? []
        : [atRequestor('dssched admin -p<password> -d<drive> -x<file>', 'its T1 and T3')]),
    ],
    kb: ['Q96060', 'Q148705', 'Q112301', ...(server === 'exchange' ? ['Q152231', 'Q147084'] : [])],
  });
}

/** All of it is chosen from menus: nothing is typed. */
function importExport({ requestor, server, isServersOwn }: Ends): RungText {
  const exportIt =
    'Export sends the whole list of the post office to the server, where others lack its addresses: Admin, Config, Dir-Sync, Requestor, Export.';
  if (requestor === 'exchange')
    return worded('requestor-import-export', {
      what: `DirSync requestor object, Settings: "Import on next cycle" replaces what it has received, "Export on next cycle" sends all of its own entries. Both happen at the next T1; the messages can be very large.`,
      commands: [],
      kb: ['Q152424', 'Q146676', 'Q140961'],
    });
  if (isServersOwn)
    return worded('requestor-import-export', {
      what: `${exportIt} The server's own post office can only export: Import is not offered there.`,
      commands: [],
      kb: ['Q96060', 'Q131681', 'Q119452'],
    });
  const fromServer =
    server === 'exchange'
      ? ' Instead of Import, Exchange can send everything: remote DirSync requestor object, General, "Export on next cycle".'
      : '';
  return worded('requestor-import-export', {
    what: `Import asks the server for all address lists, where the requestor lacks addresses of others: Admin, Config, Dir-Sync, Requestor, Import. It replaces those of the requestor: the reply can be very large, and addresses that were only entered there are gone.${fromServer} ${exportIt}`,
    commands: [],
    kb: ['Q96060', 'Q99961', 'Q105125', ...(server === 'exchange' ? ['Q146676'] : [])],
  });
}

function resync({ requestor, server }: Ends): RungText {
  const make =
    server === 'exchange'
      ? restart(atServer, 'RESYNC.GLB is then in Exchsrvr\\Dxadata')
      : [
          atServer(
            'import admin -p<password> -s -d<drive>',
            'then copy RESYNC.GLB to the GLB directory of the requestor, and delete it on the server',
          ),
        ];
  const take =
    requestor === 'exchange'
      ? restart(atRequestor, 'once RESYNC.GLB is in its Dxadata')
      : [
          atRequestor('import admin -p<password> -q -y -d<drive>', 'once RESYNC.GLB is in its GLB directory'),
          atRequestor('rebuild -f -d<drive>'),
        ];
  const registry =
    server === 'exchange'
      ? ' Exchange makes the file when its service starts, for the remote DirSync requestors that the value ResyncConnectionRDNs (REG_MULTI_SZ) of MSExchangeDX in the registry names.'
      : '';
  return worded('resync', {
    what: `The file carries all address lists and the server's numbers past the mail: it replaces the lists of the requestor and sets its numbers to what the server has recorded.${registry} Transactions that wait in REQTRANS.GLB below the new number are ignored and must be entered again.`,
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
          atServer('admin /r', `${RAW_PROPERTIES} of the remote DirSync requestor: set ${RAW_NUMBERS} to 0`),
          ...restart(atServer, 'so that it takes the numbers'),
        ]
      : [];
  const created =
    server === 'exchange'
      ? ''
      : ' First the server: Admin, Config, Dir-Sync, Server, Requestors, Delete, then Create. Then the requestor.';
  const reset =
    requestor === 'exchange'
      ? [
          atRequestor('admin /r', `${RAW_PROPERTIES} of the DirSync requestor: set ${RAW_NUMBERS} to 0`),
          ...restart(atRequestor, 'so that it takes the numbers'),
        ]
      : [
          atRequestor(`${LISTDS} -r -z`),
          atRequestor(
            `${LISTDS} -r`,
            'ReqSync and SrvSync must be 0; then Admin, Config, Dir-Sync, Requestor, Export',
          ),
        ];
  return worded('local-reset', {
    what: `Both ends forget the numbers of this requestor and begin at 0: it sends its whole list, and receives everything.${created} Types of names, and with an older LISTDS the server, have to be set again; LISTDS of version 3.5 does not reset all of REQCONF.GLB.`,
    commands: [...forget, ...reset],
    kb: ['Q96060', 'Q140462', ...(server === 'exchange' || requestor === 'exchange' ? ['Q152231'] : [])],
  });
}

function globalReset({ server }: Ends): RungText {
  const how =
    server === 'exchange'
      ? 'At the server: stop the Directory Synchronization service and copy Dxadata aside; delete the remote requestor objects, the DirSync server object and its hidden $SYSTEM recipients; create the DirSync server and every remote requestor anew; start the service.'
      : 'At the server, by Admin, Config, Dir-Sync: Options, No (it deletes SRVCONF.GLB and MSTTRANS.GLB); LISTDS; Options, Yes; Server, Requestors, Create for every requestor; Requestor, Export.';
  return worded('global-reset', {
    what: `A catastrophe by choice: the server forgets its master list and every registration, and every post office is reset and sends its whole list anew. It concerns all requestors, not only this one; Microsoft asked to be consulted before it. ${how}`,
    commands: [
      ...(server === 'exchange'
        ? [atServer('net stop MSExchangeDX'), atServer('net start MSExchangeDX', 'after all else there')]
        : [atServer(`${LISTDS} -r -z`, 'between Options, No and Options, Yes')]),
      atRequestor(
        `${LISTDS} -r -z`,
        'on every requestor; then Admin, Config, Dir-Sync, Requestor, Export on each',
      ),
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
