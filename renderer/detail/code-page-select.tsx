import type { ReactElement } from 'react';
import type { CodePageChoice } from '../../shared/contract/transactions.ts';
import { CODE_PAGES } from '../../shared/lint/model.ts';
import type { CodePage } from '../../shared/lint/model.ts';
import { configureQueue } from '../queue/queue-store.ts';

const WORDS: Readonly<Record<CodePage, string>> = {
  'windows-1252': 'Windows 1252',
  cp850: 'DOS 850',
  cp437: 'DOS 437',
};

interface CodePageSelectProps {
  readonly choice: CodePageChoice;
  /** What the texts at hand were read with; null until they came. */
  readonly taken: CodePage | null;
}

/** How the bytes of names become letters; kept with the queue. */
export function CodePageSelect({ choice, taken }: CodePageSelectProps): ReactElement {
  const guessed = choice === 'auto' && taken !== null ? ` (${WORDS[taken]})` : '';
  return (
    <label className="code-page">
      <span className="quiet">Code page</span>
      <select
        className="field"
        data-size="small"
        value={choice}
        title="How the bytes of names become letters. Auto takes what the bytes speak for; kept with this queue."
        onChange={(event) => {
          const next = ['auto' as const, ...CODE_PAGES].find((one) => one === event.target.value);
          if (next !== undefined) void configureQueue({ codePage: next });
        }}
      >
        <option value="auto">Auto{guessed}</option>
        {CODE_PAGES.map((codePage) => (
          <option key={codePage} value={codePage}>
            {WORDS[codePage]}
          </option>
        ))}
      </select>
    </label>
  );
}
