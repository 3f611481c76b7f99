import type { CyclePicture } from '../../../cycles/model.ts';
import type { MessageId } from '../../../model.ts';
import type { RequestorCycle } from '../../model.ts';

export type CyclesOf = (message: MessageId) => readonly RequestorCycle[];

/** The cycles that these messages belong to, as request, reply, or beside them. One walk over all cycles. */
export function createCyclesOf(
  picture: Pick<CyclePicture, 'requestors'>,
  messages: ReadonlySet<MessageId>,
): CyclesOf {
  const found = new Map<MessageId, RequestorCycle[]>();
  if (messages.size > 0)
    for (const { requestor, server, cycles } of picture.requestors)
      for (const { index, request, reply, others } of cycles)
        for (const message of [request, reply, ...others]) {
          if (message === null || !messages.has(message.id)) continue;
          found.set(message.id, [...(found.get(message.id) ?? []), { requestor, server, cycle: index }]);
        }
  return (message) => found.get(message) ?? [];
}
