import type { ReactElement } from 'react';

interface BasisProps {
  readonly title: string;
  /** Whole sentences. */
  readonly sentences: readonly string[];
}

/** What conclusions rest on: one line, and a list when it is opened. Nothing without any. */
export function Basis({ title, sentences }: BasisProps): ReactElement | null {
  if (sentences.length === 0) return null;
  return (
    <details className="basis">
      <summary>
        <span className="basis-title">{title}</span>
        <span className="basis-line cut">{sentences.join(' ')}</span>
      </summary>
      <ul className="selectable">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
