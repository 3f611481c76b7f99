/** Puts the messages of exchanges in the order in which they count for a point of view. */
import type { CyclePicture } from '../cycles/model.ts';
import type { GalPlan, PlannedMessage, PointOfView } from './model.ts';
import type { Exchange } from './plan-exchange.ts';
import { plannedOf } from './plan-parts.ts';

type View = GalPlan['views'][number];
/** With the number of messages that are missing in it. */
export type CountedView = View & { readonly holes: number };

/**
 * In each run of the server the requests that it took, requestor by requestor, then the replies that it wrote: what
 * these tell is what the server had after the requests.
 */
export function serverView(
  { server, runs }: CyclePicture['servers'][number],
  exchanges: readonly Exchange[],
): CountedView {
  const byCycle = createByCycle(runs.map(({ index, atMs }) => ({ cycle: index, atMs })));
  for (const { requestor, requests } of exchanges)
    for (const { message, servedIn, repeats } of requests)
      byCycle.add(plannedOf(message, 'request', { cycle: servedIn, supplier: requestor, repeats }));
  for (const { replies } of exchanges)
    for (const { message, cycle } of replies)
      byCycle.add(plannedOf(message, 'reply', { cycle, supplier: server, repeats: 0 }));
  const missing = exchanges.flatMap(({ holes }) => holes).filter(({ role }) => role === 'request');
  return { ...byCycle.view({ kind: 'server', server }), holes: missing.length };
}

/** In each cycle what the requestor changed itself, then what it was sent and has imported. */
export function requestorView({
  requestor,
  server,
  cycles,
  requests,
  replies,
  holes,
}: Exchange): CountedView {
  const byCycle = createByCycle(
    cycles.map(({ index, steps }) => ({
      cycle: index,
      atMs: (steps.serverRan ?? steps.replySent ?? steps.requestSent)?.atMs ?? null,
    })),
  );
  for (const { message, cycle, repeats } of requests)
    byCycle.add(plannedOf(message, 'request', { cycle, supplier: requestor, repeats }));
  for (const { message, cycle, isLost } of replies)
    if (!isLost) byCycle.add(plannedOf(message, 'reply', { cycle, supplier: server, repeats: 0 }));
  return { ...byCycle.view({ kind: 'requestor', requestor, server }), holes: holes.length };
}

/** Messages in the order of their cycles, and within one in the order in which they came. */
function createByCycle(cycles: readonly { readonly cycle: number; readonly atMs: number | null }[]) {
  const columns = new Map(
    cycles.map(({ cycle, atMs }) => [cycle, { atMs, messages: [] as PlannedMessage[] }]),
  );
  return {
    add(message: PlannedMessage): void {
      const cycle = message.cycle ?? 0;
      // A request that came after the last run waits for one more.
      const column = columns.get(cycle) ?? { atMs: null, messages: [] };
      column.messages.push(message);
      columns.set(cycle, column);
    },
    view(view: PointOfView): View {
      const inOrder = [...columns].sort(([one], [other]) => one - other);
      return {
        view,
        messages: inOrder.flatMap(([, { messages }]) => messages),
        cycles: inOrder.map(([cycle, { atMs }]) => ({ cycle, atMs })),
      };
    },
  };
}
