/** Lines in which a program tells its version, where that version is known for faults that leave no line of their own. */
import { dirSyncRule } from './dirsync-rule.ts';
import type { LineRule } from './model.ts';

export const VERSIONS_PC_RULES: readonly LineRule[] = [
  dirSyncRule({
    id: 'logs/old-import',
    family: 'logs',
    severity: 'info',
    certainty: 'possible',
    name: 'IMPORT.EXE is older than 3.2.18',
    looksAt: 'The line in which Import tells its version, where that is 3.0 or 3.2 up to 3.2.17.',
    meaning:
      'Versions before 3.2.18 are known to hang on RESYNC.GLB after heavy work, to delete users whose entry is modified without a new name, to give the same number to several users, and to let template files grow.',
    disproof:
      'The program on the computer that runs Dispatch is 3.2.18 or later, and the line is from before it was replaced.',
    kb: ['Q111556', 'Q120449', 'Q132059', 'Q118447'],
    remedy: [
      'Replace every copy of IMPORT.EXE by 3.2.18 or 3.5: those at the post offices, and the one that Dispatch starts.',
      'Replace SRVMAIN by 3.2.14 with it; the hang on RESYNC.GLB needs both.',
    ],
    patterns: [
      { formats: ['dirsync', 'dsserver'], text: ['mail import v3.0'] },
      {
        formats: ['dirsync', 'dsserver'],
        text: ['mail import v3.2'],
        without: ['v3.2.18', 'v3.2.19', 'v3.2.2'],
      },
    ],
  }),
  dirSyncRule({
    id: 'logs/old-rebuild',
    family: 'logs',
    severity: 'info',
    certainty: 'possible',
    name: 'REBUILD.EXE is of version 3.0, whose lists can mislead mail',
    looksAt: 'The line in which Rebuild tells its version, where that is 3.0.',
    meaning:
      'With Rebuild 3.0 names are not found although they are in the list, and mail that was begun before a rebuild can go to the wrong person. The second was corrected in 3.2.4 only. Post offices of 3.0 cannot use Rebuild 3.2.4.',
    disproof: 'The line is from before REBUILD.EXE was replaced.',
    kb: ['Q116436', 'Q114177', 'Q118621', 'Q96060'],
    remedy: [
      'Upgrade the post office to 3.2 and use REBUILD 3.2.4 or later.',
      'Until then, run T3 when nobody is signed in to Mail.',
    ],
    patterns: [
      {
        formats: ['dirsync', 'dsserver'],
        text: ['gal rebuild utility', 'v3.0'],
      },
      { formats: ['dirsync', 'dsserver'], text: ['gal rebuild utility', 'v.3.0'] },
      { formats: ['dirsync', 'dsserver'], text: ['gal rebuild utility', 'version 3.0'] },
    ],
  }),
];
