import type { ReactElement } from 'react';
import type { MessageDetail, PartFacts } from '../../shared/model.ts';
import { bytes } from '../../shared/format/bytes.ts';
import { count, counted } from '../../shared/format/count.ts';
import { Link } from '../ui/button.tsx';
import { Empty } from '../ui/refusal.tsx';
import { Size } from '../ui/size.tsx';
import { showBytes } from './detail-store.ts';

/** The MIME tree: what each part is, where it lies in the file, and what it became. */
export function PartsTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  if (detail.parts.length === 0) {
    return <Empty text="No part could be read.">The structure of the message is not known.</Empty>;
  }
  return (
    <div className="tab-table">
      <table className="plain-table parts-table">
        <thead>
          <tr>
            <th>Part</th>
            <th>Content</th>
            <th>In the file</th>
            <th>Decoded</th>
          </tr>
        </thead>
        <tbody>
          {detail.parts.map((part) => (
            <PartRow key={part.path} part={part} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PartRow({ part }: { readonly part: PartFacts }): ReactElement {
  const depth = part.path.split('.').length - 1;
  return (
    <tr>
      <td className="mono" style={{ paddingLeft: depth * 8 }}>
        {part.path}
      </td>
      <td>
        {part.fileName !== null && <p className="selectable part-name">{part.fileName}</p>}
        <p className="selectable">{part.contentType}</p>
        <p className="quiet">{part.encoding}</p>
      </td>
      <td>
        <p className="mono selectable" title="First byte, and the byte after the last">
          {count(part.start)}–{count(part.end)}
        </p>
        <p className="quiet">{bytes(part.end - part.start)}</p>
      </td>
      <td>
        <Decoded part={part} />
      </td>
    </tr>
  );
}

function Decoded({ part }: { readonly part: PartFacts }): ReactElement {
  const isCompressed = part.codec !== 'none';
  return (
    <>
      <p>
        <Link onClick={() => showBytes({ source: { kind: 'part', path: part.path }, offset: 0 })}>
          <Size value={part.bytes} />
        </Link>
        {isCompressed && `, ${part.codec}`}
      </p>
      {isCompressed && part.bytesOut !== null && (
        <p>
          <Link onClick={() => showBytes({ source: { kind: 'decoded', path: part.path }, offset: 0 })}>
            <Size value={part.bytesOut} />
          </Link>{' '}
          decompressed
        </p>
      )}
      {part.transactions !== null && <p className="quiet">{counted(part.transactions, 'transaction')}</p>}
      {part.failedAt !== null && <FailedAt offset={part.failedAt} path={part.path} />}
    </>
  );
}

function FailedAt({ offset, path }: { readonly offset: number; readonly path: string }): ReactElement {
  return (
    <p className="part-failed">
      failed at{' '}
      <Link title="Show this byte" onClick={() => showBytes({ source: { kind: 'part', path }, offset })}>
        byte {count(offset)}
      </Link>
    </p>
  );
}
