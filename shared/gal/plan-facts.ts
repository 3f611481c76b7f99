/** What happened in an exchange, for whoever looks for the cause of a difference. */
import type { Cycle, RequestorCycles } from '../cycles/model.ts';
import type { MessageId } from '../model.ts';
import type { CycleFacts, ExchangeFacts, SetBack } from './model.ts';
import { acknowledgementOf, signsOfImport, wasImported } from './plan-imported.ts';
import type { SignsOfImport } from './plan-imported.ts';
import { roleOf } from './plan-parts.ts';
import type { PlanMessage } from './plan.ts';

/** Numbers tell whether a reply was imported; where they do not, a log may tell that T3 was done. */
export function factsOf(
  { requestor, server, cycles }: RequestorCycles,
  byId: ReadonlyMap<MessageId, PlanMessage>,
  setBacks: readonly SetBack[],
): ExchangeFacts {
  const signs = signsOfImport(cycles, byId);
  const unseen = unseenReplies(cycles, byId);
  const isRequest = ({ id }: { readonly id: MessageId }): boolean => {
    const message = byId.get(id);
    return message !== undefined && roleOf(message) === 'request';
  };
  return {
    requestor,
    server,
    hasRequests: cycles.some(({ request, others }) => request !== null || others.some(isRequest)),
    cycles: cycles.map((cycle, at) => ({
      ...cycleFacts(cycle, byId, signs[at]),
      unseen: unseen[at] ?? null,
    })),
    setBacks,
  };
}

function cycleFacts(
  { index, state, steps, request, reply }: Cycle,
  byId: ReadonlyMap<MessageId, PlanMessage>,
  signs: SignsOfImport | undefined,
): Omit<CycleFacts, 'unseen'> {
  const message = reply === null ? undefined : byId.get(reply.id);
  const byNumbers = message === undefined || signs === undefined ? null : wasImported(message, signs);
  const { srv = null, srvWas = null } = message?.sync ?? {};
  return {
    index,
    atMs: (steps.serverRan ?? steps.replySent ?? steps.requestSent)?.atMs ?? null,
    state,
    request: request === null ? null : { id: request.id, file: request.file },
    reply,
    imported: byNumbers ?? (steps.updatesDone === null ? null : true),
    importShownIn: byNumbers === true ? (signs?.later?.cycle ?? null) : null,
    isFull: srvWas === 0,
    isBehind: srv !== null && srvWas !== null && srv < srvWas,
  };
}

/** What a requestor holds it was sent: where no reply of the queue goes up to that, one is not here. */
function unseenReplies(
  cycles: readonly Cycle[],
  byId: ReadonlyMap<MessageId, PlanMessage>,
): CycleFacts['unseen'][] {
  let reached: number | null = null;
  let after = 0;
  return cycles.map((cycle) => {
    const held = acknowledgementOf(cycle, byId)?.srv ?? null;
    const isUnseen = held !== null && reached !== null && held > reached;
    const unseen = isUnseen ? { after, srv: held } : null;
    const srv = byId.get(cycle.reply?.id ?? -1)?.sync?.srv ?? null;
    for (const one of [held, srv]) if (one !== null) reached = Math.max(reached ?? 0, one);
    if (srv !== null) after = cycle.index;
    return unseen;
  });
}
