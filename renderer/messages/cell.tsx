import type { ReactElement } from 'react';
import { failureText } from '../../shared/failure.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { SortColumn } from '../../shared/query.ts';
import { count } from '../../shared/format/count.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import { UP_TO_THE_FAULT, isPartial } from '../detail/amounts.ts';
import { CutName } from '../ui/cut-name.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { Size } from '../ui/size.tsx';
import { StateBadge } from '../ui/state-mark.tsx';
import { GONE_LOOK } from '../ui/state-look.ts';
import { Time } from '../ui/time.tsx';

/** What one column shows of a message. A dash is a value that is not known (yet), never a zero. */
export function cellContent(column: SortColumn, row: MessageRow): ReactElement | string {
  switch (column) {
    case 'state':
      return row.gone ? <LookBadge look={GONE_LOOK} /> : <StateBadge kind={row.state.kind} />;
    case 'file':
      return <FileCell row={row} />;
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
    case 'fileBytes':
      return size(row[column]);
    case 'bytesOut':
      return isPartial(row) ? size(row.bytesOut, UP_TO_THE_FAULT) : size(row.bytesOut);
    case 'transactions':
      return row.transactions === null ? unknown() : transactions(row, row.transactions);
    case 'attempts':
      return count(row.attempts);
    case 'from':
    case 'to':
      return row[column] ?? unknown();
  }
}

/** Of a message in an archive the name of the archive gives way first. */
function FileCell({ row: { file, archive } }: { readonly row: MessageRow }): ReactElement {
  const shown = shownName(file);
  if (archive === null || !file.startsWith(`${archive}/`))
    return (
      <span title={shown}>
        <CutName name={file} />
      </span>
    );
  return (
    <span className="member-name" title={`${shown} (in the archive ${shownName(archive)})`}>
      <bdi className="cut quiet">{shownName(archive)}</bdi>
      <CutName name={file.slice(archive.length)} />
    </span>
  );
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

function size(value: number | null, note?: string): ReactElement {
  if (value === null) return unknown();
  return note === undefined ? <Size value={value} /> : <Size value={value} note={note} />;
}

function transactions(row: MessageRow, value: number): ReactElement | string {
  return isPartial(row) ? <span title={UP_TO_THE_FAULT}>{count(value)}</span> : count(value);
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
