/** Numbers of the tools beside DirSync: the postoffice diagnostics (PODIAG.LOG) and the programs of gateways (FFAPI). */
import type { CatalogueEntry } from '../model.ts';

export const TOOL_CODES: readonly CatalogueEntry[] = [
  {
    kind: 'code',
    source: 'PODIAG',
    code: '117',
    severity: null,
    title: 'A value in a file is wrong and would be reset',
    meaning:
      'PODIAG offers to set the value back to that of a new post office. Of PROCESS.GLB, REQCONF.GLB and SRVCONF.GLB this changes DirSync.',
    causes: [],
    remedy: [
      'PROCESS.GLB: check the times of server and requestor afterwards.',
      'REQCONF.GLB: check registration, address types and options of the requestor afterwards.',
      'SRVCONF.GLB: check the options of the server and the list of its requestors afterwards.',
    ],
    kb: ['Q134753'],
  },
  {
    kind: 'code',
    source: 'PODIAG',
    code: '123',
    severity: 'notice',
    title: 'A file is missing that a new post office does not have',
    meaning:
      'The named file comes into being in use only. GALINDEX.GLB is there once DirSync has run; a post office of version 2.1 never has it, and the note means nothing there.',
    causes: ['A post office of version 2.1, or one that has never taken part in DirSync.'],
    remedy: ['On a post office of version 3.0 or later, run REBUILD -F if the address list does not show.'],
    kb: ['Q108878'],
  },
  {
    kind: 'code',
    source: 'PODIAG',
    code: '161',
    severity: 'error',
    title: 'A DirSync file is missing and can be created',
    meaning:
      'PODIAG offers to make the file anew. REQTRANS.GLB is made with the number of REQCONF.GLB (60 bytes, one dummy record), so that numbers go on. Without REQCONF.GLB it advises to restore the post office. Contrary to its help it does not notice a missing MSTTRANS.GLB.',
    causes: ['REQTRANS.GLB was deleted.'],
    remedy: [
      'Let it create REQTRANS.GLB, then Admin, Config, Dir-Sync, Requestor, Export, so that nothing is missing.',
      'On the server look for MSTTRANS.GLB yourself; if it is missing, do not follow the help of PODIAG.',
    ],
    kb: ['Q110496', 'Q134753', 'Q119014'],
  },
  {
    kind: 'code',
    source: 'FFAPI',
    code: '142-1-2',
    severity: 'error',
    title: 'Bad address in a message of a gateway',
    meaning: 'A program of a gateway could not hand a message in, because of the form of an address.',
    causes: [
      'PCM was used as the type of the recipient. The envelope knows CSI, or no type at all; PCM belongs into the body, after REQNAME= and in the transactions.',
    ],
    remedy: ['Address it to CSI:NET/PO/$SYSTEM or NET/PO/$SYSTEM, and keep PCM: in the body.'],
    kb: ['Q106623'],
  },
  {
    kind: 'code',
    source: 'FFAPI',
    code: '151-1-2',
    severity: 'error',
    title: 'Unknown service in a message of a gateway',
    meaning: 'A program of a gateway does not know the address type in front of the colon.',
    causes: ['The same mistake as with 142-1-2: PCM in the envelope, where CSI is meant.'],
    remedy: ['Address it to CSI:NET/PO/$SYSTEM or NET/PO/$SYSTEM, and keep PCM: in the body.'],
    kb: ['Q106623'],
  },
];
