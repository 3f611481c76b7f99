import type { ReactElement, ReactNode } from 'react';
import { count } from '../../shared/format/count.ts';
import type { TransactionPlace } from '../../shared/gal/model.ts';
import { useDetail } from '../detail/detail-store.ts';
import { openTransaction } from '../detail/open-message.ts';
import { Link } from '../ui/button.tsx';

interface PlaceLinkProps {
  readonly place: TransactionPlace;
  readonly children: ReactNode;
  /** In a row of a list the keyboard goes from row to row: the link is for the pointer then. */
  readonly isInRow?: boolean;
}

/** A transaction that made something so: its message opens beside the view, at the transaction and its bytes. */
export function PlaceLink({ place, children, isInRow = false }: PlaceLinkProps): ReactElement {
  const isShown = useDetail(
    ({ id, transaction }) =>
      id === place.message.id && transaction?.part === place.part && transaction.index === place.index,
  );
  return (
    <Link
      aria-current={isShown ? 'true' : undefined}
      title={placeText(place)}
      tabIndex={isInRow ? -1 : undefined}
      onClick={() => openTransaction(place)}
    >
      {children}
    </Link>
  );
}

/** "in/reply.eml, part 2, transaction 14, bytes 1,020 to 1,090". */
export function placeText({ message, part, index, start, end }: TransactionPlace): string {
  const bytes = `bytes ${count(start)} to ${count(end)}`;
  return `${message.file}, part ${part}, transaction ${count(index + 1)}, ${bytes}`;
}
