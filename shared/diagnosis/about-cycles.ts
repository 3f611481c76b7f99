/** Places and sums of cycles, as verdicts about exchanges name them. */
import type { Cycle, CyclePicture } from '../cycles/model.ts';
import { counted } from '../format/count.ts';
import type { About, Evidence, Place, RequestorCycle, TitleFacts } from './model.ts';

type AnyCycle = Pick<Cycle, 'requestor' | 'server' | 'index'>;

export function cyclePlace({ requestor, server, index }: AnyCycle): Place {
  return { kind: 'cycle', requestor, server, cycle: index };
}

/** The first and the last of some cycles, each once. */
export function outerCycles(cycles: readonly Cycle[], textOf: (cycle: Cycle) => string): Evidence[] {
  const outer = cycles.length > 1 ? [...cycles.slice(0, 1), ...cycles.slice(-1)] : cycles;
  return outer.map((cycle) => ({ text: textOf(cycle), place: cyclePlace(cycle) }));
}

/** Cycles of one or more requestors, and the messages and lines that belong to the matter. */
export function aboutCycles(cycles: readonly AnyCycle[], given: Partial<About> = {}): About {
  const requestors = [...new Set(cycles.map(({ requestor }) => requestor))];
  return { messages: [], lines: [], requestors, cycles: cycles.map(asRequestorCycle), ...given };
}

function asRequestorCycle({ requestor, server, index }: AnyCycle): RequestorCycle {
  return { requestor, server, cycle: index };
}

/** When a run of a server was; null while it is pending, and where nothing tells. */
export function createRunTimes(
  picture: Pick<CyclePicture, 'servers'>,
): (server: string | null, cycle: number) => number | null {
  const runs = new Map(picture.servers.map((one) => [one.server, one.runs]));
  return (server, cycle) => runs.get(server)?.[cycle - 1]?.atMs ?? null;
}

/** "NORTH/A", or "12 requestors": who a card is about. */
export function whoOf({ requestors }: Pick<TitleFacts, 'requestors'>): string {
  const [only] = requestors;
  return requestors.length === 1 && only !== undefined ? only : counted(requestors.length, 'requestor');
}
