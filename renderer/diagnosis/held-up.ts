/** Whom a verdict keeps from being updated. Pure. */
import type { Family, Finding } from '../../shared/diagnosis/model.ts';

/** Families whose errors keep a requestor from being updated; an error of the others loses or damages something. */
const HOLDS_UP: ReadonlySet<Family> = new Set([
  'decoding',
  'transport',
  'sequence',
  'cycles',
  'schedule',
  'registration',
]);

/**
 * Requestors for which it is not over.
 *
 * @param known names of requestors, as a card may name a server as well; null takes all that it names
 */
export function heldUpBy(finding: Finding, known: ReadonlySet<string> | null): readonly string[] {
  const { severity, isOver, family, requestors } = finding;
  if (severity !== 'error' || isOver || !HOLDS_UP.has(family)) return [];
  const over = overFor(finding);
  return requestors.filter((name) => !over.has(name) && (known === null || known.has(name)));
}

/** Requestors that only symptoms name which are over. Of symptoms that a card does not carry nothing is known. */
function overFor({ symptoms, symptomsTotal }: Finding): ReadonlySet<string> {
  if (symptoms.length < symptomsTotal) return new Set();
  const open = new Set(symptoms.filter(({ isOver }) => !isOver).flatMap(namedIn));
  return new Set(
    symptoms
      .filter(({ isOver }) => isOver)
      .flatMap(namedIn)
      .filter((name) => !open.has(name)),
  );
}

function namedIn({ evidence }: Finding['symptoms'][number]): readonly string[] {
  return evidence.flatMap(({ place }) =>
    place?.kind === 'cycle' || place?.kind === 'ledger' ? [place.requestor] : [],
  );
}
