/**
 * Requests that numbers prove and that no message of the queue is. R counts the updates of a requestor (Q96060): a
 * request that begins above the last one, or a reply that acknowledges more than any request has told, shows that there
 * was another. An exchange without any request says nothing: no outgoing queue holds one.
 */
import type { Cycle, MessageRef } from '../cycles/model.ts';
import { counted } from '../format/count.ts';
import type { MessageId } from '../model.ts';
import type { Hole } from './model.ts';
import type { PlanMessage } from './plan.ts';

interface Gap {
  readonly cycle: number;
  readonly proof: PlanMessage;
  /** R up to which the updates are known, and the one they should be known to. */
  readonly known: number;
  readonly told: number;
}

export function absentRequests(
  requestor: string,
  cycles: readonly Cycle[],
  byId: ReadonlyMap<MessageId, PlanMessage>,
): Hole[] {
  const gaps: Gap[] = [];
  if (!cycles.some(({ request }) => request !== null)) return [];
  let known: number | null = null;
  const tellOf = (cycle: number, proof: PlanMessage, told: number): void => {
    if (known !== null && told > known) gaps.push({ cycle, proof, known, told });
  };
  for (const { index, request, reply } of cycles) {
    const [asked, answered] = [messageOf(request, byId), messageOf(reply, byId)];
    const { req = null, reqWas = null } = asked?.sync ?? {};
    if (asked !== null && req !== null) {
      // R falls when numbers begin anew: what was before says nothing any more.
      if (reqWas !== null && reqWas <= req && (known === null || req >= known)) tellOf(index, asked, reqWas);
      known = req;
    }
    const acknowledged = answered?.sync?.req ?? null;
    // Beside a request of the same cycle another R is a matter for the ledger.
    if (answered === null || request !== null || acknowledged === null) continue;
    tellOf(index, answered, acknowledged);
    known = Math.max(known ?? 0, acknowledged);
  }
  return gaps.map((gap) => holeOf(requestor, gap));
}

function messageOf(ref: MessageRef | null, byId: ReadonlyMap<MessageId, PlanMessage>): PlanMessage | null {
  return ref === null ? null : (byId.get(ref.id) ?? null);
}

function holeOf(requestor: string, { cycle, proof, known, told }: Gap): Hole {
  const sent = told - known;
  const range = sent === 1 ? `R=${told}` : `R=${known + 1} to ${told}`;
  return {
    message: { id: proof.id, file: proof.file },
    state: proof.state,
    why: 'absent',
    cycle,
    requestor,
    role: 'request',
    sent,
    reason: `This message shows that ${requestor} has sent ${counted(sent, 'update')} (${range}) that no request in this queue holds.`,
  };
}
