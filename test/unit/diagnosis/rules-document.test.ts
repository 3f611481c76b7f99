import { expect, it } from 'vitest';
import { ALL_RULES } from '../../../shared/diagnosis/families.ts';
import { FAMILIES } from '../../../shared/diagnosis/model.ts';
import type { Family, Rule } from '../../../shared/diagnosis/model.ts';
import { expectKeptDocument } from '../../fixtures/kept-document.ts';

const INTRODUCTION = `# Rules of the diagnosis

Made from the rules themselves (\`shared/diagnosis/\`); a test keeps it up to date, and \`DIRSYNC_UPDATE_DOCS=1\` writes it
anew. Every rule has a case that sets it off and one near it that does not (\`test/unit/diagnosis/cases/\`).

**Severity.** _error_: something does not go on, or is lost. _warning_: it goes on, but not as it should. _info_: worth
knowing. A card may be less severe than its rule where the case is.

**How sure.** _proven_: measured or counted, and nothing else explains it. _likely_: it fits, and what else could is named.
_possible_: what an article describes is seen, and other things look the same.

**Causes before consequences.** A rule names the rules whose findings follow from its own where they concern the same
message, log line, requestor, or requestor's cycle (that one or one of the two after it). What follows is told on the card
of its cause.

Ids are stable: \`inspect\` prints them, and scripts may rely on them.
`;

function documentOf(rules: readonly Rule[]): string {
  const families = FAMILIES.map((family) => ({
    family,
    members: rules.filter((one) => one.family === family),
  }));
  return [INTRODUCTION, ...families.filter(({ members }) => members.length > 0).map(chapter)].join('\n');
}

function chapter({
  family,
  members,
}: {
  readonly family: Family;
  readonly members: readonly Rule[];
}): string {
  const sorted = members.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return `## ${family}\n\n${sorted.map(paragraph).join('\n')}`;
}

function paragraph({ id, name, severity, certainty, looksAt, disproof, kb, remedy, explains }: Rule): string {
  const follows = explains.map(({ rule, by }) => `\`${rule}\` (${by})`).join(', ');
  return [
    `### ${id}`,
    '',
    `${name}. ${severity}, ${certainty}${kb.length === 0 ? '' : `; ${kb.join(', ')}`}.`,
    '',
    `- Looks at: ${looksAt}`,
    `- What would disprove it: ${disproof}`,
    ...(follows === '' ? [] : [`- Explains: ${follows}`]),
    '- What to do:',
    ...remedy.map((step, at) => `  ${at + 1}. ${step}`),
    '',
  ].join('\n');
}

it('docs/rules.md tells all rules as they are', () => {
  expect(ALL_RULES.length).toBeGreaterThan(0);
  expectKeptDocument('rules.md', documentOf(ALL_RULES));
});
