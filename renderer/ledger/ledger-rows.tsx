import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Breach, LedgerNumbers, LedgerRow, RequestorLedger } from '../../shared/ledger/model.ts';
import { count } from '../../shared/format/count.ts';
import { clockTime, dayText } from '../../shared/format/time.ts';
import { LineLink, MessageLink } from '../sync/proof-links.tsx';
import { useIsProvisional } from '../sync/provisional.ts';
import { REPLY_FIELDS, REQUEST_FIELDS, brokenAt, brokenWords } from './invariants.ts';
import type { NumberField, Side } from './invariants.ts';
import { fieldName, fieldTitle, whyNoNumber, whyNoNumbers } from './number-words.ts';

const LINE_HEIGHT = 28;
const HEAD_HEIGHT = 28;
const SIDES = [
  { side: 'requestor', title: 'Request', fields: REQUEST_FIELDS },
  { side: 'server', title: 'Reply', fields: REPLY_FIELDS },
] as const;

/** Room for the longest number, as each line is laid out by itself; never less than a heading needs. */
function numberWidths(rows: readonly LedgerRow[]): Readonly<Record<string, string>> {
  const numbers = rows.flatMap(({ requestor, server }) => [requestor, server]).filter((one) => one !== null);
  const room = (values: readonly (number | null)[]): string => {
    const longest = values.reduce<number>((most, value) => Math.max(most, count(value ?? 0).length), 5);
    return `calc(${longest}ch + 2px)`;
  };
  return {
    '--updates': room(numbers.flatMap(({ req, reqWas, sent }) => [req, reqWas, sent])),
    '--position': room(numbers.flatMap(({ srv, srvWas }) => [srv, srvWas])),
  };
}

/** What both ends wrote, cycle by cycle, the newest first. */
export function LedgerRows({ ledger }: { readonly ledger: RequestorLedger }): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  const provisional = useIsProvisional();
  const newestFirst = useMemo(
    () => ledger.rows.map((row) => (provisional ? { ...row, broken: [] } : row)).toReversed(),
    [ledger, provisional],
  );
  const widths = useMemo(() => numberWidths(ledger.rows), [ledger]);
  const lines = useVirtualizer({
    count: newestFirst.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
  });
  return (
    <div ref={scroller} className="ledger-rows" tabIndex={0} role="region" aria-label="Numbers by cycle">
      <div
        role="table"
        aria-label={`Ledger of ${ledger.requestor}`}
        aria-rowcount={newestFirst.length + 1}
        className="ledger-table"
        style={{ height: lines.getTotalSize() + HEAD_HEIGHT, ...widths }}
      >
        <LedgerHead />
        {lines.getVirtualItems().map((item) => {
          const row = newestFirst[item.index];
          return row === undefined ? null : (
            <LedgerLine
              key={row.cycle}
              row={row}
              place={item.index}
              top={item.start}
              breaches={ledger.breaches}
            />
          );
        })}
      </div>
    </div>
  );
}

function LedgerHead(): ReactElement {
  return (
    <div role="row" aria-rowindex={1} className="ledger-line ledger-head quiet">
      <span role="columnheader">Cycle</span>
      {SIDES.map(({ side, title, fields }) => [
        <span key={side} role="columnheader" className="ledger-source">
          {title}
        </span>,
        ...fields.map((field) => (
          <span
            key={`${side} ${field}`}
            role="columnheader"
            className="number"
            aria-label={fieldName(side, field)}
            title={fieldName(side, field)}
          >
            {fieldTitle(field)}
          </span>
        )),
      ])}
    </div>
  );
}

interface LedgerLineProps {
  readonly row: LedgerRow;
  readonly place: number;
  readonly top: number;
  readonly breaches: readonly Breach[];
}

function LedgerLine({ row, place, top, breaches }: LedgerLineProps): ReactElement {
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className="ledger-line"
      data-cycle={row.cycle}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell">
        {count(row.cycle)}
        {row.broken.length > 0 && <BrokenMark words={brokenWords(row.broken, row.cycle, breaches)} />}
      </span>
      {SIDES.map(({ side, fields }) => (
        <SideCells key={side} row={row} side={side} fields={fields} breaches={breaches} />
      ))}
    </div>
  );
}

interface SideCellsProps {
  readonly row: LedgerRow;
  readonly side: Side;
  readonly fields: readonly NumberField[];
  readonly breaches: readonly Breach[];
}

function SideCells({ row, side, fields, breaches }: SideCellsProps): ReactElement {
  const numbers = row[side];
  const missing = whyNoNumbers(numbers);
  if (numbers === null)
    return (
      <span role="cell" className="quiet ledger-source" style={{ gridColumn: `span ${fields.length + 1}` }}>
        {missing}
      </span>
    );
  return (
    <>
      <span role="cell" className="cut ledger-source">
        <Source numbers={numbers} />
      </span>
      {missing === null ? (
        fields.map((field) => (
          <NumberCell key={field} row={row} side={side} field={field} numbers={numbers} breaches={breaches} />
        ))
      ) : (
        <span role="cell" className="quiet" style={{ gridColumn: `span ${fields.length}` }}>
          {missing}
        </span>
      )}
    </>
  );
}

interface NumberCellProps extends Omit<SideCellsProps, 'fields'> {
  readonly field: NumberField;
  readonly numbers: LedgerNumbers;
}

function NumberCell({ row, side, field, numbers, breaches }: NumberCellProps): ReactElement {
  const value = numbers[field];
  const broken = brokenAt(row, side, field);
  if (value === null)
    return (
      <span role="cell" className="number quiet ledger-missing">
        {whyNoNumber(numbers)}
      </span>
    );
  return (
    <span
      role="cell"
      className="number"
      data-broken={broken.length > 0}
      title={broken.length > 0 ? brokenWords(broken, row.cycle, breaches) : undefined}
    >
      {count(value)}
    </span>
  );
}

function BrokenMark({ words }: { readonly words: string }): ReactElement {
  return (
    <span className="broken-mark" role="img" aria-label={words} title={words}>
      !
    </span>
  );
}

/** The message or log line that the numbers stand in, named by its time. */
function Source({ numbers }: { readonly numbers: LedgerNumbers }): ReactElement | null {
  const { message, line, atMs } = numbers;
  const when = atMs === null ? 'no time' : `${dayText(atMs).slice(5)} ${clockTime(atMs)}`;
  if (message !== null) return <MessageLink message={message}>{when}</MessageLink>;
  return line === null ? null : <LineLink line={line} />;
}
