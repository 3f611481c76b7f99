import type { ReactElement } from 'react';
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { counted } from '../../../shared/format/count.ts';
import type { EntryValues } from '../../../shared/gal/model.ts';
import { addressText } from '../browse/history-words.ts';
import { differing, said } from './differing.ts';

/** What is not as it was, on one line; of what is new or gone, what it says. */
export function ChangeDifference({ row }: { readonly row: DiffRow }): ReactElement {
  const { before, after } = row;
  if (before === null || after === null) return <OneSide values={after ?? before} isGone={after === null} />;
  const changes = differing(row);
  return (
    <span title={changes.map(({ what, from, to }) => `${what}: ${said(from)} → ${said(to)}`).join('\n')}>
      {changes.map(({ what, from, to }, index) => (
        <span key={`${index} ${what}`} className="difference">
          <span className="quiet">{what}</span> <del>{said(from)}</del> → <ins>{said(to)}</ins>
        </span>
      ))}
    </span>
  );
}

interface OneSideProps {
  readonly values: EntryValues | null;
  readonly isGone: boolean;
}

function OneSide({ values, isGone }: OneSideProps): ReactElement {
  if (values === null) return <span className="quiet">nothing known</span>;
  const { length } = values.templates;
  return (
    <span className={isGone ? 'quiet' : undefined}>
      <span className="mono">{addressText(values)}</span>
      {length > 0 && `, ${counted(length, 'template value')}`}
    </span>
  );
}
