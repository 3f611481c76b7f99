import { memo } from 'react';
import type { ReactElement } from 'react';
import type { LogRow } from '../../shared/contract/logs.ts';
import type { LogLineId } from '../../shared/logs/model.ts';
import { exactTime } from '../../shared/format/time.ts';
import { CodeMark } from '../catalogue/code-mark.tsx';
import { baseName, textOf } from './log-words.ts';
import { SeverityBadge } from './severity-badge.tsx';

const COLUMNS = ['Time', 'Severity', 'Code', 'Post office', 'Program', 'Log', 'Text'] as const;

export function LogListHead(): ReactElement {
  return (
    <div role="row" className="grid-row grid-header log-row" aria-rowindex={1}>
      {COLUMNS.map((title) => (
        <div key={title} role="columnheader" className="grid-cell quiet">
          {title}
        </div>
      ))}
    </div>
  );
}

interface LogListRowProps {
  readonly index: number;
  /** Undefined while its page is on the way. */
  readonly row: LogRow | undefined;
  readonly top: number;
  readonly active: boolean;
  readonly onPress: (index: number) => void;
  readonly onOpen: () => void;
}

export const LogListRow = memo(function LogListRow(props: LogListRowProps): ReactElement {
  const { index, row, top, active } = props;
  const place = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy="true" className="grid-row log-row" style={place}>
        <div role="gridcell" className="grid-cell quiet">
          …
        </div>
      </div>
    );
  }
  const { text, isNone } = textOf(row);
  return (
    <div
      id={lineElementId(row.id)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={active}
      className="grid-row log-row"
      data-line={row.id}
      data-active={active}
      style={place}
      onMouseDown={(event) => {
        if (event.button === 0) props.onPress(index);
      }}
      onDoubleClick={props.onOpen}
    >
      <div role="gridcell" className="grid-cell">
        {row.atMs === null ? <Unknown /> : exactTime(row.atMs)}
      </div>
      <div role="gridcell" className="grid-cell">
        <SeverityBadge row={row} />
      </div>
      <div role="gridcell" className="grid-cell">
        <CodeMark line={row} />
      </div>
      <div role="gridcell" className="grid-cell mono" title={row.postOffice ?? undefined}>
        {row.postOffice ?? <Unknown />}
      </div>
      <div role="gridcell" className="grid-cell mono" title={row.program ?? undefined}>
        {row.program ?? <Unknown />}
      </div>
      <div role="gridcell" className="grid-cell quiet" title={placeOf(row)}>
        {baseName(row.file)}
      </div>
      <div
        role="gridcell"
        className={isNone ? 'grid-cell quiet' : 'grid-cell'}
        title={`${text}\n${placeOf(row)}`}
      >
        {text}
      </div>
    </div>
  );
});

/** "logs/DISPATCH.LOG, line 12". */
export function placeOf({ file, part, number }: Pick<LogRow, 'file' | 'part' | 'number'>): string {
  return `${file}${part === null ? '' : `, part ${part}`}, line ${number}`;
}

export function lineElementId(id: LogLineId): string {
  return `log-line-${id}`;
}

function Unknown(): ReactElement {
  return <span className="quiet">–</span>;
}
