/** The picture of Q140946: with the hangs that show it, or from events alone. */
import type { MessageId } from '../../../model.ts';
import type { HungProof } from '../../hung/model.ts';
import { count } from '../../../format/count.ts';
import { ABOUT_NOTHING } from '../../model.ts';
import type { RequestorCycle, Symptom } from '../../model.ts';
import { repliesNamed } from './compressed-replies.ts';
import type { Replies, Reply } from './compressed-replies.ts';
import { HUNG_RULES } from './hung-rules.ts';
import { hungAtMs, isDealtWith, unseen } from './hung-symptoms.ts';
import type { HungFile, HungSurroundings } from './hung-symptoms.ts';
import type { InterchangeEvents } from './interchange-events.ts';
import { PATTERN } from './pattern-rule.ts';
import { evidenceOf, signsOf, signsText } from './signs.ts';
import type { Sign } from './signs.ts';
import { symptomOf } from '../../plain-rule.ts';

interface Seen extends HungSurroundings {
  readonly proofs: readonly HungProof[];
  readonly replies: Replies;
  /** Without those about damaged messages. */
  readonly events: InterchangeEvents;
  /** Of messages that hung. */
  readonly hung: ReadonlyMap<MessageId, HungFile>;
}

/**
 * Where messages hang with several workers only, the signs go with their card: one cause is one card. Else a card of
 * its own, when the interchange has left a DirSync message in its queue and that message is not damaged.
 */
export function patternSymptoms(seen: Seen): readonly Symptom[] {
  const together = seen.proofs.filter(({ verdict }) => verdict === 'concurrency-defect');
  if (together.length > 0) return withHangs(seen, together);
  const left = leftReplies(seen);
  return left === null ? [] : [withoutHangs(seen, left)];
}

/** One for each decoder, so that each card has them. */
function withHangs(seen: Seen, together: readonly HungProof[]): readonly Symptom[] {
  const decoders = [...new Set(together.map(({ evidence }) => evidence.decoder))];
  return decoders.map((decoder) => {
    const proofs = together.filter(({ evidence }) => evidence.decoder === decoder);
    const affected = proofs.map((proof) => affectedBy(proof, seen));
    const signs = signsOf({ ...seen, affected, hangTogether: proofs.length });
    const isOver = affected.every(isDealtWith);
    const open = proofs.filter(({ message }) => !isDealtWith(seen.hung.get(message.id) ?? unseen));
    const summed = patternSymptom(seen, signs, []);
    return {
      ...summed,
      text: [summed.text, ...needless(open, seen)].join(' '),
      rule: HUNG_RULES['concurrency-defect'],
      group: decoder,
      // It is counted, and makes the card no less sure.
      certainty: 'proven',
      severity: affected.every(({ state }) => state === 'quarantined') ? 'info' : null,
      isOver,
      // It comes before the messages it sums up, the latest of which is first.
      atMs: latest(proofs.flatMap((proof) => hungAtMs(proof) ?? [])),
      about: { messages: [], lines: linesOf(seen.events), requestors: [], cycles: [] },
    };
  });
}

/** Retrying all of them would bring these where they are not wanted any more. */
function needless(proofs: readonly HungProof[], { hung, hasGoneOn }: Seen): readonly string[] {
  const gone = proofs.filter(({ message: { id } }) => hasGoneOn(id, hung.get(id)?.sync ?? null)).length;
  if (gone === 0) return [];
  const which = gone === proofs.length && gone > 1 ? `All ${count(gone)} of them` : `${count(gone)} of them`;
  return gone === 1
    ? ['1 of them needs no retry: its requestor has gone on.']
    : [`${which} need no retry: their requestors have gone on.`];
}

/** Of one that was never decoded, at least what had come out counts. */
function affectedBy({ message, requestor, evidence }: HungProof, { hung }: Seen): Reply {
  const { bytesOut, state } = hung.get(message.id) ?? unseen;
  return { ...message, requestor, bytesOut: bytesOut ?? evidence.bytesOut, state };
}

/** Replies that events name and that can be read here; null when events give no reason for a card. */
function leftReplies({ replies, events }: Seen): readonly Reply[] | null {
  const subjects = new Set(events.left.lines.flatMap(({ subject }) => subject ?? []));
  const named = [...subjects].flatMap((subject) => repliesNamed(replies, subject));
  const readable = named.filter(({ state }) => state === 'decoded' || state === 'delivered');
  const isNamed = events.left.total > 0 && (readable.length > 0 || named.length === 0);
  const isPair = events.violations.total > 0 && events.allocations.total > 0;
  return isNamed || isPair ? readable : null;
}

function withoutHangs(seen: Seen, left: readonly Reply[]): Symptom {
  const signs = signsOf({ ...seen, affected: left, hangTogether: null });
  const isOver = left.length > 0 && left.every(({ state }) => state === 'delivered');
  const cycles = left.flatMap(({ id }) => seen.cyclesOf(id));
  return { ...patternSymptom(seen, signs, cycles), isOver, about: aboutLeft(seen, left, cycles) };
}

function aboutLeft(
  { events }: Seen,
  left: readonly Reply[],
  cycles: readonly RequestorCycle[],
): Symptom['about'] {
  const requestors = [...new Set(left.flatMap(({ requestor }) => requestor ?? []))];
  return { messages: left.map(({ id }) => id), lines: linesOf(events), requestors, cycles };
}

function patternSymptom(
  { events }: Seen,
  signs: readonly Sign[],
  cycles: readonly RequestorCycle[],
): Symptom {
  const lines = [...events.left.lines, ...events.violations.lines];
  const times = lines.flatMap(({ atMs }) => atMs ?? []);
  return symptomOf(PATTERN, {
    text: signsText(signs),
    atMs: latest(times),
    evidence: evidenceOf(signs),
    about: { ...ABOUT_NOTHING, lines: linesOf(events), cycles },
  });
}

function linesOf({ left, violations, allocations }: InterchangeEvents): readonly number[] {
  return [left, violations, allocations].flatMap(({ lines }) => lines.map(({ id }) => id));
}

function latest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
}
