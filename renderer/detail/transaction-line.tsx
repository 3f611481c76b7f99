import type { ReactElement } from 'react';
import type { TransactionRow } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { codeWord } from './transaction-codes.ts';

export function TransactionHead(): ReactElement {
  return (
    <div role="row" className="transaction-line transaction-head" aria-rowindex={1}>
      <span role="columnheader" className="number">
        No.
      </span>
      <span role="columnheader">Act</span>
      <span role="columnheader">Name</span>
      <span role="columnheader">Type</span>
      <span role="columnheader">Address</span>
    </div>
  );
}

interface TransactionLineProps {
  readonly top: number;
  readonly index: number;
  readonly row: TransactionRow | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function TransactionLine({ top, index, row, isChosen, onChoose }: TransactionLineProps): ReactElement {
  return (
    <div
      role="row"
      id={`transaction-${index}`}
      className="transaction-line"
      data-bad={row !== undefined && row.problem !== null}
      aria-selected={isChosen}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      onClick={onChoose}
    >
      <span role="gridcell" className="number quiet">
        {row === undefined ? '…' : count(index + 1)}
      </span>
      {row !== undefined && <Cells row={row} />}
    </div>
  );
}

function Cells({ row }: { readonly row: TransactionRow }): ReactElement {
  return (
    <>
      <span role="gridcell" title={row.code}>
        {codeWord(row.code)}
      </span>
      <span role="gridcell" className="cut" title={row.name}>
        {row.name}
      </span>
      {row.problem === null ? (
        <>
          <span role="gridcell">{row.addressType ?? '–'}</span>
          <span role="gridcell" className="cut mono" title={row.address ?? ''}>
            {row.address ?? '–'}
          </span>
        </>
      ) : (
        <span role="gridcell" className="cut transaction-problem" title={row.problem}>
          {row.problem}
        </span>
      )}
    </>
  );
}
