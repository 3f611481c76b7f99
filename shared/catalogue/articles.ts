/** The articles that mention DirSync: what each is about, and why nothing of the program covers it, if so. */
import { EXCHANGE_1 } from './articles/exchange-1.ts';
import { EXCHANGE_2 } from './articles/exchange-2.ts';
import { PC_MAIL } from './articles/pc-mail.ts';
import type { ArticleLine } from './model.ts';

/** By number. */
export const ARTICLES: readonly ArticleLine[] = [...EXCHANGE_1, ...EXCHANGE_2, ...PC_MAIL].toSorted(
  ([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)),
);

const ABOUT: ReadonlyMap<string, string> = new Map(ARTICLES.map(([id, about]) => [id, about]));

/** What an article ("Q96060") is about, in a few words of ours; null for one that is not in the list. */
export function articleAbout(id: string): string | null {
  return ABOUT.get(id) ?? null;
}
