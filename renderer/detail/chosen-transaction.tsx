import type { ReactElement } from 'react';
import type { MessageId, PartFacts, TransactionLine, TransactionRow } from '../../shared/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { TransactionBytes } from './transaction-bytes.tsx';
import { codeWord } from './transaction-codes.ts';

interface ChosenTransactionProps {
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly row: TransactionRow;
}

/** Everything that one transaction says, and the bytes that say it. */
export function ChosenTransaction({ id, part, row }: ChosenTransactionProps): ReactElement {
  return (
    <>
      <h2 className="chosen-head">
        <span className="selectable">
          {codeWord(row.code)}
          {row.code === '?' ? '' : ` (${row.code})`}
        </span>
        <span className="quiet">No. {count(row.index + 1)}</span>
      </h2>
      {row.problem !== null && <p className="transaction-problem selectable">{row.problem}</p>}
      <dl className="facts">
        {row.name !== '' && <Fact word={row.problem === null ? 'Name' : 'Line'} text={row.name} />}
        {row.address !== null && <Fact word="Address" text={addressText(row)} isMono />}
        {row.sequence !== null && <Fact word="Number" text={String(row.sequence)} />}
        {row.code === 'M' && <Changes row={row} />}
        {row.templates.map(({ prompt, value }, index) => (
          <Fact key={`${index} ${prompt}`} word={prompt} text={value === '' ? '(empty)' : value} />
        ))}
        {row.unread.map((line, index) => (
          <Fact key={`${index} ${line}`} word="Not read" text={line} isMono />
        ))}
      </dl>
      {row.fields.length > 0 && <FieldTable row={row} />}
      {row.linesLeftOut > 0 && (
        <p className="quiet">{counted(row.linesLeftOut, 'further line')} not shown; they are in the bytes.</p>
      )}
      <TransactionBytes id={id} part={part} start={row.start} end={row.end} />
    </>
  );
}

interface FactProps {
  readonly word: string;
  readonly text: string;
  readonly isMono?: boolean;
}

function Fact({ word, text, isMono = false }: FactProps): ReactElement {
  return (
    <>
      <dt>{word}</dt>
      <dd className={isMono ? 'selectable mono' : 'selectable'}>{text}</dd>
    </>
  );
}

function Changes({ row }: { readonly row: TransactionRow }): ReactElement {
  if (row.second === null) return <Fact word="Second line" text="None: name and address stay as they are." />;
  const isNewName = row.second.name !== row.name;
  const isNewAddress = addressText(row.second) !== addressText(row);
  if (!isNewName && !isNewAddress) return <Fact word="Second line" text="The same name and address." />;
  return (
    <>
      {isNewName && <Fact word="New name" text={row.second.name} />}
      {isNewAddress && <Fact word="New address" text={addressText(row.second)} isMono />}
    </>
  );
}

function addressText({ addressType, address }: TransactionLine): string {
  return `${addressType === null ? '' : `${addressType}:`}${address ?? ''}`;
}

function FieldTable({ row }: { readonly row: TransactionRow }): ReactElement {
  return (
    <table className="plain-table template-fields">
      <thead>
        <tr>
          <th>Prompt</th>
          <th className="number">Column</th>
          <th className="number">Length</th>
          <th>Flags</th>
          <th>Default</th>
        </tr>
      </thead>
      <tbody>
        {row.fields.map(({ prompt, column, length, flags, defaultText }, index) => (
          <tr key={`${index} ${prompt}`}>
            <td className="selectable">{prompt}</td>
            <td className="number">{column}</td>
            <td className="number">{length}</td>
            <td className="mono">{flags}</td>
            <td className="selectable">{defaultText}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
