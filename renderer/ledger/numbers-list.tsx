import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import type { RequestorSummary } from '../../shared/contract/sync.ts';
import { count } from '../../shared/format/count.ts';
import { gridCommand } from '../messages/grid-keys.ts';
import { exchangeKey, isSameExchange } from '../sync/exchange.ts';
import type { Exchange } from '../sync/exchange.ts';
import { keepUpdatesSentence, keepUpdatesShort } from '../sync/keep-updates.ts';
import { lookInto, useSync } from '../sync/sync-store.ts';
import { useElementSize } from '../ui/use-element-size.ts';
import { differenceOf } from './differences.ts';
import type { PairName } from './differences.ts';

const ROW_HEIGHT = 28;
const HEAD_HEIGHT = 32;

const PAIRS: readonly { readonly pair: PairName; readonly title: string; readonly meaning: string }[] = [
  {
    pair: 'reqSync',
    title: 'R ReqSync',
    meaning: 'Updates the requestor has sent: as it says, as the server says.',
  },
  {
    pair: 'srvSync',
    title: 'S SrvSync',
    meaning: 'Updates the requestor has received: as it says, as the server says.',
  },
  {
    pair: 'impSync',
    title: 'I ImpSync',
    meaning: 'Full imports asked for: as the requestor says, as the server says.',
  },
];

interface NumbersListProps {
  readonly rows: readonly RequestorSummary[];
  /** Whether replies may not have been read yet. */
  readonly provisional: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** What stands above the list in the same scroller. */
  readonly above: RefObject<HTMLDivElement | null>;
}

/** The latest numbers of both ends, side by side. Moving through the list chooses, as in the list of messages. */
export function NumbersList({ rows, provisional, scroller, above }: NumbersListProps): ReactElement {
  const chosen = useSync((state) => state.chosen);
  const place = rows.findIndex((row) => isSameExchange(row, chosen));
  const margin = useElementSize(above).height + HEAD_HEIGHT;
  const lines = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    scrollMargin: margin,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      return place < 0 || drawn.includes(place) ? drawn : [...drawn, place].toSorted((a, b) => a - b);
    },
  });
  const first = useRef(true);
  useEffect(() => {
    // Chosen in another view, or by a cause: it may be far down.
    if (place >= 0 && !first.current) lines.scrollToIndex(place, { align: 'auto' });
    first.current = false;
  }, [place, lines]);
  return (
    <div
      className="numbers"
      role="grid"
      aria-label="Numbers of both ends"
      aria-rowcount={rows.length + 1}
      aria-colcount={PAIRS.length + 2}
      aria-activedescendant={place < 0 || chosen === null ? undefined : rowElementId(chosen)}
      tabIndex={0}
      onKeyDown={(event) => onListKey(event, rows, place)}
    >
      <NumbersHead />
      <div role="rowgroup" className="numbers-body" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <NumbersRow
              key={exchangeKey(row)}
              row={row}
              place={item.index}
              top={item.start - margin}
              isChosen={item.index === place}
              provisional={provisional}
            />
          );
        })}
      </div>
    </div>
  );
}

function onListKey(
  event: KeyboardEvent<HTMLElement>,
  rows: readonly RequestorSummary[],
  place: number,
): void {
  if (event.key === 'Escape') lookInto(null);
  const command = gridCommand(
    { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: false },
    { active: place < 0 ? null : place, total: rows.length, rowsPerScreen: 10 },
  );
  if (command === null || command.kind !== 'move') return;
  event.preventDefault();
  lookInto(rows[command.to] ?? null);
}

function NumbersHead(): ReactElement {
  return (
    <div role="rowgroup" className="numbers-head quiet">
      <div role="row" aria-rowindex={1} className="numbers-row">
        <span role="columnheader">Requestor</span>
        {PAIRS.map(({ pair, title, meaning }) => (
          <span key={pair} role="columnheader" className="numbers-pair-head" title={meaning}>
            {title}
          </span>
        ))}
        <span role="columnheader">Last heard</span>
      </div>
    </div>
  );
}

interface NumbersRowProps {
  readonly row: RequestorSummary;
  readonly place: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly provisional: boolean;
}

const NumbersRow = memo(function NumbersRow(props: NumbersRowProps): ReactElement {
  const { row, place, top, isChosen, provisional } = props;
  const { requestor, keepUpdates } = row;
  return (
    <div
      id={rowElementId(row)}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      className="numbers-row"
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => lookInto(row)}
    >
      <span role="rowheader" className="mono cut" title={requestor}>
        {requestor}
      </span>
      {PAIRS.map(({ pair }) => (
        <Pair key={pair} row={row} pair={pair} provisional={provisional} />
      ))}
      <span
        role="gridcell"
        className="cut keep-updates"
        data-keep={keepUpdates?.state ?? 'never'}
        title={keepUpdatesSentence(keepUpdates)}
      >
        {keepUpdatesShort(keepUpdates)}
      </span>
    </div>
  );
});

interface PairProps {
  readonly row: RequestorSummary;
  readonly pair: PairName;
  readonly provisional: boolean;
}

function Pair({ row, pair, provisional }: PairProps): ReactElement {
  const { requestor, server } = row[pair];
  const { kind, sign, text } = differenceOf(row, pair, provisional);
  if (requestor === null && server === null)
    return (
      <span role="gridcell" className="quiet pair-none" title={text}>
        not known
      </span>
    );
  return (
    <span role="gridcell" className="pair" data-difference={kind} title={text} aria-description={text}>
      <span className="number">{requestor === null ? <Unknown /> : count(requestor)}</span>
      <span className="pair-sign">{sign}</span>
      <span>{server === null ? <Unknown /> : count(server)}</span>
    </span>
  );
}

/** A dash would do for a number that does not exist; this one does. */
function Unknown(): ReactElement {
  return <span className="quiet pair-unknown">unknown</span>;
}

function rowElementId(exchange: Exchange): string {
  return `numbers-${encodeURIComponent(exchangeKey(exchange))}`;
}
