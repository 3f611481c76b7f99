/** What one requestor and its server told each other, as far as it counts for lists. */
import type { RequestorCycles } from '../cycles/model.ts';
import type { MessageId } from '../model.ts';
import type { Hole } from './model.ts';
import { countReplies } from './plan-replies.ts';
import type { CountedReply } from './plan-replies.ts';
import { countRequests } from './plan-requests.ts';
import type { CountedRequest } from './plan-requests.ts';
import type { PlanMessage } from './plan.ts';

export interface Exchange extends RequestorCycles {
  readonly requests: readonly CountedRequest[];
  readonly replies: readonly CountedReply[];
  readonly holes: readonly Hole[];
  /** S of the reply of each cycle, where it says one. */
  readonly replyPositions: readonly { readonly cycle: number; readonly srv: number }[];
  /** All messages of its cycles, whether they count or not. */
  readonly ids: readonly MessageId[];
}

export function exchangeOf(requestor: RequestorCycles, byId: ReadonlyMap<MessageId, PlanMessage>): Exchange {
  const requests = countRequests(requestor, byId);
  const replies = countReplies(requestor, byId);
  const holes = [...requests.holes, ...replies.holes];
  return {
    ...requestor,
    requests: requests.counted,
    replies: replies.counted,
    // The messages of an exchange are those of its requestor, whatever they say themselves.
    holes: holes.map((hole) => ({ ...hole, requestor: requestor.requestor })),
    replyPositions: requestor.cycles.flatMap(({ index, reply }) => {
      const srv = byId.get(reply?.id ?? -1)?.sync?.srv ?? null;
      return srv === null ? [] : [{ cycle: index, srv }];
    }),
    ids: requestor.cycles.flatMap(({ request, reply, others }) =>
      [request, reply, ...others].flatMap((ref) => (ref === null ? [] : [ref.id])),
    ),
  };
}
