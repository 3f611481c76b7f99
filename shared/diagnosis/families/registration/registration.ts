/** Who is registered with whom, as messages show it: never answered, two servers, none at all. */
import type { Cycle, RequestorCycles } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import { receivedBy } from '../../received.ts';
import { aboutCycles, createRunTimes, outerCycles } from '../../about-cycles.ts';
import type { Context, RuleFamily } from '../../facts.ts';
import type { Rule, Symptom } from '../../model.ts';
import { createPresence } from '../../presence.ts';
import {
  ANSWERED_UNASKED,
  NEVER_ANSWERED,
  NOT_THE_SERVER,
  SERVER_AS_REQUESTOR,
  TWO_SERVERS,
  WRONG_MAILBOX,
} from './rules.ts';
import { serverSymptoms } from './servers.ts';
import { createAddresses } from './addresses.ts';
import { symptomOf } from '../../plain-rule.ts';

/** Fewer may be chance: one missed cycle is no failure (Q96060). */
const CYCLES_NEEDED = 3;

export const REGISTRATION: RuleFamily = {
  rules: [NEVER_ANSWERED, WRONG_MAILBOX, NOT_THE_SERVER, TWO_SERVERS, SERVER_AS_REQUESTOR, ANSWERED_UNASKED],
  watch: (context) => {
    const addresses = createAddresses();
    return {
      file: addresses.see,
      finish: () => [...oneSided(context), ...serverSymptoms(context), ...addresses.finish()],
    };
  },
};

/** Requestors of whom only one direction is known, where both are known of most others. */
function oneSided({ picture, ledger }: Context): Symptom[] {
  const presence = createPresence(picture);
  const timeOf = createRunTimes(picture);
  return picture.requestors.flatMap((requestor, at) => {
    const { cycles, server } = requestor;
    const received = receivedBy(ledger.ledgers[at] ?? { rows: [] });
    const last = cycles.at(-1);
    const atMs = last === undefined ? null : timeOf(server, last.index);
    const hasReply = cycles.some(({ reply }) => reply !== null);
    const hasRequest = cycles.some(({ request }) => request !== null);
    if (hasReply === hasRequest) return [];
    if (hasReply) {
      const answered = cycles.filter((cycle) => cycle.reply !== null && presence.keepsRequests(cycle));
      return answered.length < CYCLES_NEEDED ? [] : [unasked(requestor, answered, atMs)];
    }
    const ignored = cycles.filter((cycle) => cycle.state === 'no-reply' && presence.keepsReplies(cycle));
    const isReached = cycles.some(({ index }) => received.wentOnAfter(index));
    return ignored.length < CYCLES_NEEDED || isReached ? [] : [neverAnswered(requestor, ignored, atMs)];
  });
}

function neverAnswered(
  { requestor, server }: RequestorCycles,
  ignored: readonly Cycle[],
  atMs: number | null,
): Symptom {
  const whom = server ?? 'The server';
  const text = `${whom} answered none of the ${counted(ignored.length, 'request')} that ${requestor} sent in time, and answered most others in the same runs.`;
  return oneSidedSymptom(NEVER_ANSWERED, text, ignored, atMs, (cycle) => cycle.request);
}

function unasked({ requestor }: RequestorCycles, answered: readonly Cycle[], atMs: number | null): Symptom {
  const text = `${counted(answered.length, 'reply', 'replies')} to ${requestor} and no request of it are in this queue, which holds those of most others.`;
  return oneSidedSymptom(ANSWERED_UNASKED, text, answered, atMs, (cycle) => cycle.reply);
}

function oneSidedSymptom(
  rule: Rule,
  text: string,
  cycles: readonly Cycle[],
  atMs: number | null,
  messageOf: (cycle: Cycle) => { readonly id: number } | null,
): Symptom {
  const messages = cycles.flatMap((cycle) => messageOf(cycle)?.id ?? []);
  const evidence = outerCycles(cycles, ({ index, requestor }) => `Cycle ${index} of ${requestor}`);
  return symptomOf(rule, { text, atMs, evidence, about: aboutCycles(cycles, { messages }) });
}
