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
  return {
    key,
    rule: rule.id,
    family: rule.family,
    severity,
    certainty: weakest(symptoms, rule.certainty),
    isOver,
    title: rule.title(titleFacts(symptoms)),
    meaning: rule.meaning,
    disproof: rule.disproof,
    kb: rule.kb,
    remedy: stepsOf(latest, rule.remedy),
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
    consequences: groupSymptoms(following).map((group) => ({
      rule: group.rule.id,
      title: group.rule.title(titleFacts(group.symptoms)),
      symptoms: group.symptoms.length,
      evidence: group.symptoms.flatMap(({ evidence }) => evidence.slice(0, 1)).slice(0, CONSEQUENCE_EVIDENCE),
    })),
  };
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
  const ranks = symptoms.map(({ certainty }) => CERTAINTIES.indexOf(certainty ?? usual));
  return CERTAINTIES[Math.max(...ranks)] ?? usual;
}

function stepsOf(symptoms: readonly Symptom[], general: readonly string[]): readonly string[] {
  const particular = new Set(symptoms.flatMap(({ remedy }) => remedy));
  const room = Math.max(1, CARD_LIMITS.steps - general.length);
  return [...[...particular].slice(0, room), ...general].slice(0, CARD_LIMITS.steps);
}
