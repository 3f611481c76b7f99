import type { ReactElement } from 'react';
import { shownName } from '../../shared/format/shown-name.ts';
import { splitName } from './split-name.ts';
import './cut-name.css';

/** A name or path that keeps its end where it has no room, for that is where names differ. */
export function CutName({
  name,
  mono = false,
}: {
  readonly name: string;
  readonly mono?: boolean;
}): ReactElement {
  const [start, end] = splitName(shownName(name));
  return (
    // The first letter tells the direction, as <bdi> would.
    <span dir="auto" className={mono ? 'cut-name mono' : 'cut-name'}>
      {start !== '' && <span>{start}</span>}
      <span>{end}</span>
    </span>
  );
}
