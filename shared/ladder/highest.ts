/** How far up the ladder a trouble may lead: a rung that cannot mend it costs what it costs, and helps nothing. */
import type { Symptom } from '../diagnosis/model.ts';
import type { Rung } from './model.ts';
import { RUNGS } from './model.ts';

/** Of rules, or of whole families; what is not named here may be climbed for up to `check`. */
const HIGHEST: Readonly<Record<string, Rung>> = {
  sequence: 'global-reset',
  'sequence/keep-updates-passed': 'requestor-import-export',
  'sequence/keep-updates-near': 'requestor-import-export',
  'sequence/returned-without-import': 'requestor-import-export',
  'cycles/import-overtaken': 'requestor-import-export',
};

/** The highest rung that may mend one of these. */
export function highestRung(symptoms: readonly Symptom[]): Rung {
  if (symptoms.some(isOfServer)) return 'resync';
  const heights = symptoms.map(({ rule }) =>
    RUNGS.indexOf(HIGHEST[rule.id] ?? HIGHEST[rule.family] ?? 'check'),
  );
  return RUNGS[Math.max(...heights)] ?? 'check';
}

/** A server that is behind several requestors is what is wrong, not one of them (Q113453). */
export function isOfServer({ rule, about }: Symptom): boolean {
  return rule.id === 'sequence/server-behind' && about.requestors.length > 1;
}

/** Why a rung is of no use, or null. */
export function beyondReason(
  rung: Rung,
  { highest, symptoms }: { readonly highest: Rung; readonly symptoms: readonly Symptom[] },
): string | null {
  if (RUNGS.indexOf(rung) <= RUNGS.indexOf(highest)) return null;
  const ofServer = symptoms.find(isOfServer);
  if (ofServer !== undefined)
    return `It does not mend this: ${ofServer.about.requestors.length} requestors show it, and what the server lost comes back only when every one of them exports its list (Q113453).`;
  return symptoms.some(isClock)
    ? 'It does not mend this: the clock has to be set.'
    : 'It does not mend this: numbers and lists are not what is wrong here.';
}

export function isClock({ rule }: Symptom): boolean {
  return rule.id === 'cycles/clock';
}
