/** Rules and symptoms with what most of them leave as it is filled in. */
import type { MessageRef } from '../cycles/model.ts';
import type { Failure } from '../failure.ts';
import { count, counted } from '../format/count.ts';
import type { DiagnosedFile } from './facts.ts';
import { ABOUT_NOTHING } from './model.ts';
import type { About, Evidence, Rule, Symptom } from './model.ts';

type RuleFields = Omit<Rule, 'acts' | 'explains'> & Partial<Pick<Rule, 'acts' | 'explains'>>;

export function plainRule(fields: RuleFields): Rule {
  return { acts: ['export-evidence'], explains: [], ...fields };
}

type SymptomFields = Pick<Symptom, 'text' | 'evidence'> &
  Partial<Omit<Symptom, 'rule' | 'text' | 'evidence'>>;

export function symptomOf(rule: Rule, fields: SymptomFields): Symptom {
  const silent = { group: '', certainty: null, severity: null, isOver: false, atMs: null };
  return { rule, ...silent, about: ABOUT_NOTHING, remedy: [], ...fields };
}

/** When a message was sent, as it says itself: the time of a file is that of its last copy. */
export function sentMs({ dateMs, dateSource }: Pick<DiagnosedFile, 'dateMs' | 'dateSource'>): number | null {
  return dateSource === 'header' ? dateMs : null;
}

type Named = Pick<DiagnosedFile, 'id' | 'file' | 'requestor'>;

/** That a symptom is about this file, and its requestor where it has one. */
export function aboutFile({ id, requestor }: Named): About {
  return {
    ...ABOUT_NOTHING,
    messages: [id],
    requestors: requestor === null ? [] : [requestor.toUpperCase()],
  };
}

export function fileEvidence({ id, file }: MessageRef, text: string = file): Evidence {
  return { text, place: { kind: 'message', id, file } };
}

/** Where it failed: the byte, where that is known. */
export function failureEvidence({ id, file }: MessageRef, { part, offset }: Failure): Evidence {
  if (offset === null) return fileEvidence({ id, file });
  return {
    text: `${file}, byte ${count(offset)}${part === null ? '' : ` of part ${part}`}`,
    place: { kind: 'bytes', id, file, part, decoded: false, start: offset, end: offset + 1 },
  };
}

/** Symptoms beyond these are told by their number: a rule must not remember a whole queue. */
export const SYMPTOMS_KEPT = 1_000;

/** Symptoms of one kind: the first ones, and how many more there were. */
export function createBounded(what: string, most = SYMPTOMS_KEPT) {
  const kept: Symptom[] = [];
  let more = 0;
  return {
    add(make: () => Symptom): void {
      if (kept.length < most) kept.push(make());
      else more += 1;
    },
    kept: (): readonly Symptom[] => kept,
    notChecked: (): readonly string[] =>
      more === 0
        ? []
        : [`${counted(more, 'further finding')} about ${what} ${more === 1 ? 'is' : 'are'} not listed.`],
  };
}
