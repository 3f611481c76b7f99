/** What delivering a message does to the numbers of both ends (Q96060, Q99961, Q142841). */
import type { MessageRef } from '../cycles/model.ts';
import { asksForEverything } from '../cycles/numbers.ts';
import type { SyncNumbers } from '../model.ts';
import type { ExchangeState, Exchanges, Placed } from './exchanges.ts';
import type { PlannedMessage } from './facts.ts';
import type { Matter } from './remarks.ts';
import type { Remarks } from './remarks.ts';

const DELIVERED: Matter = {
  kind: 'duplicate',
  weight: 'stop',
  ofMany: 'have the same numbers as one that was delivered from here in the same cycle',
  advice: 'A copy of the very same content is not written twice; any other would reach its receiver again.',
  kb: ['Q96060'],
};
const IMPORTED: Matter = {
  kind: 'duplicate',
  weight: 'stop',
  ofMany: 'carry what their requestors hold already, as later requests show',
  advice: 'There is nothing left in it to bring.',
  kb: ['Q96060'],
};
const ACKNOWLEDGED: Matter = {
  kind: 'duplicate',
  weight: 'warn',
  ofMany: 'are requests whose updates the server has acknowledged since',
  advice: 'The server passes over transactions below the R it has stored.',
  kb: ['Q96060'],
};
const COPIES: Matter = {
  kind: 'duplicate',
  weight: 'warn',
  ofMany: 'have the same numbers as another message of this plan, in the same cycle',
  advice: 'Equal content is delivered once; where it differs, its receiver gets both.',
  kb: ['Q96060'],
};
const REJECTED: Matter = {
  kind: 'numbers',
  weight: 'stop',
  ofMany: 'count fewer full imports than their requestors do',
  advice: 'The requestor passes over it as old mail and says nothing: let it ask for a full import instead.',
  kb: ['Q99961', 'Q96060'],
};
const OVERTAKEN: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'are older than a reply that was delivered to the same requestor from here',
  advice:
    'T3 processes the latest message it finds; no source says what an older one does that comes after it. What it lacks is sent again in the next cycle anyway.',
  kb: ['Q142841', 'Q96060'],
};
const ANEW_SINCE: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'are from before a request of their requestors for everything',
  advice: 'The reply to that one replaces all lists, so this one brings nothing that lasts.',
  kb: ['Q96060'],
};
const SEVERAL: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'go to requestors that get more than one reply by this retry',
  advice:
    'They are not delivered in the order of their cycles, and T3 processes the latest one it finds: a full import among them may be passed over. Deliver the latest alone, or one cycle at a time.',
  kb: ['Q142841', 'Q96060'],
};
const GAP: Matter = {
  kind: 'numbers',
  weight: 'warn',
  ofMany: 'begin behind the position that their requestors hold',
  advice: 'What lies between would be missing for good, and the server would not send it again.',
  kb: ['Q96060', 'Q152231'],
};
const MOVES: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'go on from what their requestors hold',
  advice: '',
  kb: ['Q96060'],
};
const WHOLE: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'carry whole address lists, which replace those of their requestors',
  advice: '',
  kb: ['Q96060', 'Q105125'],
};
const ASKS: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'are requests that the server answers at its next T2',
  advice: '',
  kb: ['Q96060'],
};

/** @returns looks at one message after the other; false when it holds no numbers that could be compared */
export function createNumberChecks(
  exchanges: Exchanges,
): (message: PlannedMessage, remarks: Remarks) => boolean {
  const inPlan = new Set<string>();
  const firstReplies = new Map<ExchangeState, MessageRef | null>();
  return (message, remarks) => {
    const placed = exchanges.placeOf(message.id);
    if (placed === null || message.sync === null) return false;
    const isCopy = inPlan.has(placed.key);
    inPlan.add(placed.key);
    if (isCopy) remarks.add(COPIES, message, `${message.file} is a copy of another message of this plan.`);
    const twin = exchanges.deliveredTwin(message.id, placed);
    if (twin !== null) remarks.add(DELIVERED, message, `${message.file} has the numbers of ${twin.file}.`);
    if (message.kind === 'SrvTx') {
      lookAtReply(message, message.sync, placed, remarks);
      if (!isCopy) tellSeveral(firstReplies, placed.exchange, message, remarks);
    } else if (message.kind === 'ReqTx' || message.kind === 'DirectoryExchange')
      lookAtRequest(message, message.sync, placed, remarks);
    return true;
  };
}

/** The first of several is told of when the second one comes. */
function tellSeveral(
  firstReplies: Map<ExchangeState, MessageRef | null>,
  exchange: ExchangeState,
  message: MessageRef,
  remarks: Remarks,
): void {
  const first = firstReplies.get(exchange);
  firstReplies.set(exchange, first === undefined ? message : null);
  if (first === undefined) return;
  const text = `${exchange.requestor} gets more than one.`;
  if (first !== null) remarks.add(SEVERAL, first, text);
  remarks.add(SEVERAL, message, text);
}

function lookAtReply(
  message: PlannedMessage,
  { srv, srvWas, imports }: SyncNumbers,
  { exchange, cycle }: Placed,
  remarks: Remarks,
): void {
  const { requestor, held, received, anewAt, deliveredAt } = exchange;
  const isFull = srvWas === 0;
  if (srv !== null && srv !== srvWas && received.holdsAfter(cycle, srv)) {
    remarks.add(
      IMPORTED,
      message,
      `${requestor} holds S=${held?.srv ?? srv} by its later requests; this reply of cycle ${cycle} carries S=${srv}.`,
    );
    return;
  }
  if (held?.imports != null && imports !== null && imports < held.imports && anewAt <= cycle)
    remarks.add(REJECTED, message, `It says I=${imports}, ${requestor} itself counts I=${held.imports}.`);
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
  else if (held !== null && srvWas !== null && srvWas > held.srv && !isFull)
    remarks.add(
      GAP,
      message,
      `It begins at S=${srvWas}, and ${requestor} holds S=${held.srv} (cycle ${held.cycle}).`,
    );
  else if (isFull && srv !== null)
    remarks.add(WHOLE, message, `${requestor} begins anew and holds S=${srv} after its next T3.`);
  else if (srv !== null) remarks.add(MOVES, message, moveText(requestor, held?.srv ?? srvWas, srv));
}

function moveText(requestor: string, from: number | null, to: number): string {
  return from === null || from === to
    ? `${requestor} holds S=${to} after its next T3.`
    : `${requestor} goes from S=${from} to S=${to} at its next T3.`;
}

function lookAtRequest(
  message: PlannedMessage,
  sync: SyncNumbers,
  { exchange, cycle }: Placed,
  remarks: Remarks,
): void {
  const { requestor, acknowledged, server } = exchange;
  const { req } = sync;
  if (
    req !== null &&
    req > 0 &&
    acknowledged !== null &&
    acknowledged.cycle >= cycle &&
    acknowledged.req >= req
  )
    remarks.add(
      ACKNOWLEDGED,
      message,
      `The server has acknowledged R=${acknowledged.req} of ${requestor}, this request ends at R=${req}.`,
    );
  else remarks.add(ASKS, message, askText(requestor, server ?? 'The server', sync));
}

function askText(requestor: string, server: string, sync: SyncNumbers): string {
  const { req, srv } = sync;
  if (asksForEverything(sync))
    return `${requestor} asks for all address lists, and ${server} sends them at its next T2.`;
  const sent = req === null ? '' : ` up to R=${req}`;
  const from = srv === null ? '' : ` from S=${srv}`;
  return `${server} takes what ${requestor} has sent${sent} and answers${from} at its next T2.`;
}
