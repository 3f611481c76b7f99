import { useEffect, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { ByteSource, MessageDetail } from '../../shared/model.ts';
import { exactBytes } from '../format/bytes.ts';
import { count } from '../format/count.ts';
import { Button } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { ByteWindows } from './byte-windows.ts';
import type { BytesState } from './byte-windows.ts';
import { byteSources, firstSource, sameSource } from './byte-sources.ts';
import { useDetail } from './detail-store.ts';
import { parseOffset } from './hex-rows.ts';
import { HexView } from './hex-view.tsx';

/** Where to look, asked for by a link, the offset field or the failing byte. Each request is a new object. */
export interface Jump {
  readonly offset: number;
}

export function BytesTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const target = useDetail((state) => state.target);
  const [source, setSource] = useState<ByteSource>(target?.source ?? firstSource(detail));
  const [jump, setJump] = useState<Jump | null>(target);
  useEffect(() => {
    if (target === null) return;
    setSource(target.source);
    setJump({ offset: target.offset });
  }, [target]);
  const windows = useMemo(() => new ByteWindows(detail.row.id, source), [detail.row.id, source]);
  const state = useStore(windows.store);
  useEffect(() => windows.show(0, 1), [windows]);
  return (
    <div className="bytes-tab">
      <div className="bytes-bar">
        <SourceSelect
          detail={detail}
          source={source}
          onChange={(next) => {
            setSource(next);
            setJump(null);
          }}
        />
        <OffsetField end={state.end} onJump={(offset) => setJump({ offset })} />
        <FailingByte failedAt={state.failedAt} onJump={(offset) => setJump({ offset })} />
      </div>
      <p className="bytes-info quiet">{bytesInfo(state)}</p>
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
      {state.refusal === null && state.end > 0 && <HexView windows={windows} state={state} jump={jump} />}
    </div>
  );
}

interface SourceSelectProps {
  readonly detail: MessageDetail;
  readonly source: ByteSource;
  readonly onChange: (source: ByteSource) => void;
}

function SourceSelect({ detail, source, onChange }: SourceSelectProps): ReactElement {
  const sources = byteSources(detail);
  const chosen = sources.findIndex((candidate) => sameSource(candidate.source, source));
  return (
    <select
      className="field source-select"
      data-size="small"
      aria-label="Bytes of"
      value={String(chosen)}
      onChange={(event) => {
        const next = sources[Number(event.target.value)];
        if (next !== undefined) onChange(next.source);
      }}
    >
      {sources.map(({ label }, index) => (
        <option key={label} value={String(index)}>
          {label}
        </option>
      ))}
    </select>
  );
}

function OffsetField({
  end,
  onJump,
}: {
  readonly end: number;
  readonly onJump: (offset: number) => void;
}): ReactElement {
  const [text, setText] = useState('');
  const offset = parseOffset(text);
  const wrong = text !== '' && (offset === null || offset >= end);
  return (
    <input
      className="field offset-field mono"
      data-size="small"
      aria-label="Go to offset"
      aria-invalid={wrong}
      title={
        wrong
          ? `No such byte. The last one is ${count(Math.max(0, end - 1))}.`
          : 'Decimal, or hexadecimal as 0x4D2. Enter goes there.'
      }
      placeholder="Offset, 0x…"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && offset !== null && offset < end) onJump(offset);
      }}
    />
  );
}

function FailingByte({
  failedAt,
  onJump,
}: {
  readonly failedAt: number | null;
  readonly onJump: (offset: number) => void;
}): ReactElement | null {
  if (failedAt === null) return null;
  return (
    <Button size="small" onClick={() => onJump(failedAt)}>
      Go to failing byte
    </Button>
  );
}

function bytesInfo({ end, isWhole, failedAt, loaded }: BytesState): string {
  if (!loaded) return 'Reading…';
  const size = isWhole ? exactBytes(end) : 'Decoding stopped; only what came before is shown';
  return failedAt === null
    ? `${size}.`
    : `${size}. Decoding failed at byte ${count(failedAt)}, marked below.`;
}
