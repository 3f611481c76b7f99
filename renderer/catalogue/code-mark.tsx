import type { ReactElement } from 'react';
import { entryId, meaningOf } from '../../shared/catalogue/catalogue.ts';
import type { CodedLine } from '../../shared/catalogue/catalogue.ts';
import { Mark } from '../ui/mark.tsx';
import { openEntry, openUnknown } from './catalogue-store.ts';
import { unknownId } from './catalogue-rows.ts';
import { UNKNOWN_CODE_LOOK } from './kind-words.ts';
import './catalogue.css';

/**
 * The code of a log line in a list: it leads to its entry, or says that there is none. Not on the way of the Tab key:
 * what is shown of the line has the same link.
 */
export function CodeMark({ line }: { readonly line: CodedLine }): ReactElement {
  const meaning = meaningOf(line);
  if (meaning.kind === 'none') return <span>{line.code ?? <span className="quiet">–</span>}</span>;
  const isKnown = meaning.kind === 'known';
  return (
    <button
      type="button"
      className="link code-mark"
      tabIndex={-1}
      data-unknown={!isKnown}
      title={isKnown ? `${meaning.entry.title}. Shows it in the catalogue.` : UNKNOWN_CODE_LOOK.meaning}
      onClick={() => (isKnown ? openEntry(entryId(meaning.entry)) : openUnknown(unknownId(meaning)))}
    >
      {line.code}
      {!isKnown && (
        <>
          <Mark look={UNKNOWN_CODE_LOOK} />
          <span className="visually-hidden">{UNKNOWN_CODE_LOOK.word}</span>
        </>
      )}
    </button>
  );
}
