/** Makes the card of a group of symptoms and what follows from it. */
import { CARD_LIMITS, CERTAINTIES } from './model.ts';
import type { Certainty, Finding, Symptom, TitleFacts } from './model.ts';
import { aboutAll, groupSymptoms } from './groups.ts';
import type { SymptomGroup } from './groups.ts';

/** Pieces of evidence that a consequence is shown by. */
const CONSEQUENCE_EVIDENCE = 3;

export function cardOf(
  { key, rule, symptoms, isOver, severity }: SymptomGroup,
  following: readonly Symptom[],
): Finding {
  const latest = latestFirst(symptoms);
  const about = aboutAll(symptoms);
  const facts = titleFacts(symptoms);
  return {
    key,
    rule: rule.id,
    family: rule.family,
    severity,
    certainty: weakest(symptoms, rule.certainty),
    isOver,
    title: rule.title(facts),
    meaning: [rule.meaning, rule.more?.(facts) ?? ''].filter((part) => part !== '').join(' '),
    disproof: rule.disproof,
    kb: rule.kb,
    remedy: stepsOf(latest, isOver, rule.remedy),
    acts: rule.acts,
    atMs: latest[0]?.atMs ?? null,
    symptoms: latest.slice(0, CARD_LIMITS.symptoms).map(({ text, evidence, atMs, isOver: over }) => ({
      text,
      evidence: evidence.slice(0, CARD_LIMITS.evidence),
      atMs,
      isOver: over,
    })),
    symptomsTotal: symptoms.length,
    messages: about.messages.length,
    lines: about.lines.length,
    requestors: about.requestors.slice(0, CARD_LIMITS.requestors),
    consequences: [false, true].flatMap((over) => consequencesOf(following, over)),
  };
}

/** One for each rule and group: of a rule whose titles tell no group apart, what is so and what was are still two. */
function consequencesOf(following: readonly Symptom[], isOver: boolean): Finding['consequences'] {
  const groups = groupSymptoms(following.filter((symptom) => symptom.isOver === isOver));
  return groups.map(({ rule, symptoms }) => ({
    rule: rule.id,
    title: rule.title(titleFacts(symptoms)),
    symptoms: symptoms.length,
    isOver,
    evidence: symptoms.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, CONSEQUENCE_EVIDENCE),
  }));
}

function titleFacts(symptoms: readonly Symptom[]): TitleFacts {
  const [first] = symptoms;
  if (first === undefined) throw new Error('a group of no symptoms');
  const { messages, lines, requestors } = aboutAll(symptoms);
  return { symptoms: symptoms.length, messages: messages.length, lines: lines.length, requestors, first };
}

/** What is over comes after what is not; without a time it comes last. */
function latestFirst(symptoms: readonly Symptom[]): readonly Symptom[] {
  return symptoms.toSorted(
    (one, other) =>
      Number(one.isOver) - Number(other.isOver) || (other.atMs ?? -Infinity) - (one.atMs ?? -Infinity) || 0,
  );
}

/** A card is as sure as the least sure of what it tells. */
function weakest(symptoms: readonly Symptom[], usual: Certainty): Certainty {
  const is = (one: Certainty) => (symptom: Symptom) => (symptom.certainty ?? usual) === one;
  return CERTAINTIES.findLast((one) => symptoms.some(is(one))) ?? usual;
}

/** What is over and names what is left to do needs nothing else. */
function stepsOf(
  symptoms: readonly Symptom[],
  isOver: boolean,
  general: readonly string[],
): readonly string[] {
  const particular = [...new Set(symptoms.flatMap(({ remedy }) => remedy))];
  if (isOver && particular.length > 0) return particular.slice(0, CARD_LIMITS.steps);
  const room = Math.max(1, CARD_LIMITS.steps - general.length);
  return [...new Set([...particular.slice(0, room), ...general])].slice(0, CARD_LIMITS.steps);
}
