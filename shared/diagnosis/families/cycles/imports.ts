/** Full imports that are worth a look: often, many at once, or overtaken (Q96060, Q142841). One alone is nothing. */
import type { Cycle, CyclePicture } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import { aboutCycles, createRunTimes, cyclePlace } from '../../about-cycles.ts';
import type { Context } from '../../facts.ts';
import type { Symptom } from '../../model.ts';
import { FULL_IMPORT, SECOND_RUN } from './rules.ts';
import { symptomOf } from '../../plain-rule.ts';

const OFTEN = { times: 4, cycles: 14 } as const;
/** Requestors that are new ask for everything by nature: counted are those of more than a week of cycles. */
const AT_ONCE = { requestors: 4, share: 0.5, after: 7 } as const;

export function importSymptoms({ picture }: Pick<Context, 'picture'>): Symptom[] {
  const timeOf = createRunTimes(picture);
  return [...often(picture, timeOf), ...atOnce(picture, timeOf), ...overtaken(picture, timeOf)];
}

type TimeOf = ReturnType<typeof createRunTimes>;

function asksForAll({ notes }: Cycle): boolean {
  return notes.some(({ kind }) => kind === 'full-import');
}

function often({ requestors }: CyclePicture, timeOf: TimeOf): Symptom[] {
  return requestors.flatMap(({ requestor, server, cycles }) => {
    const asked = cycles.slice(-OFTEN.cycles).filter(asksForAll);
    const last = asked.at(-1);
    if (last === undefined || asked.length < OFTEN.times) return [];
    return asked.map((cycle) =>
      symptomOf(FULL_IMPORT, {
        group: 'often',
        text: `${requestor} asked for all address lists in cycle ${cycle.index}, one of ${asked.length} such requests in its last ${counted(Math.min(OFTEN.cycles, cycles.length), 'cycle')}.`,
        atMs: timeOf(server, cycle.index),
        evidence: [{ text: `Cycle ${cycle.index} of ${requestor}`, place: cyclePlace(cycle) }],
        about: aboutCycles([cycle], { messages: cycle.request === null ? [] : [cycle.request.id] }),
      }),
    );
  });
}

function atOnce({ requestors }: CyclePicture, timeOf: TimeOf): Symptom[] {
  const runs = new Map<string, { readonly asking: Cycle[]; heard: number }>();
  for (const { server, cycles } of requestors)
    for (const cycle of cycles.slice(AT_ONCE.after)) {
      if (cycle.request === null) continue;
      const key = `${server ?? ''}\t${cycle.index}`;
      const run = runs.get(key) ?? { asking: [], heard: 0 };
      runs.set(key, run);
      run.heard += 1;
      if (asksForAll(cycle)) run.asking.push(cycle);
    }
  return [...runs.values()].flatMap(({ asking, heard }) => {
    const [first] = asking;
    if (first === undefined || asking.length < AT_ONCE.requestors) return [];
    if (asking.length < heard * AT_ONCE.share) return [];
    return [
      symptomOf(FULL_IMPORT, {
        group: `at once ${first.server ?? ''} ${first.index}`,
        text: `In cycle ${first.index} ${asking.length} of ${counted(heard, 'requestor')} asked for all address lists at once.`,
        atMs: timeOf(first.server, first.index),
        evidence: asking.slice(0, 4).map((cycle) => ({
          text: `Cycle ${cycle.index} of ${cycle.requestor}`,
          place: cyclePlace(cycle),
        })),
        about: aboutCycles(asking, { messages: asking.flatMap(({ request }) => request?.id ?? []) }),
      }),
    ];
  });
}

function overtaken({ requestors }: CyclePicture, timeOf: TimeOf): Symptom[] {
  return requestors.flatMap(({ requestor, server, cycles }) =>
    cycles.flatMap((cycle, at) => {
      const next = cycles[at + 1];
      if (next?.reply == null || cycle.reply === null || !asksForAll(cycle)) return [];
      const isSameDay = next.notes.some(({ kind }) => kind === 'second-of-the-day');
      if (!isSameDay || asksForAll(next) || cycle.steps.updatesDone !== null) return [];
      return [
        symptomOf(SECOND_RUN, {
          text: `The reply to the full import of ${requestor} in cycle ${cycle.index} was followed by the one of cycle ${next.index} on the same day, and no T3 of it is known in between.`,
          atMs: timeOf(server, next.index),
          evidence: [cycle, next].map((one) => ({
            text: `Cycle ${one.index} of ${requestor}`,
            place: cyclePlace(one),
          })),
          about: aboutCycles([cycle, next], {
            messages: [cycle.reply.id, next.reply.id],
          }),
        }),
      ];
    }),
  );
}
