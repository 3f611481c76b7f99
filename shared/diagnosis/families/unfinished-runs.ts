/** Runs that Dispatch started and never saw end: it, or the whole machine, stood still with them. */
import { counted } from '../../format/count.ts';
import type { DiagnosedLine, RuleFamily, Watch } from '../facts.ts';
import type { Rule } from '../model.ts';
import { createRunTally } from '../run-tally.ts';

const UNFINISHED: Rule = {
  id: 'schedule/run-without-end',
  family: 'schedule',
  severity: 'warning',
  certainty: 'possible',
  name: 'A DirSync run has no end: Dispatch stopped with it',
  looksAt:
    'DISPATCH.LOG: a start of NSDA at a post office that the next start of the same process follows, or a missed window of it, without a line between that it terminated.',
  meaning:
    'Dispatch waits for the program it has started and logs how it ended. Without that line it stood still until somebody restarted it, and all post offices that it serves stood still with it. Known causes: programs that hang (Import before 3.5.30 on malformed modify transactions, on all requestors at once; Import, Reqmain and Srvmain before 3.5.22 on templates of 50 to 150 lines), and Windows 2000, where Dispatch stops with an error of the OS/2 subsystem as soon as it starts NSDA.',
  disproof: 'Somebody ended Dispatch or the machine at that time, or a part of the log is missing.',
  kb: ['Q260015', 'Q148770', 'Q194819'],
  remedy: [
    'Look at DIRSYNC.LOG of the post office for the last line before Dispatch stood still: it tells which program it was.',
    'Windows 2000: start it with FORCEDOS DISPATCH -D<drive>.',
    'Import hangs on several requestors with the same updates: look at the modify transactions of the last reply, and install Import 3.5.30 or later.',
    'It began when a requestor asked for a full import with templates: install version 3.5.22 or later of Admin, Import, Reqmain and Srvmain.',
  ],
  acts: ['open-logs', 'open-schedule'],
  explains: [],
  title: ({ lines, requestors }) =>
    `${counted(lines, 'DirSync run')} without an end${requestors.length === 1 ? ` at ${requestors[0] ?? ''}` : ''}`,
};

export const UNFINISHED_RUNS: RuleFamily = { rules: [UNFINISHED], watch: watchRuns };

function watchRuns(): Watch {
  /** Starts that no end is known for yet, by log, post office and process. */
  const open = new Map<string, DiagnosedLine>();
  const tally = createRunTally();
  return {
    line(line) {
      const { facts, postOffice } = line;
      if (facts?.kind !== 'run' || postOffice === null) return;
      const key = `${line.fileId} ${line.part ?? ''} ${postOffice} ${facts.step}`;
      const start = open.get(key);
      const hasEnded = facts.outcome === 'normal' || facts.outcome === 'abnormal';
      if (hasEnded) tally.ended(line);
      // A log that repeats itself has the same start twice.
      else if (start !== undefined && start.wallMs !== line.wallMs) tally.broke(start);
      if (facts.outcome === 'started') open.set(key, line);
      else open.delete(key);
    },
    finish: () =>
      tally.symptoms(
        UNFINISHED,
        (total, postOffice) => `${counted(total, 'run')} at ${postOffice} started and did not end`,
      ),
  };
}
