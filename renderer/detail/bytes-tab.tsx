import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { ByteSource, MessageDetail } from '../../shared/model.ts';
import { exactBytes } from '../../shared/format/bytes.ts';
import { count } from '../../shared/format/count.ts';
import { Button } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { ByteWindows } from './byte-windows.ts';
import type { BytesState } from './byte-windows.ts';
import { firstSource, knownEnd, transactionsIn } from './byte-sources.ts';
import { OffsetField, SourceSelect } from './bytes-bar.tsx';
import { useDetail } from './detail-store.ts';
import { bytesPerLine, hexOffset } from './hex-rows.ts';
import { HexView } from './hex-view.tsx';
import { showTransactionAt } from './transaction-at.ts';

/** Where to look. The number tells one request for an offset from the next one for the same. */
interface Jump {
  readonly offset: number;
  readonly number: number;
}

export function BytesTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const target = useDetail((state) => state.target);
  return (
    <BytesOf
      key={target?.number ?? 0}
      detail={detail}
      first={target?.source ?? firstSource(detail)}
      offset={target?.offset ?? 0}
    />
  );
}

interface BytesOfProps {
  readonly detail: MessageDetail;
  readonly first: ByteSource;
  readonly offset: number;
}

function BytesOf({ detail, first, offset }: BytesOfProps): ReactElement {
  const [source, setSource] = useState<ByteSource>(first);
  const [jump, setJump] = useState<Jump>({ offset, number: 0 });
  const [cursor, setCursor] = useState<number | null>(null);
  const jumpTo = (to: number): void => {
    setJump(({ number }) => ({ offset: to, number: number + 1 }));
    setCursor(to);
  };
  const carrier = transactionsIn(detail, source);
  const openTransaction = (): void => {
    if (carrier !== null && cursor !== null) void showTransactionAt(detail.row.id, carrier.path, cursor);
  };
  const windows = useMemo(() => new ByteWindows(detail.row.id, source), [detail.row.id, source]);
  const state = useStore(windows.store);
  useEffect(() => windows.show(jump.offset, jump.offset + 1), [windows, jump]);
  const { failedAt } = state;
  return (
    <div className="bytes-tab">
      <div className="bytes-bar">
        <SourceSelect
          detail={detail}
          source={source}
          onChange={(next) => {
            setSource(next);
            jumpTo(0);
            setCursor(null);
          }}
        />
        <OffsetField end={Math.max(state.end, knownEnd(detail, source))} onJump={jumpTo} />
      </div>
      <div className="bytes-info">
        <span className="quiet">{bytesInfo(state, cursor)}</span>
        {carrier !== null && cursor !== null && (
          <Button size="small" onClick={openTransaction}>
            Show transaction
          </Button>
        )}
        {failedAt !== null && (
          <Button size="small" onClick={() => jumpTo(failedAt)}>
            Go to failing byte
          </Button>
        )}
      </div>
      <BytesBody
        windows={windows}
        state={state}
        jump={jump}
        cursor={cursor}
        onCursor={setCursor}
        onOpen={openTransaction}
      />
    </div>
  );
}

interface BytesBodyProps {
  readonly windows: ByteWindows;
  readonly state: BytesState;
  readonly jump: Jump;
  readonly cursor: number | null;
  readonly onCursor: (offset: number) => void;
  readonly onOpen: () => void;
}

function BytesBody({ windows, state, jump, ...chosen }: BytesBodyProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(element);
  const perLine = bytesPerLine(width);
  return (
    <div ref={element} className="bytes-body">
      {state.refusal !== null && (
        <div className="tab-text">
          <RefusalNote refusal={state.refusal} />
        </div>
      )}
      {state.refusal === null && state.loaded && state.end === 0 && (
        <Empty text="There is no byte here.">
          {state.isWhole ? 'The source is empty.' : 'Decoding gave nothing before it stopped.'}
        </Empty>
      )}
      {state.refusal === null && state.end > jump.offset && width > 0 && (
        // A new jump, or another number of bytes a line, starts the view anew at the offset.
        <HexView
          key={`${perLine}:${jump.number}`}
          windows={windows}
          state={state}
          perLine={perLine}
          height={height}
          offset={jump.offset}
          {...chosen}
        />
      )}
    </div>
  );
}

function bytesInfo({ end, isWhole, failedAt, loaded }: BytesState, cursor: number | null): string {
  if (!loaded) return 'Reading…';
  if (cursor !== null && cursor < end) return `Byte ${count(cursor)} (0x${hexOffset(cursor)})`;
  const size = isWhole ? exactBytes(end) : 'Decoding stopped; only what came before is shown';
  return failedAt === null ? size : `${size}; failed at byte ${count(failedAt)}`;
}
