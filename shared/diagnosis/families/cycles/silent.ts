/** Requestors that are no longer heard, unless another server hears them. */
import { counted } from '../../../format/count.ts';
import { aboutCycles, cyclePlace } from '../../about-cycles.ts';
import type { Symptom } from '../../model.ts';
import { SILENT } from './rules.ts';
import { symptom } from './told.ts';
import type { Told } from './told.ts';

/** So many cycles in a row are more than a missed one, which is no failure (Q96060). */
const SILENT_CYCLES = 3;

export function silentRequestor(told: Told): Symptom[] {
  const { cycles, presence, requestor } = told;
  const lastHeard = cycles.findLastIndex(({ state }) => state !== 'no-request');
  const missed = cycles.slice(lastHeard + 1).filter((cycle) => presence.hearsOthers(cycle));
  const [first, last] = [missed[0], missed.at(-1)];
  if (first === undefined || last === undefined || missed.length < SILENT_CYCLES) return [];
  const server = told.movedTo(told, first.index);
  const moved: Partial<Symptom> =
    server === null
      ? {}
      : {
          group: 'moved',
          severity: 'info',
          isOver: true,
          remedy: [
            `It asks ${server} now. If it is to stay there, delete it at ${told.server ?? 'the old server'}: Config, Dir-Sync, Server, Requestors.`,
          ],
        };
  return [
    symptom(SILENT, last, told, {
      text: `${requestor} was not heard in ${counted(missed.length, 'cycle')} in a row, from cycle ${first.index} to ${last.index}, though most others were${server === null ? '' : `; ${server} hears it`}.`,
      evidence: [first, last].map((cycle) => ({
        text: `Cycle ${cycle.index}: nothing of ${requestor}`,
        place: cyclePlace(cycle),
      })),
      about: aboutCycles(missed),
      ...moved,
    }),
  ];
}
