import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';

/** So many sentences are read where they stand. */
const SHOWN = 3;

/** What nobody looked at, and why: in whole sentences, as it limits what the verdicts are worth. */
export function NotChecked({ sentences }: { readonly sentences: readonly string[] }): ReactElement | null {
  if (sentences.length === 0) return null;
  const more = sentences.slice(SHOWN);
  return (
    <section aria-label="Not checked" className="not-checked">
      <p className="verdict-label">Not checked</p>
      <Sentences sentences={sentences.slice(0, SHOWN)} />
      {more.length > 0 && (
        <details className="fold">
          <summary>
            <span className="fold-count">{count(more.length)} more</span>
          </summary>
          <Sentences sentences={more} />
        </details>
      )}
    </section>
  );
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }): ReactElement {
  return (
    <ul className="selectable">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
