import type { ReactElement, ReactNode } from 'react';
import type { MessageDetail, MessageRow, SyncNumbers } from '../../shared/model.ts';
import { exactBytes } from '../../shared/format/bytes.ts';
import { count } from '../../shared/format/count.ts';
import { exactTime, relativeTime } from '../../shared/format/time.ts';
import { SubjectCards } from '../diagnosis/subject-cards.tsx';
import { RelatedLines } from '../logs/related-lines.tsx';
import { useClock } from '../ui/clock.ts';
import { sizeText, transactionsText } from './amounts.ts';

export function SummaryTab({ detail }: { readonly detail: MessageDetail }): ReactElement {
  const { row, notes } = detail;
  return (
    <div className="tab-text">
      {/* Rules look at what is in the queue: of what is gone they do not say that nothing is wrong. */}
      {!row.gone && <SubjectCards subject={{ kind: 'message', id: row.id }} name="this message" />}
      <dl className="facts">
        <Fact name="Subject">{row.subject}</Fact>
        <Fact name="From" mono>
          {row.from}
        </Fact>
        <Fact name="To" mono>
          {row.to}
        </Fact>
        <Fact name="Date">{row.dateMs === null ? null : <DateFact row={row} ms={row.dateMs} />}</Fact>
        <Fact name="Kind">{row.kind}</Fact>
        <Fact name="Requestor" mono>
          {row.requestor}
        </Fact>
        <Fact name="Transactions">{transactionsText(row)}</Fact>
        <Fact name="Codec">{row.codec}</Fact>
        <Fact name="Size">{sizeText(row)}</Fact>
        <Fact name="File size">{exactBytes(row.fileBytes)}</Fact>
        <Fact name="Attempts">{count(row.attempts)}</Fact>
        {row.state.kind === 'delivered' && <ReceiptFacts state={row.state} />}
      </dl>
      {row.sync !== null && <SyncTable sync={row.sync} />}
      {notes.length > 0 && (
        <>
          <h3 className="tab-heading">Notes</h3>
          <ul className="notes selectable">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
      <RelatedLines id={row.id} />
    </div>
  );
}

function Fact({
  name,
  mono = false,
  children,
}: {
  readonly name: string;
  readonly mono?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd className={mono ? 'mono selectable' : 'selectable'}>
        {children ?? <span className="quiet">not known</span>}
      </dd>
    </>
  );
}

function DateFact({ row, ms }: { readonly row: MessageRow; readonly ms: number }): ReactElement {
  const nowMs = useClock((clock) => clock.nowMs);
  const relative = relativeTime(ms, nowMs);
  const exact = exactTime(ms);
  const remarks = [
    // Old dates are told exactly already.
    exact.startsWith(relative) ? null : relative,
    row.dateSource === 'mtime' ? 'time of the file; no Date header' : null,
  ].filter((remark) => remark !== null);
  return (
    <>
      {exact} {remarks.length > 0 && <span className="quiet">({remarks.join(', ')})</span>}
    </>
  );
}

function ReceiptFacts({
  state,
}: {
  readonly state: Extract<MessageRow['state'], { kind: 'delivered' }>;
}): ReactElement {
  return (
    <>
      <Fact name="Delivered">{exactTime(state.receipt.atMs)}</Fact>
      <Fact name="Delivered to" mono>
        {state.receipt.folder}
      </Fact>
      <Fact name="As" mono>
        {state.receipt.fileName}
      </Fact>
      <Fact name="SHA-256" mono>
        {state.receipt.sha256}
      </Fact>
    </>
  );
}

/** "R" and the like are what subjects and logs write; the names say what they count. */
function SyncTable({ sync }: { readonly sync: SyncNumbers }): ReactElement {
  const rows: readonly (readonly [string, string, number | null, number | null])[] = [
    ['ReqSync', 'R', sync.req, sync.reqWas],
    ['SrvSync', 'S', sync.srv, sync.srvWas],
    ['ImpSync', 'I', sync.imports, null],
    ['Sent', '', sync.sent, null],
  ];
  return (
    <table className="plain-table sync-table">
      <thead>
        <tr>
          <th>Sync numbers</th>
          <th className="number">In this message</th>
          <th className="number">Before</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, letter, value, before]) => (
          <tr key={name}>
            <td>
              {name} <span className="quiet">{letter}</span>
            </td>
            <td className="number">{value === null ? '–' : count(value)}</td>
            <td className="number">{before === null ? '–' : count(before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
