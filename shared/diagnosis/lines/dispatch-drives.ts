/** Lines about drives that Dispatch, or External beside it, could not connect. */
import { dirSyncRule } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const DISPATCH_DRIVES_RULES: readonly LineRule[] = [
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
    name: 'External or Dispatch could not connect: no drive letter for it',
    looksAt: 'The words "Drive is either local, used or greater than LASTDRIVE".',
    meaning:
      'Three causes are known. External and Dispatch took the same letter, or it is a local drive or above LASTDRIVE. Dispatch is 3.5.23 or later, was started from the command line with DrivesUNC=, and has been given no letters of its own. Or the post office is on NetWare, and somebody chose Refresh in File Manager while the MTA ran as a service. Until it connects, mail or DirSync of that post office waits.',
    disproof: 'The next try of the same program connects: then the letter was taken for a moment only.',
    kb: ['Q137866', 'Q249246'],
    remedy: [
      'It began when Dispatch was upgraded to 3.5.23 or later, and Dispatch says it: add DrivesDynamic= with free letters to DISPATCH.INI (Q249246).',
      'External says it: look with NET USE and SUBST who has the letter, and at LASTDRIVE. Give Dispatch letters from the beginning of the alphabet and External those from its end, and start Dispatch first. Dispatch before 3.5.23 takes letters of External (Q137866).',
      'Post offices on NetWare: stop and start the instance of the MTA, and do not use Refresh in File Manager while it runs (Q131827).',
    ],
    patterns: [{ formats: [], text: ['drive is either local, used', 'greater than lastdrive'] }],
  }),
];
