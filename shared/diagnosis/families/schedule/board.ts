/** What times alone tell, beyond the flags of the board. */
import { circleOf } from '../../../schedule/check-cycles.ts';
import type { Context } from '../../facts.ts';
import type { BoardEntry, ScheduleStep } from '../../../schedule/model.ts';
import { isSeen } from '../../../schedule/origin.ts';
import { pointOfWeek, pointText, timesText } from '../../../schedule/week.ts';
import { ABOUT_NOTHING } from '../../model.ts';
import type { Rule, Symptom } from '../../model.ts';
import { MISSING_STEP, RUN_ON_REQUESTOR, TWO_RUNS } from './rules.ts';
import { symptomOf } from '../../plain-rule.ts';

const STEPS: readonly ScheduleStep[] = ['T1', 'T3'];

export function boardSymptoms({ board, picture }: Pick<Context, 'board' | 'picture'>): Symptom[] {
  const { server, entries } = board;
  const byPostOffice = Map.groupBy(entries, ({ postOffice }) => postOffice);
  const servers = new Set([server, ...picture.servers.map((one) => one.server)]);
  const serverTimes = server === null ? [] : (byPostOffice.get(server) ?? []);
  return [...byPostOffice].flatMap(([postOffice, own]) => [
    ...missingStep(postOffice, own),
    ...(servers.has(postOffice) || server === null ? [] : runOnRequestor(postOffice, own)),
    ...twoRuns(postOffice, own, serverTimes),
  ]);
}

/** Of what was set, never of runs that were seen: a log need not show all of them. */
function missingStep(postOffice: string, own: readonly BoardEntry[]): Symptom[] {
  if (own.some(({ origin }) => isSeen(origin))) return [];
  const has = STEPS.filter((step) => own.some((entry) => entry.step === step));
  const [only, more] = has;
  if (only === undefined || more !== undefined) return [];
  const lacking = only === 'T1' ? 'T3 (process updates)' : 'T1 (send requests)';
  const text = `${postOffice} has ${timesText(own.filter(({ step }) => step === only))}, and no ${lacking}.`;
  return [flagged(MISSING_STEP, postOffice, text)];
}

function runOnRequestor(postOffice: string, own: readonly BoardEntry[]): Symptom[] {
  const runs = own.filter(({ step }) => step === 'T2');
  if (runs.length === 0) return [];
  return [
    flagged(RUN_ON_REQUESTOR, postOffice, `${postOffice}, which is not the server, has ${timesText(runs)}.`),
  ];
}

function twoRuns(
  postOffice: string,
  own: readonly BoardEntry[],
  serverTimes: readonly BoardEntry[],
): Symptom[] {
  const runs = circleOf(serverTimes, 'T2');
  const updates = circleOf(own, 'T3');
  const requests = circleOf(own, 'T1');
  for (const request of requests.points) {
    const toFirst = runs.until(request + 1);
    const toUpdate = updates.until(request + 1);
    const toRequest = requests.until(request + 1);
    if (toFirst === null || toUpdate === null || toRequest === null) continue;
    const second = toFirst + 1 + (runs.until(request + toFirst + 2) ?? Infinity);
    // Up to the next T1 at most: what is sent anew then begins another cycle.
    if (runs.points.length < 2 || second >= Math.min(toUpdate, toRequest)) continue;
    const named = [request, request + 1 + toFirst, request + 1 + second, request + 1 + toUpdate];
    const [t1 = '', first = '', again = '', t3 = ''] = named.map((minute) =>
      pointText({ step: 'T1', ...pointOfWeek(minute) }),
    );
    const text = `Between T1 ${t1} and T3 ${t3} of ${postOffice} the server runs at ${first} and again at ${again}.`;
    return [flagged(TWO_RUNS, postOffice, text)];
  }
  return [];
}

export function flagged(rule: Rule, postOffice: string, text: string): Symptom {
  return symptomOf(rule, {
    text,
    evidence: [{ text: `Schedule of ${postOffice}`, place: { kind: 'schedule', postOffice } }],
    about: { ...ABOUT_NOTHING, requestors: [postOffice] },
  });
}
