import type { ReactElement } from 'react';
import type { DiffRow } from '../../../shared/contract/gal-values.ts';
import { PlaceLink } from '../place-link.tsx';

interface SupplierLinkProps {
  readonly row: DiffRow;
  /** In a row of a list the keyboard goes from row to row, and to the link from the card. */
  readonly isInRow?: boolean;
}

/** Who told of a change, which leads to the transaction that did. */
export function SupplierLink({ row, isInRow = false }: SupplierLinkProps): ReactElement {
  const { by } = row;
  if (by === null) return <span className="quiet">not known</span>;
  return (
    <PlaceLink place={by} isInRow={isInRow}>
      {by.supplier ?? 'unknown sender'}
    </PlaceLink>
  );
}
