import { describe, expect, test } from 'vitest';
import { ARTICLES, articleAbout } from '../../../shared/catalogue/articles.ts';
import { CATALOGUE, entryId } from '../../../shared/catalogue/catalogue.ts';
import { NOT_COVERED } from '../../../shared/catalogue/model.ts';
import type { ArticleLine, NotCovered } from '../../../shared/catalogue/model.ts';
import { ALL_RULES } from '../../../shared/diagnosis/families.ts';
import { expectKeptDocument } from '../../fixtures/kept-document.ts';

/** How many of the articles the program must be able to see at work. */
const COVERED_AT_LEAST = 120;
/** How many mention DirSync. */
const MENTION_DIRSYNC = 474;

const CITED = citations();

/** Rules and entries by the article that they cite. */
function citations(): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  const cite = (name: string, kb: readonly string[]): void => {
    for (const id of kb) cited.set(id, [...(cited.get(id) ?? []), name]);
  };
  for (const { id, kb } of ALL_RULES) cite(`\`${id}\``, kb);
  for (const entry of CATALOGUE) cite(entryId(entry), entry.kb);
  return cited;
}

describe('the articles that mention DirSync', () => {
  test(`are ${MENTION_DIRSYNC}, each once`, () => {
    const ids = ARTICLES.map(([id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toHaveLength(MENTION_DIRSYNC);
  });

  test('have numbers as the Knowledge Base writes them', () => {
    expect(ARTICLES.filter(([id]) => !/^Q\d{5,6}$/u.test(id))).toEqual([]);
  });

  test('are told in a few words of ours', () => {
    const wrong = ARTICLES.filter(
      ([, about]) => about.length < 10 || about.length > 90 || about.endsWith('.') || about.includes('|'),
    );
    expect(wrong).toEqual([]);
  });

  test('are cited by a rule or an entry where nothing says why not', () => {
    expect(covered().filter(([id]) => !CITED.has(id))).toEqual([]);
  });

  test('are cited by nothing where they leave no trace, or none is looked for', () => {
    const wrong = ARTICLES.filter(
      ([id, , not]) => (not === 'no-trace' || not === 'not-looked-for') && CITED.has(id),
    );
    expect(wrong).toEqual([]);
  });

  test(`are covered, ${COVERED_AT_LEAST} of them at least`, () => {
    expect(covered().length).toBeGreaterThanOrEqual(COVERED_AT_LEAST);
  });

  test('are found by their number', () => {
    expect(articleAbout('Q140946')).toContain('hang');
    expect(articleAbout('Q1')).toBeNull();
  });

  test('docs/articles.md lists them all', () => {
    expect(CITED.size).toBeGreaterThan(0);
    expectKeptDocument('articles.md', documentOf(ARTICLES));
  });
});

function covered(): readonly ArticleLine[] {
  return ARTICLES.filter(([, , not]) => not === undefined);
}

function documentOf(articles: readonly ArticleLine[]): string {
  const reasons = Object.entries(NOT_COVERED) as readonly (readonly [NotCovered, string])[];
  const counts = reasons.map(
    ([reason, words]) => `- ${articles.filter(([, , not]) => not === reason).length} ${words}`,
  );
  const rows = articles.map((line) => [line[0], line[1], coverage(line)]);
  return [
    '# Articles',
    '',
    `The ${articles.length} articles of the public Knowledge Base that mention directory synchronization, in our words, and what of the`,
    'program covers each: a rule of the diagnosis ([rules.md](rules.md)) that its symptom sets off, or an entry of the error',
    'catalogue (Help ▸ Error Catalogue) that tells its code, event or report. Made from `shared/catalogue/` and',
    '`shared/diagnosis/`; a test keeps it up to date, and `DIRSYNC_UPDATE_DOCS=1` writes it anew.',
    '',
    `**${covered().length} are covered** by ${ALL_RULES.length} rules and ${CATALOGUE.length} entries. The others are not; where one of them helps to`,
    'understand or to mend what others tell of, rules and entries name it all the same, and stand as _background of_:',
    '',
    ...counts,
    '',
    ...table(['Article', 'About', 'Covered by, or why not'], rows),
    '',
  ].join('\n');
}

/** A few names are enough to find the place; a general article may be cited by very many. */
const NAMES_SHOWN = 6;

function coverage([id, , not]: ArticleLine): string {
  const names = CITED.get(id) ?? [];
  const more = names.length - NAMES_SHOWN;
  const by = [...names.slice(0, NAMES_SHOWN), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  if (not === undefined) return by;
  return names.length === 0
    ? `_not: ${NOT_COVERED[not]}_`
    : `_not: ${NOT_COVERED[not]};_ background of ${by}`;
}

/** Cells are as wide as the widest of their column, as the formatter wants it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
