import type { ReactElement } from 'react';
import { entryId, entryOfCode } from '../../shared/catalogue/catalogue.ts';
import { Link } from '../ui/button.tsx';
import { openEntry } from './catalogue-store.ts';

/** The number of the message that Import would print, as a way to what the catalogue says of it. */
export function FindingCode({ code }: { readonly code: number }): ReactElement {
  const entry = entryOfCode(code);
  if (entry === null) return <span className="mono quiet"> [{code}]</span>;
  return (
    <>
      {' '}
      <Link title={`${entry.title}. Shows it in the catalogue.`} onClick={() => openEntry(entryId(entry))}>
        [{code}]
      </Link>
    </>
  );
}
