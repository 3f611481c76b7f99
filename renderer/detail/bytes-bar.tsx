import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ByteSource, MessageDetail } from '../../shared/model.ts';
import { count } from '../../shared/format/count.ts';
import { byteSources, sameSource } from './byte-sources.ts';
import { parseOffset } from './hex-rows.ts';

interface SourceSelectProps {
  readonly detail: MessageDetail;
  readonly source: ByteSource;
  readonly onChange: (source: ByteSource) => void;
}

export function SourceSelect({ detail, source, onChange }: SourceSelectProps): ReactElement {
  const sources = byteSources(detail, source);
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

interface OffsetFieldProps {
  /** The offset after the last byte. */
  readonly end: number;
  readonly onJump: (offset: number) => void;
}

export function OffsetField({ end, onJump }: OffsetFieldProps): ReactElement {
  const [text, setText] = useState('');
  const offset = parseOffset(text);
  const wrong = text !== '' && (offset === null || offset >= end);
  return (
    <input
      type="text"
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
