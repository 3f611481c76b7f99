import type { ReactElement, ReactNode } from 'react';
import { VirtualRows } from './virtual-rows.tsx';
import type { RowSource } from './paged-list.ts';
import type { ScrollRequest } from './virtual-rows.tsx';
import './read-card.css';

interface ReadRowsProps<Row> {
  readonly id: string;
  readonly label: string;
  /** Widths of the columns, as `grid-template-columns` takes them. */
  readonly columns: string;
  readonly titles: readonly string[];
  readonly source: RowSource<Row>;
  readonly cells: (row: Row) => ReactElement;
  readonly active: number | null;
  readonly scroll: ScrollRequest;
  /** Of the card that tells the rest of the active row. */
  readonly cardId: string;
  readonly onLook: (index: number) => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** Rows that are read one at a time; a card below tells the rest of the one that the keyboard is at. */
export function ReadRows<Row>({
  titles,
  cardId,
  onLook,
  onCopy,
  onClose,
  ...rows
}: ReadRowsProps<Row>): ReactElement {
  return (
    <VirtualRows
      {...rows}
      head={titles.map((title) => (
        <div key={title} role="columnheader" className="grid-cell quiet">
          {title}
        </div>
      ))}
      onPress={onLook}
      onOpen={() => document.getElementById(cardId)?.focus()}
      onCommand={(command) => {
        if (command.kind === 'move') onLook(command.to);
        if (command.kind === 'copy') onCopy();
      }}
      onEscape={onClose}
    />
  );
}

interface ReadCardProps {
  readonly id: string;
  readonly label: string;
  /** Of the list, where Escape leads back to. */
  readonly listId: string;
  readonly children: ReactNode;
}

/** What a row of such a list does not show. */
export function ReadCard({ id, label, listId, children }: ReadCardProps): ReactElement {
  return (
    <section
      className="read-card"
      id={id}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === 'Escape') document.getElementById(listId)?.focus();
      }}
    >
      {children}
    </section>
  );
}
