import type { ReactElement } from 'react';
import type { MessageDetail, PartFacts } from '../../shared/model.ts';
import { count } from '../format/count.ts';
import { Link } from '../ui/button.tsx';
import { Empty } from '../ui/refusal.tsx';
import { Size } from '../ui/size.tsx';
import { showBytes } from './detail-store.ts';

/** The MIME tree: where each part lies in the file, and what it became. */
export function PartsTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  if (detail.parts.length === 0)
    return <Empty text="No part could be read.">The structure of the message is not known.</Empty>;
  return (
    <div className="tab-table">
      <table className="plain-table parts-table">
        <thead>
          <tr>
            <th>Part</th>
            <th>Type</th>
            <th>Name</th>
            <th>Encoding</th>
            <th className="number">Bytes in file</th>
            <th className="number">Size</th>
            <th>Codec</th>
            <th className="number">Decompressed</th>
            <th className="number">Transactions</th>
            <th className="number">Failed at</th>
            <th>Look at</th>
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
  const source = { kind: 'part', path: part.path } as const;
  return (
    <tr>
      <td className="mono" style={{ paddingLeft: depth * 12 }}>
        {part.path}
      </td>
      <td>{part.contentType}</td>
      <td className="selectable">{part.fileName ?? '–'}</td>
      <td>{part.encoding}</td>
      <td className="number mono">
        {count(part.start)}–{count(part.end)}
      </td>
      <td className="number">
        <Size value={part.bytes} />
      </td>
      <td>{part.codec}</td>
      <td className="number">{part.bytesOut === null ? '–' : <Size value={part.bytesOut} />}</td>
      <td className="number">{part.transactions === null ? '–' : count(part.transactions)}</td>
      <td className="number">
        {part.failedAt === null ? '–' : <FailedAt offset={part.failedAt} path={part.path} />}
      </td>
      <td>
        <Link onClick={() => showBytes({ source, offset: 0 })}>Bytes</Link>
        {part.bytesOut !== null && (
          <>
            {' · '}
            <Link onClick={() => showBytes({ source: { kind: 'decoded', path: part.path }, offset: 0 })}>
              Decoded
            </Link>
          </>
        )}
      </td>
    </tr>
  );
}

function FailedAt({ offset, path }: { readonly offset: number; readonly path: string }): ReactElement {
  return (
    <Link title="Show this byte" onClick={() => showBytes({ source: { kind: 'part', path }, offset })}>
      {count(offset)}
    </Link>
  );
}
