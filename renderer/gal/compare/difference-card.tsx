import type { ReactElement } from 'react';
import type { CompareRow } from '../../../shared/contract/gal-values.ts';
import { count } from '../../../shared/format/count.ts';
import type { Cause } from '../../../shared/gal/model.ts';
import { focusSoon } from '../../sync/focus-soon.ts';
import { Proofs } from '../../sync/proof-links.tsx';
import { SyncPane } from '../../sync/sync-pane.tsx';
import { LookBadge } from '../../ui/look-badge.tsx';
import { useGal } from '../gal-store.ts';
import { PlaceLink, placeText } from '../place-link.tsx';
import { closeDifference, comparedFiles, isBesideFile, useCompare } from './compare-store.ts';
import { causeLook, differenceLook } from './compare-words.ts';
import { LIST_ID } from './difference-list.tsx';
import { messagesAside } from './evidence.ts';
import { fieldPairs } from './field-pairs.ts';
import { sideName } from './sides.ts';
import type { Sides } from './sides.ts';
import '../../sync/sync.css';

/** Under the list: both sides of the chosen difference in full, and the whole of its cause. */
export function DifferenceCard({ sides }: { readonly sides: Sides }): ReactElement | null {
  const active = useCompare((state) => state.active);
  if (active === null) return null;
  const { row } = active;
  const alias = (row.left ?? row.right)?.name ?? '';
  return (
    <SyncPane
      label={`Difference: ${alias}`}
      title={
        <>
          <LookBadge look={differenceLook(row.kind)} />
          <span className="selectable">{alias}</span>
        </>
      }
      onClose={() => {
        closeDifference();
        focusSoon(`#${LIST_ID}`);
      }}
    >
      <div className="compare-card">
        <BothSides row={row} sides={sides} />
        <Why cause={row.cause} />
      </div>
    </SyncPane>
  );
}

function BothSides({ row, sides }: { readonly row: CompareRow; readonly sides: Sides }): ReactElement {
  const views = useGal((state) => state.overview?.views ?? NO_VIEWS);
  const { left, right } = sides;
  return (
    <table className="plain-table compare-both">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{left === null ? 'Left' : sideName(left, right, views)}</th>
          <th scope="col">{right === null ? 'Right' : sideName(right, left, views)}</th>
        </tr>
      </thead>
      <tbody>
        {fieldPairs(row, comparedFiles()).map((pair, index) => (
          // A prompt may stand there twice.
          <tr key={index} data-differs={pair.differs}>
            <th scope="row">
              {pair.field}
              {pair.differs && <span className="compare-sign"> ≠</span>}
            </th>
            <td className="selectable">
              <Value text={pair.left} isMissing={row.left === null} />
            </td>
            <td className="selectable">
              <Value text={pair.right} isMissing={row.right === null} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NO_VIEWS = [] as const;

function Value({
  text,
  isMissing,
}: {
  readonly text: string | null;
  readonly isMissing: boolean;
}): ReactElement {
  if (text === null) return <span className="quiet">{isMissing ? 'missing' : 'none'}</span>;
  return text === '' ? <span className="quiet">empty</span> : <>{text}</>;
}

function Why({ cause }: { readonly cause: Cause }): ReactElement {
  return (
    <section className="compare-cause" aria-label="Why">
      <p>
        <LookBadge look={causeLook(cause.kind, isBesideFile())} />
        {cause.cycle !== null && <span className="quiet">in cycle {count(cause.cycle)}</span>}
      </p>
      <p className="selectable">{cause.text}</p>
      <Proofs messages={messagesAside(cause)} lines={[]} />
      {cause.places.length > 0 && (
        <ul aria-label="Transactions that show it">
          {cause.places.map((place) => (
            <li key={`${place.message.id} ${place.part} ${place.index}`}>
              <PlaceLink place={place}>{placeText(place)}</PlaceLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
