import type { ReactElement, ReactNode } from 'react';
import type { GalCycle } from '../../../shared/contract/gal-values.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { holesText, removedText } from './cycle-words.ts';
import './time.css';

/** What a cycle did. Each number stands beside the colour of its bars: the line is the legend of the picture below it. */
export function CycleReadout({ cycle }: { readonly cycle: GalCycle }): ReactElement {
  const { entries, changes, mass, holes } = cycle;
  return (
    <span className="time-readout cut">
      <span className="time-more">{counted(entries, 'entry', 'entries')}</span>
      <Told colour="added" title={`Bars upwards: added. ${BREAK}`}>
        {count(changes.added)} added
      </Told>
      <Told
        colour={mass === null ? 'removed' : 'mass'}
        title={`Bars downwards: removed; red where it is a mass deletion. ${BREAK}`}
      >
        {removedText(cycle)}
        {mass !== null && <span className="time-more">: mass deletion</span>}
      </Told>
      <Told
        colour="aside"
        title="On the line: changed or moved. It says that there is something, not how much."
      >
        {count(changes.changed)} changed{changes.moved > 0 && `, ${count(changes.moved)} moved`}
      </Told>
      {holes > 0 && <span>{holesText(holes)}</span>}
    </span>
  );
}

const BREAK = 'A bar with a gap is longer than it is drawn.';

interface ToldProps {
  readonly colour: 'added' | 'removed' | 'mass' | 'aside';
  readonly title: string;
  readonly children: ReactNode;
}

function Told({ colour, title, children }: ToldProps): ReactElement {
  return (
    <span title={title}>
      <svg className="time-swatch" width="8" height="8" aria-hidden="true">
        <path className={`time-${colour}`} d="M0 0h8v8h-8z" />
      </svg>
      {children}
    </span>
  );
}
