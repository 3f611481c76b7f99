import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import type { MessageDetail, PartFacts, TransactionRow } from '../../shared/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import { TransactionPages } from './transaction-pages.ts';
import { codeWord } from './transaction-codes.ts';

const LINE_HEIGHT = 24;

/** The directory changes in one part, as the Import program of the post office would read them. */
export function TransactionsTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const carriers = detail.parts.filter((part) => part.transactions !== null);
  const [path, setPath] = useState(carriers[0]?.path ?? null);
  if (path === null) {
    return (
      <Empty text={nothingHere(detail)}>
        Transactions can be listed once a part that holds them was decoded.
      </Empty>
    );
  }
  return (
    <div className="bytes-tab">
      {carriers.length > 1 && <PartSelect carriers={carriers} path={path} onChange={setPath} />}
      <TransactionList key={path} id={detail.row.id} path={path} />
    </div>
  );
}

function nothingHere({ row }: MessageDetail): string {
  if (row.state.kind === 'failed' || row.state.kind === 'hung') return 'The transactions could not be read.';
  if (row.transactions === null) return 'The transactions were not looked for yet.';
  return 'The message holds no transaction.';
}

interface PartSelectProps {
  readonly carriers: readonly PartFacts[];
  readonly path: string;
  readonly onChange: (path: string) => void;
}

function PartSelect({ carriers, path, onChange }: PartSelectProps): ReactElement {
  return (
    <div className="bytes-bar">
      <select
        className="field"
        data-size="small"
        aria-label="Transactions of"
        value={path}
        onChange={(event) => onChange(event.target.value)}
      >
        {carriers.map((part) => (
          <option key={part.path} value={part.path}>
            Part {part.path} {part.fileName ?? ''}
          </option>
        ))}
      </select>
    </div>
  );
}

function TransactionList({ id, path }: { readonly id: number; readonly path: string }): ReactElement {
  const pages = useMemo(() => new TransactionPages(id, path), [id, path]);
  const { total, refusal, pages: held } = useStore(pages.store);
  const scroller = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(0);
  const segment = segmentOf(line, total ?? 0);
  const rows = useVirtualizer({
    count: segment.end - segment.start,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 16,
    scrollMargin: LINE_HEIGHT,
  });
  const first = segment.start + (rows.range?.startIndex ?? 0);
  const last = segment.start + (rows.range?.endIndex ?? 0);
  useEffect(() => pages.show(first, last), [pages, first, last, held]);
  if (refusal !== null) {
    return (
      <div className="tab-text">
        <RefusalNote refusal={refusal} />
      </div>
    );
  }
  return (
    <>
      <p className="bytes-info quiet">
        {total === null ? 'Reading…' : `${counted(total, 'transaction')} in part ${path}.`}
      </p>
      <SegmentBar
        segment={segment}
        name={({ start, end }) => `Transactions ${count(start + 1)} to ${count(end)}`}
        onChoose={(start) => {
          setLine(start);
          rows.scrollToIndex(0);
        }}
      />
      <div
        ref={scroller}
        className="transactions selectable"
        role="table"
        aria-label="Transactions"
        aria-rowcount={(total ?? 0) + 1}
        tabIndex={0}
      >
        <TransactionHead />
        <div role="rowgroup" className="transactions-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <TransactionLine
              key={item.key}
              top={item.start - LINE_HEIGHT}
              index={segment.start + item.index}
              row={pages.rowAt(segment.start + item.index)}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function TransactionHead(): ReactElement {
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
}

function TransactionLine({ top, index, row }: TransactionLineProps): ReactElement {
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div role="row" className="transaction-line quiet" style={style} aria-rowindex={index + 2}>
        <span role="cell">…</span>
      </div>
    );
  }
  return (
    <div
      role="row"
      className="transaction-line"
      data-bad={row.problem !== null}
      style={style}
      aria-rowindex={index + 2}
    >
      <span role="cell" className="number quiet">
        {count(row.index + 1)}
      </span>
      <span role="cell" title={row.code}>
        {codeWord(row.code)}
      </span>
      <span role="cell" className="cut" title={row.name}>
        {row.name}
      </span>
      {row.problem === null ? (
        <>
          <span role="cell">{row.addressType ?? '–'}</span>
          <span role="cell" className="cut mono" title={row.address ?? ''}>
            {row.address ?? '–'}
          </span>
        </>
      ) : (
        <span role="cell" className="cut transaction-problem" title={row.problem}>
          {row.problem}
        </span>
      )}
    </div>
  );
}
