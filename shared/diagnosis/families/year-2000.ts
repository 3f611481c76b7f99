/** Years after 1999 as programs of the time write them, and what a wrong clock makes of messages. */
import { counted } from '../../format/count.ts';
import { exactTime } from '../../format/time.ts';
import type { Context, DiagnosedFile, DiagnosedLine, RuleFamily, Watch } from '../facts.ts';
import { ABOUT_NOTHING } from '../model.ts';
import { aboutFile, createBounded, fileEvidence, plainRule, symptomOf } from '../plain-rule.ts';

const LOG_YEARS = plainRule({
  id: 'year-2000/log-years',
  family: 'year-2000',
  severity: 'info',
  certainty: 'proven',
  name: 'Logs that write years after 1999 wrongly',
  looksAt:
    'The first line of each log of DirSync programs and of the MTA with a year from 100 to 199, and lines with years such as 10 that cannot be resolved.',
  meaning:
    'Programs before the corrections of 1998 and 1999 print the years since 1900: 100 for 2000, 101 for 2001. Such lines are read as what they mean. Where two digits are kept of that, all years from 2000 to 2009 are 10, and those lines may not be put in order with others. The programs themselves work on.',
  disproof: 'The log was written after 2009 by a program that prints years as they are.',
  kb: ['Q192158', 'Q191905', 'Q191888', 'Q191907', 'Q192156', 'Q259219', 'Q191886', 'Q191887', 'Q191889'],
  remedy: [
    'Use Dispatch, Import, Rebuild, Reqmain and Srvmain 3.5.34 (Windows NT: 3.5.32, Import 3.5.34).',
    'For SENT.LOG and RECV.LOG: External 3.5.34, or the later ASYNC.EXE and XTNMSG.DLL of the Exchange 4.0 connector.',
    'Move logs of before 2000 away, so that new ones begin.',
  ],
  acts: ['open-logs'],
  title: ({ lines }) => `Years after 1999 are written wrongly (seen in ${counted(lines, 'log line')})`,
});

const EVENT_DATES = plainRule({
  id: 'year-2000/event-dates',
  family: 'year-2000',
  severity: 'info',
  certainty: 'likely',
  name: 'Times with a digit missing in events of the DXA',
  looksAt: 'Times of eleven digits and a Z in the text of events of MSExchangeDX, where twelve are right.',
  meaning:
    'The directory synchronization service of Exchange 5.5 leaves a digit of the year out when it writes a time after 1999 into an event. Synchronization itself is right.',
  disproof: 'DXA.EXE is 5.5.2404.0 or later (service pack 2).',
  kb: ['Q197291'],
  remedy: ['Install Exchange 5.5 service pack 2, or read 0 in front of the first digit.'],
  acts: ['open-logs'],
  title: ({ lines }) => `${counted(lines, 'event')} with a digit of the year missing`,
});

const DATES = plainRule({
  id: 'year-2000/message-dates',
  family: 'year-2000',
  severity: 'warning',
  certainty: 'likely',
  name: 'DirSync messages from the future, or from before there was DirSync',
  looksAt:
    'Dates of messages more than a day ahead of this computer’s clock, before 1985, or with a year of three digits.',
  meaning:
    'The clock of the sender is wrong, or its program writes years as since 1900. Cycles are told by time, so such a message counts in the wrong one; a requestor whose clock is ahead is served a cycle later than it thinks.',
  disproof: 'The clock of this computer is the wrong one.',
  kb: ['Q192158'],
  remedy: [
    'Set the clock of the machine that runs Dispatch for that post office, and that of its file server.',
    'Use Reqmain and Srvmain 3.5.34 (Windows NT: 3.5.32) after 1999.',
  ],
  acts: ['open-schedule', 'export-evidence'],
  title: ({ messages }) => `${counted(messages, 'message')} with an impossible date`,
});

const DAY = 86_400_000;
/** MS Mail is younger than this; PCs that lost their clocks begin with 1980. */
const FIRST_MS = Date.UTC(1985, 0, 1);
const UNREADABLE_YEAR = /^unreadable Date ".*\b1\d\d\b(?!\d)/;
const ELEVEN_DIGITS = /(?:^|\D)\d{11}Z/;

export const YEAR_2000: RuleFamily = {
  rules: [LOG_YEARS, EVENT_DATES, DATES],
  watch: watchYears,
};

function watchYears({ nowMs }: Context): Watch {
  const lines = createBounded('years in logs');
  const messages = createBounded('dates of messages');
  return {
    file(file) {
      const what = impossibleDate(file, nowMs);
      if (what === null) return;
      messages.add(() =>
        symptomOf(DATES, {
          text: `${file.file}: ${what}.`,
          evidence: [fileEvidence(file)],
          about: aboutFile(file),
        }),
      );
    },
    line(line) {
      if (line.problem?.includes('the year "') === true)
        lines.add(() => lineSymptom(LOG_YEARS, line, line.problem ?? ''));
      else if (line.facts?.kind === 'counted-year') {
        const { written } = line.facts;
        lines.add(() => lineSymptom(LOG_YEARS, line, `the year is written ${written}, counted from 1900`));
      } else if (isDxaEvent(line) && ELEVEN_DIGITS.test(line.text))
        lines.add(() => lineSymptom(EVENT_DATES, line, 'a time of eleven digits'));
    },
    finish: () => [...messages.kept(), ...lines.kept()],
    notChecked: () => [...messages.notChecked(), ...lines.notChecked()],
  };
}

function impossibleDate({ kind, dateMs, dateSource, notes }: DiagnosedFile, nowMs: number): string | null {
  if (kind === null || kind === 'Other') return null;
  if (notes.some((note) => UNREADABLE_YEAR.test(note))) return 'its year has three digits';
  if (dateMs === null || dateSource !== 'header') return null;
  if (dateMs > nowMs + DAY) return `it is dated ${exactTime(dateMs)}, which is in the future`;
  return dateMs < FIRST_MS ? `it is dated ${exactTime(dateMs)}` : null;
}

function isDxaEvent({ facts }: DiagnosedLine): boolean {
  return facts?.kind === 'event' && facts.source.toLowerCase() === 'msexchangedx';
}

function lineSymptom(rule: typeof LOG_YEARS, line: DiagnosedLine, what: string) {
  return symptomOf(rule, {
    text: `${line.file}, line ${line.number}: ${what}.`,
    evidence: [
      { text: line.text.slice(0, 200) || `line ${line.number}`, place: { kind: 'line', line: line.id } },
    ],
    about: {
      ...ABOUT_NOTHING,
      lines: [line.id],
      requestors: line.postOffice === null ? [] : [line.postOffice],
    },
  });
}
