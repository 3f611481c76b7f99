/** An entry as one would put it into a letter. */
import { articleAbout } from '../../shared/catalogue/articles.ts';
import type { CatalogueEntry } from '../../shared/catalogue/model.ts';
import { entryName } from './kind-words.ts';

export function entryText(entry: CatalogueEntry): string {
  const { title, meaning, causes, remedy, kb } = entry;
  return [
    `${entryName(entry)}: ${title}`,
    meaning,
    ...section('Usual causes', causes),
    ...section('What to do', remedy),
    ...section(
      'Told from',
      kb.map((id) => [id, articleAbout(id)].filter((part) => part !== null).join(', ')),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)];
}
