/** What speaks against the schedule: the flags of the board, with the lines that show them. */
import type { ScheduleFlag, ScheduleStep } from '../../../schedule/model.ts';
import type { Context, RuleFamily } from '../../facts.ts';
import type { Evidence, Symptom } from '../../model.ts';
import { boardSymptoms, flagged } from './board.ts';
import { FLAG_RULES, HOURS_OFF, MISSING_STEP, RUN_ON_REQUESTOR, TWO_RUNS } from './rules.ts';
import { createSeenPrograms, programKey, runsOffTheirTimes } from './seen.ts';
import type { SeenPrograms } from './seen.ts';

/** Lines that are offered as evidence; all of them are in `about`. */
const LINES_SHOWN = 4;

export const SCHEDULE: RuleFamily = {
  rules: [...Object.values(FLAG_RULES), TWO_RUNS, RUN_ON_REQUESTOR, MISSING_STEP, HOURS_OFF],
  watch: (context) => {
    const { see, programs } = createSeenPrograms();
    return {
      line: see,
      finish: () => [
        ...context.board.flags.map((flag) => flagSymptom(flag, programs)),
        ...boardSymptoms(context),
        ...runsOffTheirTimes(context.board, programs),
      ],
      notChecked: () => notChecked(context),
    };
  },
};

function flagSymptom(flag: ScheduleFlag, programs: SeenPrograms): Symptom {
  const { kind, postOffice, step, text } = flag;
  const symptom = flagged(FLAG_RULES[kind], postOffice, text);
  return step === null ? symptom : missed(symptom, postOffice, step, programs);
}

/** A window that was missed is over with the next run of that program. */
function missed(symptom: Symptom, postOffice: string, step: ScheduleStep, programs: SeenPrograms): Symptom {
  const seen = programs.get(programKey(postOffice, step));
  if (seen === undefined) return symptom;
  const isOver = seen.lastMissedMs !== null && seen.lastRunMs !== null && seen.lastRunMs > seen.lastMissedMs;
  const shown = seen.missed
    .slice(-LINES_SHOWN)
    .map((line): Evidence => ({ text: `${step} of ${postOffice} left out`, place: { kind: 'line', line } }));
  return {
    ...symptom,
    text: `${postOffice}: ${symptom.text}`,
    group: isOver ? 'over' : '',
    severity: isOver ? 'info' : null,
    isOver,
    atMs: seen.lastMissedMs,
    evidence: [...symptom.evidence, ...shown],
    about: { ...symptom.about, lines: seen.missed },
  };
}

function notChecked({ board }: Context): string[] {
  return board.entries.length === 0 && board.postOffices.length > 0
    ? [
        'The schedule was not checked: no DSSCHED file, no run in a DISPATCH.LOG and no time entered by hand is known.',
      ]
    : [];
}
