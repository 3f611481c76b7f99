import type { ReactElement } from 'react';
import { failureText } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { SortColumn } from '../../shared/query.ts';
import { count } from '../../shared/format/count.ts';
import { Size } from '../ui/size.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { Time } from '../ui/time.tsx';

/** What one column shows of a message. A dash is a value that is not known (yet), never a zero. */
export function cellContent(column: SortColumn, row: MessageRow): ReactElement | string {
  switch (column) {
    case 'state':
      return <StateBadge kind={row.state.kind} />;
    case 'file':
      return <span title={row.file}>{row.file}</span>;
    case 'kind':
      return row.kind === null ? unknown() : <span title={row.kind}>{row.kind}</span>;
    case 'requestor':
      return row.requestor === null ? unknown() : <span className="mono">{row.requestor}</span>;
    case 'subject':
      return row.subject === null ? whyNoSubject(row) : <span title={row.subject}>{row.subject}</span>;
    case 'date':
      return row.dateMs === null ? unknown() : <DateCell ms={row.dateMs} source={row.dateSource} />;
    case 'codec':
      return row.codec ?? unknown();
    case 'bytesIn':
    case 'bytesOut':
    case 'fileBytes':
      return size(row[column]);
    case 'transactions':
      return row.transactions === null ? unknown() : count(row.transactions);
    case 'attempts':
      return count(row.attempts);
    case 'from':
    case 'to':
      return row[column] ?? unknown();
  }
}

function DateCell({
  ms,
  source,
}: {
  readonly ms: number;
  readonly source: MessageRow['dateSource'];
}): ReactElement {
  if (source !== 'mtime') return <Time ms={ms} />;
  return (
    <span className="quiet">
      <Time ms={ms} note="time of the file; the message has no Date header" />*
    </span>
  );
}

function size(value: number | null): ReactElement {
  return value === null ? unknown() : <Size value={value} />;
}

/** A message that could not be read has no subject; its reason stands in the room left. */
function whyNoSubject({ state }: MessageRow): ReactElement {
  if (state.kind === 'failed') return <span className="quiet">{failureText(state.failure.kind).title}</span>;
  if (state.kind === 'unrecognised') return <span className="quiet">{state.reason}</span>;
  return unknown();
}

function unknown(): ReactElement {
  return <span className="quiet">–</span>;
}
