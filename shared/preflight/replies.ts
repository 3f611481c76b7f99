/** What delivering a reply does: whether its requestor has it, has gone on without it, and where it takes it. */
import type { MessageId, SyncNumbers } from '../model.ts';
import type { Placed } from './exchanges.ts';
import type { PlannedMessage } from './facts.ts';
import type { Matter, Remarks } from './remarks.ts';

const IMPORTED: Matter = {
  kind: 'duplicate',
  weight: 'stop',
  ofMany: 'carry what their requestors hold already, as later requests show',
  advice: 'There is nothing left in it to bring.',
  kb: ['Q96060'],
};
const REJECTED: Matter = {
  kind: 'numbers',
  weight: 'stop',
  ofMany: 'count fewer full imports than their requestors do',
  advice: 'The requestor passes over it as old mail and says nothing: let it ask for a full import instead.',
  kb: ['Q99961', 'Q96060'],
};
const ANEW_SINCE: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'are from before a request of their requestors for everything',
  advice: 'The reply to that one replaces all lists, so this one brings nothing that lasts.',
  kb: ['Q96060'],
};
const OVERTAKEN: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'are older than a reply that was delivered to the same requestor from here',
  advice:
    'T3 processes the latest message it finds; no source says what an older one does that comes after it. What it lacks is sent again in the next cycle anyway.',
  kb: ['Q142841', 'Q96060'],
};
const WAITING: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'are older than another reply to the same requestor that waits in this queue',
  advice:
    'The later one begins where they stand, or before, so it brings all that they lack. T3 processes the latest it finds: deliver the later one, and this one only if that cannot go.',
  kb: ['Q142841', 'Q96060'],
};
const BEHIND: Matter = {
  kind: 'numbers',
  weight: 'warn',
  ofMany: 'end before what their requestors hold already',
  advice:
    'It brings nothing new. The server is behind, as after a restore from a backup: every requestor has to export its list (Q113453).',
  kb: ['Q113453', 'Q96060'],
};
const GAP: Matter = {
  kind: 'numbers',
  weight: 'warn',
  ofMany: 'begin behind the position that their requestors hold',
  advice: 'What lies between would be missing for good, and the server would not send it again.',
  kb: ['Q96060', 'Q152231'],
};
const WHOLE: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'carry whole address lists, which replace those of their requestors',
  advice: '',
  kb: ['Q96060', 'Q105125'],
};
const MOVES: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'go on from what their requestors hold',
  advice: '',
  kb: ['Q96060'],
};

export interface Replies {
  look(message: PlannedMessage, sync: SyncNumbers, placed: Placed): void;
  /** @param planned all messages of the plan */
  finish(planned: ReadonlySet<MessageId>): void;
}

export function createReplies(remarks: Remarks): Replies {
  /** Older than a reply that waits in the queue: it is told only where the plan leaves that one out. */
  const waitedFor: { readonly message: PlannedMessage; readonly by: MessageId; readonly text: string }[] = [];
  return {
    look(message, sync, placed) {
      const { exchange, cycle } = placed;
      const { requestor, anewAt, deliveredAt, waiting } = exchange;
      if (isInVain(message, sync, placed, remarks)) return;
      if (anewAt > cycle)
        remarks.add(
          ANEW_SINCE,
          message,
          `${requestor} asked for everything in cycle ${anewAt}, this is of cycle ${cycle}.`,
        );
      else if (deliveredAt > cycle)
        remarks.add(
          OVERTAKEN,
          message,
          `The reply of cycle ${deliveredAt} was delivered to ${requestor}, this is of cycle ${cycle}.`,
        );
      else if (waiting !== null && waiting.cycle > cycle)
        waitedFor.push({
          message,
          by: waiting.reply.id,
          text: `${waiting.reply.file} of cycle ${waiting.cycle} waits for ${requestor} too, this is of cycle ${cycle}.`,
        });
      else tellNumbers(message, sync, placed, remarks);
    },
    finish(planned) {
      for (const { message, by, text } of waitedFor)
        if (!planned.has(by)) remarks.add(WAITING, message, text);
    },
  };
}

/** It brings nothing, or is passed over: then nothing else is to be said of it. */
function isInVain(
  message: PlannedMessage,
  { srv, srvWas, imports }: SyncNumbers,
  { exchange: { requestor, held, received, anewAt }, cycle }: Placed,
  remarks: Remarks,
): boolean {
  // Of a reply without updates only a later position shows that it is past.
  if (srv !== null && received.holdsAfter(cycle, srv === srvWas ? srv + 1 : srv)) {
    remarks.add(
      IMPORTED,
      message,
      `${requestor} holds S=${held?.srv ?? srv} by its later requests; this reply of cycle ${cycle} carries S=${srv}.`,
    );
    return true;
  }
  if (held?.imports == null || imports === null || imports >= held.imports || anewAt > cycle) return false;
  remarks.add(REJECTED, message, `It says I=${imports}, ${requestor} itself counts I=${held.imports}.`);
  return true;
}

function tellNumbers(
  message: PlannedMessage,
  { srv, srvWas }: SyncNumbers,
  { exchange: { requestor, held } }: Placed,
  remarks: Remarks,
): void {
  const isFull = srvWas === 0;
  const holds = held === null ? '' : `${requestor} holds S=${held.srv} (cycle ${held.cycle}).`;
  if (held !== null && srv !== null && srv < held.srv && !isFull)
    remarks.add(BEHIND, message, `It ends at S=${srv}, and ${holds}`);
  else if (held !== null && srvWas !== null && srvWas > held.srv && !isFull)
    remarks.add(GAP, message, `It begins at S=${srvWas}, and ${holds}`);
  else if (isFull && srv !== null)
    remarks.add(WHOLE, message, `${requestor} begins anew and holds S=${srv} after its next T3.`);
  else if (srv !== null) remarks.add(MOVES, message, moveText(requestor, held?.srv ?? srvWas, srv));
}

function moveText(requestor: string, from: number | null, to: number): string {
  return from === null || from === to
    ? `${requestor} holds S=${to} after its next T3.`
    : `${requestor} goes from S=${from} to S=${to} at its next T3.`;
}
