import type { ReactElement } from 'react';
import { articleAbout } from '../../shared/catalogue/articles.ts';
import { searchCatalogue } from '../../shared/catalogue/catalogue.ts';
import { Link } from '../ui/button.tsx';
import { openArticle } from './catalogue-store.ts';

/** An article by its number, as the way to the entries that are told from it; what it is about is read on hover. */
export function ArticleLink({ id }: { readonly id: string }): ReactElement {
  const about = articleAbout(id);
  const title = about === null ? `Knowledge Base article ${id}` : `${id}: ${about}`;
  // Of many articles a rule is made, and no entry.
  if (searchCatalogue(id).length === 0)
    return (
      <abbr className="verdict-article explained" title={title}>
        {id}
      </abbr>
    );
  return (
    <span className="verdict-article">
      <Link title={`${title}\nShows what the catalogue tells from it`} onClick={() => openArticle(id)}>
        {id}
      </Link>
    </span>
  );
}
