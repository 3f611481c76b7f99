/** What happened in an exchange, for whoever looks for the cause of a difference. */
import type { RequestorCycles } from '../cycles/model.ts';
import type { MessageId } from '../model.ts';
import type { ExchangeFacts } from './model.ts';
import { acknowledgedAfter, wasImported } from './plan-replies.ts';
import type { PlanMessage } from './plan.ts';

/** Numbers tell whether a reply was imported; where they do not, a log may tell that T3 was done. */
export function factsOf(
  { requestor, server, cycles }: RequestorCycles,
  byId: ReadonlyMap<MessageId, PlanMessage>,
): ExchangeFacts {
  const acknowledged = acknowledgedAfter(cycles, byId);
  return {
    requestor,
    server,
    cycles: cycles.map(({ index, state, steps, request, reply }, at) => {
      const message = reply === null ? undefined : byId.get(reply.id);
      const byNumbers = message === undefined ? null : wasImported(message, acknowledged[at] ?? null);
      return {
        index,
        atMs: (steps.serverRan ?? steps.replySent ?? steps.requestSent)?.atMs ?? null,
        state,
        request: request === null ? null : { id: request.id, file: request.file },
        reply,
        imported: byNumbers ?? (steps.updatesDone === null ? null : true),
      };
    }),
  };
}
