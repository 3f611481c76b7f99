/** Forms that are recognised and not read: what can be done about them is told by the form. */
import { counted } from '../../../format/count.ts';
import type { Symptom } from '../../model.ts';
import type { Rule, TitleFacts } from '../../model.ts';

export type UnsupportedForm = 'encrypted' | 'not-loaded' | 'other';

/** As the failure says it: "encrypted zip entry", "LZHUF is not loaded", "zip method 97". */
export function unsupportedForm(detail: string): UnsupportedForm {
  if (/\bencrypted\b|\bpassword\b/i.test(detail)) return 'encrypted';
  return detail.endsWith(' is not loaded') ? 'not-loaded' : 'other';
}

const STEPS: Readonly<Record<UnsupportedForm, string>> = {
  encrypted: 'It is encrypted: ask its sender for it without a password.',
  'not-loaded': 'Put the plug-in back into the folder of plug-ins (Settings), and retry.',
  other: 'Open it with the program it comes from, or add a plug-in that knows the form (docs/plug-ins.md).',
};

const WORDS: Readonly<Record<UnsupportedForm, readonly [one: string, several: string]>> = {
  encrypted: ['is encrypted', 'are encrypted'],
  'not-loaded': ['needs a plug-in that is not loaded', 'need a plug-in that is not loaded'],
  other: ['has a form that this program cannot read', 'have a form that this program cannot read'],
};

/** A card for each form. */
export function toldByForm(detail: string): Pick<Symptom, 'group' | 'remedy'> {
  const form = unsupportedForm(detail);
  return { group: form === 'other' ? '' : form, remedy: [STEPS[form]] };
}

export function formTitle(one: string, several: string): (card: TitleFacts) => string {
  return ({ messages, first: { group } }) => {
    const [is, are] = WORDS[group === 'encrypted' || group === 'not-loaded' ? group : 'other'];
    return counted(messages, `${one} ${is}`, `${several} ${are}`);
  };
}

/** Of what is none of directory synchronization's: no setting of a requestor changes it, and nobody waits for updates. */
export const UNSUPPORTED_ELSEWHERE: Rule = {
  id: 'decoding/unsupported-content',
  family: 'decoding',
  severity: 'warning',
  certainty: 'proven',
  name: 'Content that is not of DirSync has a form that is not supported',
  looksAt:
    'Messages that are neither requests, replies nor status messages, and files in archives, in the state "failed" whose failure is "form not supported".',
  meaning:
    'The form was recognised, and this program cannot read it: the detail says which. What is in it was not seen; nothing of the exchange waits for it.',
  disproof: 'A later version of this program, a plug-in, or the program it comes from reads it.',
  kb: [],
  remedy: ['Save it from the Format tab for the program that reads it.'],
  acts: ['export-evidence'],
  explains: [],
  title: formTitle('letter or file', 'letters or files'),
};
