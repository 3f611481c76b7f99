import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactElement } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useStore } from 'zustand';
import type { MessageId, PartFacts } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { gridCommand } from '../messages/grid-keys.ts';
import { RefusalNote } from '../ui/refusal.tsx';
import { isNumber, recall, remember } from '../ui/remembered.ts';
import { SegmentBar } from '../ui/segment-bar.tsx';
import { segmentOf } from '../ui/segments.ts';
import type { Segment } from '../ui/segments.ts';
import { Splitter } from '../ui/splitter.tsx';
import { partText } from './amounts.ts';
import { ChosenTransaction } from './chosen-transaction.tsx';
import { TransactionHead, TransactionLine } from './transaction-line.tsx';
import type { TransactionPages } from './transaction-pages.ts';

const LINE_HEIGHT = 24;
const CARD_MIN = 96;
const CARD_MAX = 560;

interface TransactionListProps {
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly pages: TransactionPages;
}

/** All transactions of a part above, the chosen one with its bytes below. */
export function TransactionList({ id, part, pages }: TransactionListProps): ReactElement {
  const { total, unreadable, refusal, chosen, chosenRow } = useStore(pages.store);
  const [cardHeight, setCardHeight] = useState(() => recall('transaction-card', isNumber, 260));
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
        {total === null ? 'Reading…' : partText(total, unreadable, part.path)}
      </p>
      <div className="transaction-panes">
        <div className="transaction-rows">
          <Rows pages={pages} total={total ?? 0} />
          {chosen !== null && (
            <Splitter
              label="Height of the chosen transaction"
              orientation="horizontal"
              size={cardHeight}
              min={CARD_MIN}
              max={CARD_MAX}
              onResize={(size) => {
                const next = Math.min(CARD_MAX, Math.max(CARD_MIN, size));
                setCardHeight(next);
                remember('transaction-card', next);
              }}
            />
          )}
        </div>
        {chosen !== null && (
          <div
            className="chosen-transaction"
            role="region"
            aria-label="Chosen transaction"
            tabIndex={0}
            style={{ '--card': `${cardHeight}px` } as CSSProperties}
          >
            {chosenRow === null ? (
              <p className="quiet">Reading…</p>
            ) : (
              <ChosenTransaction id={id} part={part} row={chosenRow} />
            )}
          </div>
        )}
      </div>
    </>
  );
}

function Rows({ pages, total }: { readonly pages: TransactionPages; readonly total: number }): ReactElement {
  const { chosen, pages: held } = useStore(pages.store);
  const scroller = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(chosen ?? 0);
  const segment = segmentOf(line, total);
  const rows = useVirtualizer({
    count: segment.end - segment.start,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 16,
    scrollMargin: LINE_HEIGHT,
    // The chosen row must not come to lie below the head of the table.
    scrollPaddingStart: LINE_HEIGHT,
  });
  const { start } = segment;
  const first = start + (rows.range?.startIndex ?? 0);
  const last = start + (rows.range?.endIndex ?? 0);
  useEffect(() => pages.show(first, last), [pages, first, last, held]);
  useChosenInView(rows, chosen, segment, setLine);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = chosenAfter(event, chosen, total, scroller.current?.clientHeight ?? 0);
    if (to === null) return;
    event.preventDefault();
    pages.choose(to);
  };
  return (
    <>
      <SegmentBar
        segment={segment}
        name={(one) => `Transactions ${count(one.start + 1)} to ${count(one.end)}`}
        onChoose={(to) => {
          setLine(to);
          rows.scrollToIndex(0);
        }}
      />
      <div
        ref={scroller}
        className="transactions"
        role="grid"
        aria-label="Transactions"
        aria-rowcount={total + 1}
        aria-activedescendant={chosen === null ? undefined : `transaction-${chosen}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <TransactionHead />
        <div role="rowgroup" className="transactions-body" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <TransactionLine
              key={item.key}
              top={item.start - LINE_HEIGHT}
              index={start + item.index}
              row={pages.rowAt(start + item.index)}
              isChosen={chosen === start + item.index}
              onChoose={() => pages.choose(start + item.index)}
            />
          ))}
        </div>
      </div>
    </>
  );
}

/** Keeps the chosen row visible, wherever it was chosen from: its segment first, then its place within. */
function useChosenInView(
  rows: { readonly scrollToIndex: (index: number) => void },
  chosen: number | null,
  { start, end }: Segment,
  setLine: (line: number) => void,
): void {
  const isShown = chosen !== null && chosen >= start && chosen < end;
  useEffect(() => {
    if (chosen !== null && isShown) rows.scrollToIndex(chosen - start);
  }, [rows, chosen, isShown, start]);
  useEffect(() => {
    if (chosen !== null) setLine(chosen);
  }, [chosen, setLine]);
}

/** Row that a key leads to; null when it leads nowhere. */
function chosenAfter(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  active: number | null,
  total: number,
  height: number,
): number | null {
  const rowsPerScreen = Math.floor(height / LINE_HEIGHT) - 1;
  const press = { key, ctrl: ctrlKey || metaKey, shift: shiftKey };
  const command = gridCommand(press, { active, total, rowsPerScreen });
  return command?.kind === 'move' ? command.to : null;
}
