import { useEffect, useMemo, useRef } from 'react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { MessageId, PartFacts } from '../../shared/model.ts';
import { bytes as size } from '../../shared/format/bytes.ts';
import { count } from '../../shared/format/count.ts';
import { Link } from '../ui/button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { payloadSource } from './byte-sources.ts';
import { ByteWindows } from './byte-windows.ts';
import { showBytes } from './detail-store.ts';
import { bytesPerLine } from './hex-rows.ts';
import { HexBytes } from './hex-line.tsx';

/** Of a longer transaction the beginning is shown; the Bytes tab has all. */
const STRIP_BYTES = 1_024;

interface TransactionBytesProps {
  readonly id: MessageId;
  readonly part: PartFacts;
  readonly start: number;
  readonly end: number;
}

/** The bytes of one transaction, marked between those around it. */
export function TransactionBytes({ id, part, start, end }: TransactionBytesProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const perLine = bytesPerLine(useElementSize(element).width + 32);
  const { path, codec } = part;
  const source = useMemo(() => payloadSource({ path, codec }), [path, codec]);
  const windows = useMemo(() => new ByteWindows(id, source), [id, source]);
  const { refusal } = useStore(windows.store);
  const first = start - (start % perLine);
  const last = Math.min(end, start + STRIP_BYTES);
  useEffect(() => windows.show(first, last), [windows, first, last]);
  const offsets: number[] = [];
  for (let offset = first; offset < last; offset += perLine) offsets.push(offset);
  return (
    <section ref={element} aria-label="Bytes of the transaction">
      <p className="strip-head">
        <span className="quiet">
          Bytes {count(start)}–{count(end)}, {size(end - start)}
          {end > last && `; the first ${size(STRIP_BYTES)} of them`}
        </span>
        <Link onClick={() => showBytes({ source, offset: start })}>Show in Bytes</Link>
      </p>
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <div className="strip mono selectable" role="presentation">
        {refusal === null &&
          offsets.map((offset) => (
            <div key={offset} className="strip-line">
              <HexBytes
                offset={offset}
                bytes={windows.bytesAt(offset, perLine) ?? new Uint8Array()}
                perLine={perLine}
                mark={{ start, end }}
                look="chosen"
              />
            </div>
          ))}
      </div>
    </section>
  );
}
