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
import { firstSource } from './byte-sources.ts';
import { OffsetField, SourceSelect } from './bytes-bar.tsx';
import { useDetail } from './detail-store.ts';
import { bytesPerLine } from './hex-rows.ts';
import { HexView } from './hex-view.tsx';

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
  const jumpTo = (to: number): void => setJump(({ number }) => ({ offset: to, number: number + 1 }));
  const windows = useMemo(() => new ByteWindows(detail.row.id, source), [detail.row.id, source]);
  const state = useStore(windows.store);
  useEffect(() => windows.show(0, 1), [windows]);
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
          }}
        />
        <OffsetField end={state.end} onJump={jumpTo} />
      </div>
      <div className="bytes-info">
        <span className="quiet">{bytesInfo(state)}</span>
        {failedAt !== null && (
          <Button size="small" onClick={() => jumpTo(failedAt)}>
            Go to failing byte
          </Button>
        )}
      </div>
      <BytesBody windows={windows} state={state} jump={jump} />
    </div>
  );
}

interface BytesBodyProps {
  readonly windows: ByteWindows;
  readonly state: BytesState;
  readonly jump: Jump;
}

function BytesBody({ windows, state, jump }: BytesBodyProps): ReactElement {
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
      {state.refusal === null && state.end > 0 && width > 0 && (
        // A new jump, or another number of bytes a line, starts the view anew at the offset.
        <HexView
          key={`${perLine}:${jump.number}`}
          windows={windows}
          state={state}
          perLine={perLine}
          height={height}
          offset={jump.offset}
        />
      )}
    </div>
  );
}

function bytesInfo({ end, isWhole, failedAt, loaded }: BytesState): string {
  if (!loaded) return 'Reading…';
  const size = isWhole ? exactBytes(end) : 'Decoding stopped; only what came before is shown';
  return failedAt === null ? size : `${size}; failed at byte ${count(failedAt)}`;
}
