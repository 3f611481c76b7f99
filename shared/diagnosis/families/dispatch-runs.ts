/** What DISPATCH.LOG says went wrong with runs, and what later runs say of it. */
import { counted } from '../../format/count.ts';
import type { DiagnosedLine, RuleFamily, Watch } from '../facts.ts';
import type { Rule } from '../model.ts';
import { createRunTally } from '../run-tally.ts';

const BROKE_OFF: Rule = {
  id: 'schedule/nsda-abnormal',
  family: 'schedule',
  severity: 'warning',
  certainty: 'proven',
  name: 'A DirSync run broke off (exit code 65)',
  looksAt:
    'Exit code 65 of NSDA in DISPATCH.LOG; over once a later run of the same process at that post office ends with 64.',
  meaning:
    'One of the programs that NSDA starts did not come to its end: REQMAIN at T1, SRVMAIN at T2, REQMAIN, IMPORT or REBUILD at T3. Which one and why stands in DIRSYNC.LOG of that post office, at the same time.',
  disproof: 'The next cycle of that post office ends with exit code 64: then it was a passing trouble.',
  kb: ['Q148705', 'Q122750', 'Q118621'],
  remedy: [
    'Read DIRSYNC.LOG of the post office around that minute, and follow the more particular error there.',
    'T1: REQCONF.GLB has 512 bytes, REQTRANS.GLB is not locked. T2: SRVCONF.GLB is a multiple of 1,024 bytes, SYSTEM.KEY has 560, SYSTEM.MBG is a multiple of 116.',
    'T3: SRVTRANS, USRTRANS, NMETRANS and GWTRANS.GLB are empty, no temporary file is left, and the disk and the memory suffice for REBUILD.',
  ],
  acts: ['open-logs', 'open-schedule'],
  explains: [{ rule: 'cycles/run-failed', by: 'line' }],
  title: ({ lines, requestors }) =>
    `${counted(lines, 'DirSync run')} broke off (exit code 65)${requestors.length === 1 ? ` at ${requestors[0] ?? ''}` : ''}`,
};

const NO_DRIVES: Rule = {
  id: 'schedule/no-dynamic-drives',
  family: 'schedule',
  severity: 'info',
  certainty: 'possible',
  name: 'Dispatch finds no post office to connect to by itself',
  looksAt:
    'The words "Dynamic connections could not be established" in DISPATCH.LOG; over once a later run of NSDA stands in the same log.',
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
  explains: [],
  title: ({ lines }) => `Dispatch finds no post office to connect to by itself (${counted(lines, 'line')})`,
};

const NO_DRIVES_WORDS = 'dynamic connections could not be established';
const BROKEN_OFF = 65;

export const DISPATCH_RUNS: RuleFamily = { rules: [BROKE_OFF, NO_DRIVES], watch: watchRuns };

function watchRuns(): Watch {
  const runs = createRunTally();
  const drives = createRunTally(({ fileId, part }: DiagnosedLine) => `${fileId} ${part ?? ''}`);
  return {
    line(line) {
      if (line.format !== 'dispatch') return;
      const outcome = line.facts?.kind === 'run' ? line.facts.outcome : null;
      if (line.code === BROKEN_OFF) runs.broke(line);
      else if (outcome === 'normal') runs.ended(line);
      if (outcome !== null && outcome !== 'missed') drives.ended(line);
      else if (line.text.toLowerCase().includes(NO_DRIVES_WORDS)) drives.broke(line);
    },
    finish: () => [
      ...runs.symptoms(BROKE_OFF, (total, postOffice) => {
        const where = postOffice === '' ? '' : ` at ${postOffice}`;
        return `${counted(total, 'run')} of NSDA${where} broke off`;
      }),
      ...drives.symptoms(
        NO_DRIVES,
        (total) => `Dispatch said so ${counted(total, 'time')}`,
        'later runs stand in the same log',
      ),
    ],
  };
}
