import type { ReactElement } from 'react';
import { entryId, meaningOf, reasonsIn } from '../../shared/catalogue/catalogue.ts';
import type { CodedLine } from '../../shared/catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../shared/catalogue/model.ts';
import { Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { unknownId } from './catalogue-rows.ts';
import { openEntry, openUnknown } from './catalogue-store.ts';
import { UNKNOWN_CODE_LOOK, entryName } from './kind-words.ts';
import './catalogue.css';

/** What the code of a log line means, in short; the whole entry is a click away. Nothing for a line without code. */
export function LineMeaning({ line }: { readonly line: CodedLine }): ReactElement | null {
  const meaning = meaningOf(line);
  if (meaning.kind === 'none') return null;
  if (meaning.kind === 'unknown') {
    return (
      <section className="line-meaning" aria-label="Meaning">
        <h2>
          <LookBadge look={UNKNOWN_CODE_LOOK} />
        </h2>
        <p>
          No article that the catalogue is made from tells {meaning.source} {meaning.code}.{' '}
          <Link onClick={() => openUnknown(unknownId(meaning))}>Unknown codes of this queue</Link>
        </p>
      </section>
    );
  }
  return (
    <section className="line-meaning" aria-label="Meaning">
      {/* The reason of a report says more than that there is one. */}
      {[...reasonsIn(line), meaning.entry].map((entry) => (
        <ShortEntry key={entryId(entry)} entry={entry} />
      ))}
    </section>
  );
}

function ShortEntry({ entry }: { readonly entry: CatalogueEntry }): ReactElement {
  const { title, meaning, causes, remedy } = entry;
  return (
    <>
      <h2 className="selectable">{title}</h2>
      <p className="selectable">{meaning}</p>
      <Short name="Causes" sentences={causes} />
      <Short name="To do" sentences={remedy} />
      <p>
        <Link title={entryName(entry)} onClick={() => openEntry(entryId(entry))}>
          Open in catalogue
        </Link>{' '}
        <span className="quiet selectable">{entry.kb.join(', ')}</span>
      </p>
    </>
  );
}

/** The first ones: the entry has them all. */
const SHOWN = 2;

function Short({
  name,
  sentences,
}: {
  readonly name: string;
  readonly sentences: readonly string[];
}): ReactElement | null {
  if (sentences.length === 0) return null;
  const more = sentences.length - SHOWN;
  return (
    <p className="selectable">
      <span className="quiet">{name}:</span> {sentences.slice(0, SHOWN).join(' ')}
      {more > 0 && <span className="quiet"> And {more} more.</span>}
    </p>
  );
}
