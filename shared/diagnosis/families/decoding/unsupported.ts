/** Forms that are recognised and not read: what can be done about them is told by the form. */
import { counted } from '../../../format/count.ts';
import { failureText } from '../../../failure.ts';
import type { MessageRow } from '../../../model.ts';
import type { Rule, Symptom, TitleFacts } from '../../model.ts';
import { FOLLOWS_FROM_MESSAGE } from './hung-rules.ts';

type UnsupportedForm = 'encrypted' | 'not-loaded' | 'other';

/** As the failure says it: "encrypted zip entry", "LZHUF is not loaded", "zip method 97". */
function formOf(detail: string): UnsupportedForm {
  if (/\bencrypted\b|\bpassword\b/i.test(detail)) return 'encrypted';
  return detail.endsWith(' is not loaded') ? 'not-loaded' : 'other';
}

const STEPS: Readonly<Record<UnsupportedForm, string>> = {
  encrypted: 'It is encrypted: ask its sender for it without a password.',
  'not-loaded': 'Put the plug-in back into the folder of plug-ins (Settings), and retry.',
  other: 'Open it with the program it comes from, or add a plug-in that knows the form (Settings).',
};

const WORDS: Readonly<Record<UnsupportedForm, readonly [one: string, several: string]>> = {
  encrypted: ['holds encrypted content', 'hold encrypted content'],
  'not-loaded': ['needs a plug-in that is not loaded', 'need a plug-in that is not loaded'],
  other: ['has a form that this program cannot read', 'have a form that this program cannot read'],
};

/** Whether the DXA may have compressed it, and DXA-Flags say that. */
export function isOfDxa({ kind }: Pick<MessageRow, 'kind'>): boolean {
  return kind === 'SrvTx' || kind === 'ReqTx' || kind === 'Status';
}

/** A card for each form. */
export function toldByForm(detail: string): Pick<Symptom, 'group' | 'remedy'> {
  const form = formOf(detail);
  return { group: form === 'other' ? '' : form, remedy: [STEPS[form]] };
}

function formTitle(one: string, several: string): (card: TitleFacts) => string {
  return ({ messages, first: { group } }) => {
    const [is, are] = WORDS[group === 'encrypted' || group === 'not-loaded' ? group : 'other'];
    return counted(messages, `${one} ${is}`, `${several} ${are}`);
  };
}

const { title: TITLE, meaning: MEANING } = failureText('unsupported-codec');

/** What is proven is that it was not read: that the data is damaged, or that the DXA compressed it, is not. */
export const UNSUPPORTED_IN_DIRSYNC: Rule = {
  id: 'decoding/unsupported-codec',
  family: 'decoding',
  severity: 'error',
  certainty: 'proven',
  name: TITLE,
  looksAt: `Requests, replies and status messages in the state "failed" whose failure is "${TITLE.toLowerCase()}".`,
  meaning: `${MEANING} That says nothing of the data. No public source names the compression of the DXA, so an unknown one is nothing strange.`,
  disproof: 'A later version of this program, a plug-in, or the interchange itself reads it.',
  kb: ['Q200079'],
  remedy: [
    'Export the evidence.',
    'If it is the DXA that compressed it and its server still runs, turn compression off at the requestor object: take 32 off its DXA-Flags (Q200079).',
    'Let the requestor ask for the updates again.',
  ],
  acts: ['export-evidence', 'dxa-flags'],
  explains: FOLLOWS_FROM_MESSAGE,
  title: formTitle('DirSync message', 'DirSync messages'),
};

/** Of what is none of directory synchronization's: no setting of a requestor changes it, and nobody waits for updates. */
export const UNSUPPORTED_ELSEWHERE: Rule = {
  id: 'decoding/unsupported-content',
  family: 'decoding',
  severity: 'warning',
  certainty: 'proven',
  name: 'Content that is not of DirSync has a form that is not supported',
  looksAt: `Messages that are neither requests, replies nor status messages, and files that are none, in the state "failed" whose failure is "${TITLE.toLowerCase()}".`,
  meaning: `${MEANING} What is in it was not seen; nothing of the exchange waits for it.`,
  disproof: 'A later version of this program, a plug-in, or the program it comes from reads it.',
  kb: [],
  remedy: ['Save it from the Format tab for the program that reads it.'],
  acts: ['export-evidence'],
  explains: [],
  title: formTitle('letter or file', 'letters or files'),
};
