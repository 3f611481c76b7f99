import type { ReactElement } from 'react';
import { count, counted } from '../../../shared/format/count.ts';
import type { ReadFile } from './sides.ts';

/** What of a file is not compared, line by line or entry by entry: nothing is left out without a word. */
export function FileProblems({ file }: { readonly file: ReadFile }): ReactElement | null {
  const { problems, problemsTotal, counts } = file;
  const place = counts === 'record' ? 'Entry' : 'Line';
  if (problemsTotal === 0) return null;
  const left = problemsTotal - problems.length;
  return (
    <details className="compare-problems">
      <summary>{counted(problemsTotal, 'problem')} in this file</summary>
      <ul className="selectable" tabIndex={0} aria-label={`Problems in ${file.name}`}>
        {problems.map(({ line, text }, index) => (
          // They never change their places, and two may say the same.
          <li key={index}>
            <span className="quiet">
              {place} {count(line)}:
            </span>{' '}
            {text}
          </li>
        ))}
        {left > 0 && <li className="quiet">{count(left)} more are not listed.</li>}
      </ul>
    </details>
  );
}
