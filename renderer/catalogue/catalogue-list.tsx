import { memo, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { CatalogueEntry } from '../../shared/catalogue/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { severityLook } from '../logs/severity-look.ts';
import { gridCommand } from '../messages/grid-keys.ts';
import { Mark } from '../ui/mark.tsx';
import type { CatalogueRow } from './catalogue-rows.ts';
import { chooseRow, useCatalogue } from './catalogue-store.ts';
import { UNKNOWN_CODE_LOOK, entryName } from './kind-words.ts';

const ROW_HEIGHT = 28;

/** A few hundred rows: all of them are drawn. The list holds the focus and names its active row. */
export function CatalogueList({ rows }: { readonly rows: readonly CatalogueRow[] }): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const chosen = useCatalogue((state) => state.chosen);
  const at = rows.findIndex(({ id }) => id === chosen);
  useEffect(() => takeFocus(list.current), []);
  useEffect(() => {
    if (at !== -1) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div
      ref={list}
      id="catalogue-list"
      className="catalogue-list"
      role="listbox"
      aria-label="Entries"
      aria-activedescendant={at === -1 ? undefined : rowId(at)}
      tabIndex={0}
      onFocus={() => {
        if (at === -1) chooseRow(rows[0]?.id ?? null);
      }}
      onKeyDown={(event) => onListKey(event, rows, at)}
    >
      {rows.map((row, index) => (
        <Row key={row.id} index={index} row={row} isChosen={index === at} />
      ))}
    </div>
  );
}

/** It comes after the view that was led to one of its rows, and was waiting for it. */
function takeFocus(list: HTMLElement | null): void {
  if (document.activeElement?.matches('.catalogue-view') === true) list?.focus();
}

function onListKey(event: KeyboardEvent<HTMLElement>, rows: readonly CatalogueRow[], at: number): void {
  const rowsPerScreen = Math.floor(event.currentTarget.clientHeight / ROW_HEIGHT);
  const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
  const command = gridCommand(press, { active: at === -1 ? null : at, total: rows.length, rowsPerScreen });
  if (command?.kind !== 'move' && command?.kind !== 'open') return;
  event.preventDefault();
  if (command.kind === 'open') document.getElementById('catalogue-card')?.focus();
  else chooseRow(rows[command.to]?.id ?? null);
}

function rowId(index: number): string {
  return `catalogue-row-${index}`;
}

interface RowProps {
  readonly index: number;
  readonly row: CatalogueRow;
  readonly isChosen: boolean;
}

const Row = memo(function Row({ index, row, isChosen }: RowProps): ReactElement {
  const isEntry = row.kind === 'entry';
  const { source, code } = isEntry ? row.entry : row.unknown;
  const lines = isEntry ? row.lines : row.unknown.lines;
  return (
    <div
      id={rowId(index)}
      role="option"
      className="catalogue-row"
      aria-selected={isChosen}
      onMouseDown={(event) => {
        if (event.button === 0) chooseRow(row.id);
      }}
    >
      <span className="catalogue-source cut quiet" title={isEntry ? entryName(row.entry) : source}>
        {source}
      </span>
      <span className="catalogue-code mono cut" title={code}>
        {code}
      </span>
      <SeverityMark entry={isEntry ? row.entry : null} />
      <span className="cut" title={isEntry ? row.entry.meaning : UNKNOWN_CODE_LOOK.meaning}>
        {isEntry ? row.entry.title : UNKNOWN_CODE_LOOK.word}
      </span>
      <span className="catalogue-lines number quiet" title={lines === null ? undefined : seenWords(lines)}>
        {lines === null || lines === 0 ? '' : count(lines)}
      </span>
    </div>
  );
});

function seenWords(lines: number): string {
  return `${counted(lines, 'line')} in the logs of this queue`;
}

/** The shape only: the word stands in the card. */
function SeverityMark({ entry }: { readonly entry: CatalogueEntry | null }): ReactElement {
  if (entry === null) return <Mark look={UNKNOWN_CODE_LOOK} />;
  if (entry.severity === null) return <span />;
  const look = severityLook(entry.severity);
  return (
    <span title={look.word}>
      <Mark look={look} />
      <span className="visually-hidden">{look.word}</span>
    </span>
  );
}
