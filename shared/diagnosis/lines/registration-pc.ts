/** Lines about who may take part: registration, passwords, and which post office is the server. */
import { coded, dirSyncRule, worded } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const REGISTRATION_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'registration/refused',
    family: 'registration',
    severity: 'error',
    certainty: 'likely',
    name: 'The server refuses a requestor that it does not know',
    looksAt: 'Codes 120 and 158 in DIRSYNC.LOG or DSSERVER.LOG, or the words "Requestor not registered".',
    meaning:
      'A request came from a post office that is not in the list of the server (SRVCONF.GLB). It is not answered and its changes are not taken. With a foreign requestor the name after REQNAME= is misspelt, or has no NET/PO. If the server itself is refused, Admin 3.2 or earlier may have damaged SRVCONF.GLB, as it does with certain network cards.',
    disproof: 'LISTDS -S at the server lists exactly the name that the line shows.',
    kb: ['Q99268', 'Q96060', 'Q96004', 'Q107443'],
    remedy: [
      'At the server: Admin, Config, Dir-Sync, Server, Requestors, Create. At the requestor: Config, Dir-Sync, Requestor, Registration.',
      'Foreign requestor: REQNAME=PCM:NET/PO has to be spelt as at the server.',
      'The server refuses itself, and SRVCONF.GLB did not grow by 1,024 bytes for a new requestor: Admin 3.2 and earlier are known to damage it so. Follow Q96060, problem 5, step by step: SRVCONF.GLB is copied to another post office and back, which has to become a requestor again at the end. Use Admin 3.2.2 or later, which does not damage it, but does not mend it either.',
      'A requestor that was deleted and created again has to ask for a full list: it rejects lower numbers without a word (Q99961).',
    ],
    acts: ['open-logs', 'open-ladder'],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [coded([120, 158]), worded('requestor not registered')],
  }),
  dirSyncRule({
    id: 'registration/server-not-set-up',
    family: 'registration',
    severity: 'error',
    certainty: 'likely',
    name: 'The server does not find itself registered',
    looksAt: 'Code 136 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The server is a requestor too, and this one is not. Either the post office is not set up as the server, or what it keeps of its requestors lacks it.',
    disproof: 'Config, Dir-Sync, Options says Yes, and LISTDS -S lists the server among its requestors.',
    kb: ['Q96004', 'Q96060'],
    remedy: [
      'Admin, Config, Dir-Sync, Options: check that this post office is the server. Look only: changing Yes to No deletes SRVCONF.GLB and MSTTRANS.GLB (Q96060).',
      'It is, and LISTDS admin -p<password> -d<drive> -s does not list it: see Q96060, problem 5.',
    ],
    acts: ['open-logs', 'open-ladder'],
    patterns: [coded([136])],
  }),
  dirSyncRule({
    id: 'registration/password',
    family: 'registration',
    severity: 'error',
    certainty: 'likely',
    name: 'The server refuses the DirSync password of a requestor',
    looksAt: 'Code 156 in DIRSYNC.LOG or DSSERVER.LOG, or its words.',
    meaning:
      'The password in the request is not the one registered for that post office. SRVMAIN 3.2a also says so of a right one: where one name is a part of another and the shorter one was registered later, it compares the wrong record. An empty password at the server accepts any, yet does not help against that fault.',
    disproof: 'Both sides have the same password entered, and no registered name is a part of another.',
    kb: ['Q125917', 'Q116435', 'Q111703', 'Q96004'],
    remedy: [
      'Enter the same password at the server (Server, Requestors, Modify) and at the requestor (Requestor, Registration), or none at the server.',
      'Names alike: SRVMAIN 3.2.12 or later.',
    ],
    acts: ['open-logs', 'open-ladder'],
    explains: [{ rule: 'cycles/no-reply', by: 'requestor' }],
    patterns: [coded([156]), worded('invalid dirsync password')],
  }),
  dirSyncRule({
    id: 'registration/not-a-server',
    family: 'registration',
    severity: 'warning',
    certainty: 'likely',
    name: 'The work of a server runs where there is no server (code 161)',
    looksAt: 'Code 161 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'On a requestor: it once was the server and PROCESS.GLB still has a T2 time, or requests to a server lie in its system mailbag. DirSync itself is fine. On the server: SRVCONF.GLB is missing or held open; together with code 157 it is damaged.',
    disproof: 'The line is in the log of the real server.',
    kb: ['Q96060', 'Q136487', 'Q96004'],
    remedy: [
      'On a requestor: DSSCHED admin -p<password> -d<drive> -xFILE.TXT, delete the T2 lines, then DSSCHED … -iFILE.TXT. Or reset PROCESS.GLB to 512 bytes and enter T1 and T3 again.',
      'On a requestor: set SYSTEM.MBG to 0 bytes and clear SYSTEM.KEY.',
      'On the server: see who holds SRVCONF.GLB open.',
    ],
    acts: ['open-logs', 'open-schedule'],
    patterns: [coded([161]), worded('server configuration busy')],
  }),
  dirSyncRule({
    id: 'registration/server-record-damaged',
    family: 'registration',
    severity: 'error',
    certainty: 'possible',
    name: 'The list of requestors at the server may be damaged (code 157)',
    looksAt: 'Code 157 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'By its words a requestor and the server are of different versions. Together with code 161 it is known as damage of SRVCONF.GLB: with certain network cards (EtherExpress 16 with Ethernet_II) early versions of SRVMAIN, REQMAIN and ADMIN overwrote its beginning.',
    disproof:
      'LISTDS -S reads SRVCONF.GLB without a complaint: then a post office really runs a version below 3.0.',
    kb: ['Q96060', 'Q103421', 'Q120449', 'Q107443', 'Q96004'],
    remedy: [
      'At the server: LISTDS admin -p<password> -d<drive> -s. It tells of a damaged file.',
      'Damaged: the article says to call support, because what damages it has to be found and removed before DirSync can go on (problem 6). Replace SRVMAIN, REQMAIN and ADMIN by 3.2a or later.',
      'By our reading SRVCONF.GLB can then be restored from a backup, together with MSTTRANS.GLB. An old one is behind its requestors (problem 9), so Export on every requestor and let one cycle pass.',
      'Then IMPORT admin -p<password> -d<drive> -s -y at the server, copy RESYNC.GLB to all requestors, delete it at the server, and IMPORT -q -y at each of them.',
    ],
    patterns: [coded([157])],
  }),
  dirSyncRule({
    id: 'registration/no-server-named',
    family: 'registration',
    severity: 'error',
    certainty: 'proven',
    name: 'A post office does not know its DirSync server',
    looksAt: 'Codes 10, 54 and 55 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The requestor was never told which post office is the server, or has no definition of it. Code 54 also comes of Import with -C, which creates post offices and needs to know the server. Code 10: the post office is below version 3.0.',
    disproof: 'Config, Dir-Sync, Requestor, Registration shows the right server.',
    kb: ['Q96002', 'Q136514', 'Q96001'],
    remedy: [
      'Define the server as an external post office, then Admin, Config, Dir-Sync, Requestor, Registration.',
      'Import by hand: leave -C out.',
    ],
    acts: ['open-logs', 'open-ladder'],
    patterns: [coded([10, 54, 55])],
  }),
  dirSyncRule({
    id: 'registration/unknown-task',
    family: 'registration',
    severity: 'error',
    certainty: 'proven',
    name: 'A foreign requestor asks for a task that the server does not know',
    looksAt: 'Code 155 in DIRSYNC.LOG or DSSERVER.LOG.',
    meaning:
      'The message had a TASK= that is none. The server passes it on to its administrator and does nothing else with it.',
    disproof: 'The message as it arrived has TASK=EXPORT or TASK=IMPORTREQ.',
    kb: ['Q96004'],
    remedy: [
      'Tell the administrator of the foreign system; only its gateway can write the message differently.',
    ],
    patterns: [coded([155])],
  }),
];
