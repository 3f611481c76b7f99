/** Lines about drives that Dispatch, or External beside it, could not connect. */
import { dirSyncRule } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const DISPATCH_DRIVES_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'schedule/no-dynamic-drives',
    family: 'schedule',
    severity: 'warning',
    certainty: 'possible',
    name: 'Dispatch finds no post office to connect to by itself',
    looksAt: 'The words "Dynamic connections could not be established" in DISPATCH.LOG.',
    meaning:
      'Dispatch is set to connect to post offices by itself, and has none to connect to. With the option Single Postoffice Instance, which only External knows, it is noise: its one post office is served all the same. Otherwise the post offices that it should have reached miss this process.',
    disproof: 'Right after it Dispatch checks the process table of every post office that it should serve.',
    kb: ['Q139034', 'Q194602'],
    remedy: [
      'Look whether Dispatch checks the process tables of all its post offices.',
      'If it does not: name them with DrivesUNC= in DISPATCH.INI, and check that the file server can be reached.',
      'If it does: add a DrivesUNC= for the home post office, and the line goes away.',
    ],
    acts: ['open-schedule', 'open-logs'],
    patterns: [{ formats: ['dispatch'], text: ['dynamic connections could not be established'] }],
  }),
  dirSyncRule({
    id: 'schedule/wrong-dispatch-program',
    family: 'schedule',
    severity: 'error',
    certainty: 'likely',
    name: 'The MS-DOS version of Dispatch runs: it serves its own post office only',
    looksAt: 'The words "No drive is available for dynamic attaching" in DISPATCH.LOG.',
    meaning:
      'DISPATCH.EXE for MS-DOS was started on Windows NT. It checks the process table of its home post office and connects to none of the others, so none of those takes part in DirSync.',
    disproof:
      'DISPATCH.EXE is the one of the Windows NT MTA (72,318 bytes in version 3.5), and drive letters are free.',
    kb: ['Q137677'],
    remedy: [
      'Start Dispatch from MAILEXE\\DIRSYNC.NT.',
      'The MS-DOS version has 84,453 bytes (17 August 1994), the right one 72,318 (25 May 1995).',
    ],
    acts: ['open-schedule', 'open-logs'],
    patterns: [{ formats: ['dispatch'], text: ['no drive is available for dynamic attaching'] }],
  }),
  dirSyncRule({
    id: 'transport/drive-letter-taken',
    family: 'transport',
    severity: 'warning',
    certainty: 'likely',
    name: 'External could not connect: its drive letter is taken',
    looksAt: 'The words "Drive is either local, used or greater than LASTDRIVE".',
    meaning:
      'External and Dispatch take the next free drive letter when they connect to a post office. When Dispatch runs a DirSync process just then, the letter of External is taken, and mail for that post office waits until the next try. A local drive, or a LASTDRIVE that is too low, does the same.',
    disproof: 'It comes at times when Dispatch runs nothing: then look for the drive with NET USE and SUBST.',
    kb: ['Q137866', 'Q131827', 'Q249246'],
    remedy: [
      'Give Dispatch letters from the beginning of the alphabet, and External those from its end.',
      'Start all instances of Dispatch before those of External, and restart External whenever Dispatch was restarted.',
      'Dispatch 3.5.23 or later corrects it.',
    ],
    patterns: [{ formats: [], text: ['drive is either local, used', 'greater than lastdrive'] }],
  }),
];
