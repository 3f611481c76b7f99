/** What delivering a message does to the numbers of both ends (Q96060, Q99961, Q142841). */
import type { MessageRef } from '../cycles/model.ts';
import { asksForEverything } from '../cycles/numbers.ts';
import type { MessageId, SyncNumbers } from '../model.ts';
import type { ExchangeState, Exchanges, Placed } from './exchanges.ts';
import type { PlannedMessage } from './facts.ts';
import type { Matter } from './remarks.ts';
import type { Remarks } from './remarks.ts';
import { createReplies } from './replies.ts';

const DELIVERED: Matter = {
  kind: 'duplicate',
  weight: 'stop',
  ofMany: 'have the same numbers as one that was delivered from here in the same cycle',
  advice: 'A copy of the very same content is not written twice; any other would reach its receiver again.',
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
const SEVERAL: Matter = {
  kind: 'order',
  weight: 'warn',
  ofMany: 'go to requestors that get more than one reply by this retry',
  advice:
    'They are not delivered in the order of their cycles, and T3 processes the latest one it finds: a full import among them may be passed over. Deliver the latest alone, or one cycle at a time.',
  kb: ['Q142841', 'Q96060'],
};
const OLD_IMPORT: Matter = {
  kind: 'order',
  weight: 'stop',
  ofMany: 'ask for all address lists, and their requestors have gone on since',
  advice: 'The server would send everything once more, for a request that nobody waits for any longer.',
  kb: ['Q99961', 'Q96060'],
};
const ASKS: Matter = {
  kind: 'numbers',
  weight: 'fine',
  ofMany: 'are requests that the server answers at its next T2',
  advice: '',
  kb: ['Q96060'],
};

export interface NumberChecks {
  /** @returns false when the message holds no numbers that could be compared */
  look(message: PlannedMessage): boolean;
  /** Says what only the whole plan tells. */
  finish(): void;
}

export function createNumberChecks(exchanges: Exchanges, remarks: Remarks): NumberChecks {
  const inPlan = new Set<string>();
  const planned = new Set<MessageId>();
  const firstReplies = new Map<ExchangeState, MessageRef | null>();
  const replies = createReplies(remarks);
  return {
    look(message) {
      const placed = exchanges.placeOf(message.id);
      if (placed === null || message.sync === null) return false;
      const isCopy = inPlan.has(placed.key);
      inPlan.add(placed.key);
      planned.add(message.id);
      if (isCopy) remarks.add(COPIES, message, `${message.file} is a copy of another message of this plan.`);
      const twin = exchanges.deliveredTwin(message.id, placed);
      if (twin !== null) remarks.add(DELIVERED, message, `${message.file} has the numbers of ${twin.file}.`);
      if (message.kind === 'SrvTx') {
        replies.look(message, message.sync, placed);
        if (!isCopy) tellSeveral(firstReplies, placed.exchange, message, remarks);
      } else if (message.kind === 'ReqTx' || message.kind === 'DirectoryExchange')
        lookAtRequest(message, message.sync, placed, remarks);
      return true;
    },
    finish() {
      replies.finish(planned);
    },
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

function lookAtRequest(
  message: PlannedMessage,
  sync: SyncNumbers,
  { exchange, cycle }: Placed,
  remarks: Remarks,
): void {
  const { requestor, acknowledged, server, answeredAt, held } = exchange;
  const { req, imports } = sync;
  const counted = held?.imports ?? null;
  const isOld = answeredAt > cycle || (imports !== null && counted !== null && imports < counted);
  if (asksForEverything(sync) && isOld)
    remarks.add(
      OLD_IMPORT,
      message,
      answeredAt > cycle
        ? `A request of ${requestor} was answered in cycle ${answeredAt}, this one is of cycle ${cycle}.`
        : `It says I=${imports ?? 0}, ${requestor} counts I=${counted ?? 0} by now.`,
    );
  else if (
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
