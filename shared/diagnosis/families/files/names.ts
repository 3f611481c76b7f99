/** What the names and sizes of files in the database of a post office say. All names in capitals. */

/** Files that every post office database has in its GLB directory (Q132744); some of them show that it is one. */
export const DATABASE_FILES: ReadonlySet<string> = new Set([
  'ACCESS.GLB',
  'ACCESS2.GLB',
  'ACCESS3.GLB',
  'CONTROL.GLB',
  'FLAG.GLB',
  'GLOBAL.GLB',
  'GROUP.GLB',
  'GRPMEM.GLB',
  'GWTRANS.GLB',
  'INSTALL.GLB',
  'MASTER.GLB',
  'NETPO.GLB',
  'NMETRANS.GLB',
  'PROCESS.GLB',
  'REQCONF.GLB',
  'REQTRANS.GLB',
  'SRVCONF.GLB',
  'SRVTRANS.GLB',
  'MSTTRANS.GLB',
  'USRTRANS.GLB',
]);

/** Must hold nothing while no DirSync program runs (Q112301, Q122750). */
export const EMPTY_BETWEEN_RUNS: ReadonlySet<string> = new Set([
  'SRVTRANS.GLB',
  'USRTRANS.GLB',
  'NMETRANS.GLB',
  'GWTRANS.GLB',
]);

/** Must not be there while no DirSync program runs (Q112301, Q122750). */
const TEMPORARY: ReadonlySet<string> = new Set([
  'IGWTRANS.GLB',
  'INMETRAN.GLB',
  'IUSRTRAN.GLB',
  'SRVUPDS.GLB',
  'REQUPDS.GLB',
  'ILOCAL.GLB',
  'INDEX.GLB',
  'SORTLOCK.GLB',
]);

export function isTemporary(name: string): boolean {
  return TEMPORARY.has(name) || /^SORT\d{1,4}(?:\.GLB)?$/.test(name);
}

/** What Rebuild makes before it puts the new list in the place of the old one (Q99117, Q148364, Q119018). */
export function isRebuildLeftOver(name: string): boolean {
  return (
    ['GAL$.NME', 'GALINDE$.GLB', 'TMPNETPO.GLB', 'TMPACC2.NME', 'TMPGRP.NME'].includes(name) ||
    /^TMP0000\d\.NME$/.test(name)
  );
}

/** Import could not rename these over the file of a user (Q134228). */
export function isImportLeftOver(name: string): boolean {
  return name === 'IMPORT.INF' || name === 'IMPORT.USR';
}

interface SizeRule {
  readonly fits: (bytes: number) => boolean;
  /** What it must be, as a clause. */
  readonly must: string;
  readonly remedy: readonly string[];
  /** Where the post office is the DirSync server and another remedy would harm it. */
  readonly remedyOnServer?: readonly string[];
}

const records = (head: number, each: number) => (bytes: number) =>
  bytes >= head && (bytes - head) % each === 0;

const RESTORE = ['Restore it from a backup; until then the programs that read it stop or read nonsense.'];

/** What damaged it has to be found first, and a copy of earlier is a server restored from a backup (Q96060). */
const RESTORE_SERVER = [
  'Q96060 (problem 6) has no cure by hand: it says to call support, because what damages SRVCONF.GLB has to be found and removed first.',
  'By our reading: run SRVMAIN, REQMAIN and ADMIN of 3.2a or later, then restore SRVCONF.GLB and MSTTRANS.GLB from one backup.',
  'An old SRVCONF.GLB is behind its requestors (problem 9). Export on every requestor, let one cycle pass, and make RESYNC.GLB (IMPORT admin -p<password> -d<drive> -s -y).',
  'Copy RESYNC.GLB to the GLB directories of all requestors, delete it at the server, and import it there (IMPORT -q -y).',
];

/** Sizes that the articles give. */
const SIZES: Readonly<Record<string, SizeRule>> = {
  'REQCONF.GLB': {
    fits: (bytes) => bytes === 512,
    must: 'is always 512 bytes (Q123437, Q148705)',
    remedy: [
      'Restore REQCONF.GLB from a backup.',
      'Without one: copy that of another requestor, do a local reset (LISTDS -R -Z) and register this one anew at the server (Q123437). Never on the DirSync server, which does not recover from it (Q96060).',
    ],
    remedyOnServer: ['Restore REQCONF.GLB from a backup.'],
  },
  'SRVCONF.GLB': {
    fits: records(1_024, 1_024),
    must: 'is a multiple of 1,024 bytes (Q148705)',
    remedy: RESTORE_SERVER,
  },
  'PROCESS.GLB': {
    fits: records(512, 197),
    must: 'is 512 bytes and 197 more for each process (Q77926)',
    remedy: ['Reset PROCESS.GLB to 512 bytes and enter the times of the processes again (Q119111).'],
  },
  'MASTER.GLB': { fits: (bytes) => bytes > 0, must: 'is never empty (Q128358)', remedy: RESTORE },
  'CONTROL.GLB': {
    fits: (bytes) => bytes >= 8,
    must: 'has 8 bytes at least (Q124042)',
    remedy: [
      'Restore CONTROL.GLB from a backup, and raise both numbers in it well above those in use before anybody sends mail (Q124042).',
      'Names of files are made from these numbers (Q99204): with the old ones, names would be given out that exist already.',
    ],
  },
  'ACCESS.GLB': { fits: records(0, 586), must: 'is a multiple of 586 bytes (Q114395)', remedy: RESTORE },
  'ACCESS2.GLB': { fits: records(0, 69), must: 'is a multiple of 69 bytes (Q114395)', remedy: RESTORE },
  'ACCESS3.GLB': { fits: records(0, 512), must: 'is a multiple of 512 bytes (Q114395)', remedy: RESTORE },
  'GAL.NME': {
    fits: records(0, 45),
    must: 'is a multiple of 45 bytes (Q86375)',
    remedy: ['Run REBUILD -F on that post office.'],
  },
};

const RESET_MAILBAG = [
  'TYPE NUL > the .MBG file and fill the .KEY file of that name with 560 zero bytes (Q124042); what was in the mailbag is then lost.',
];
const MAILBAG: SizeRule = {
  fits: records(0, 116),
  must: 'is a multiple of 116 bytes (Q77926, Q148705)',
  remedy: RESET_MAILBAG,
};
const KEY: SizeRule = {
  fits: (bytes) => bytes === 560,
  must: 'is 560 bytes (Q148705, Q130449)',
  remedy: RESET_MAILBAG,
};

/** Null where no article gives a size. */
export function sizeRuleOf(name: string): SizeRule | null {
  if (name === 'SYSTEM.MBG' || name === 'INQUEUE.MBG') return MAILBAG;
  if (name === 'SYSTEM.KEY' || name === 'INQUEUE.KEY') return KEY;
  return SIZES[name] ?? null;
}
