/** Template lines that Import refuses, and definitions that older programs cannot hold. */
import type { LintCount, RuleFamily } from '../facts.ts';
import { lintFamily, titleInMessages } from '../lint-family.ts';
import type { RuleOfLint } from '../lint-family.ts';
import { plainRule } from '../plain-rule.ts';

const ACTS = ['repair', 'export-evidence'] as const;
const REFUSED_KINDS = new Set([
  'no-template-slash',
  'unknown-prompt',
  'template-not-allowed',
  'bad-template-field',
]);

const REFUSED: RuleOfLint = {
  rule: plainRule({
    id: 'templates/refused',
    family: 'templates',
    severity: 'error',
    certainty: 'likely',
    name: 'Template lines that Import refuses',
    looksAt:
      'Template values without a slash [22], with a prompt that the template of the same text does not have [37], for address types without templates [24], and definitions that cannot be read [21].',
    meaning:
      'Import leaves the value out, so that the details of the entry are incomplete. MCI, X400, SMTP, MHS, MSMAIL and FAX have no templates at all; a slash within a value has to be doubled.',
    disproof: 'DIRSYNC.LOG of the post office that imported the message does not show these codes.',
    kb: ['Q96001', 'Q96002', 'Q118447'],
    remedy: [
      'Correct prompt or value where the entry comes from: Prompt:/value, with // for a slash in the value.',
      'Give all post offices the same template for that list.',
    ],
    acts: ACTS,
    title: titleInMessages('Template lines that Import refuses'),
  }),
  counts: ({ rule }: LintCount) => REFUSED_KINDS.has(rule),
};

const LARGE: RuleOfLint = {
  rule: plainRule({
    id: 'templates/large',
    family: 'templates',
    severity: 'warning',
    certainty: 'possible',
    name: 'Template definitions of 50 fields and more',
    looksAt: 'T transactions with at least 50 fields.',
    meaning:
      'Import, Reqmain, Srvmain and Admin before 3.5.22 hang or fault on templates of 50 to 150 lines, Srvmain when a requestor asks for a full import with templates. Imports with many template values take long with Import 3.2.8 to 3.2.19.',
    disproof: 'The programs of all post offices are 3.5.24 or later.',
    kb: ['Q148770', 'Q147158'],
    remedy: [
      'Make the template shorter, or ask for no templates (Admin, Config, Dir-Sync, Requestor, Options).',
      'Use Import 3.5.24, and Srvmain, Reqmain and Admin 3.5.22 or later.',
    ],
    acts: ACTS,
    title: titleInMessages('Template definitions of 50 fields and more'),
  }),
  counts: ({ rule }: LintCount) => rule === 'large-template',
};

export const TEMPLATES: RuleFamily = lintFamily([REFUSED, LARGE]);
