import type { ReactElement } from 'react';
import type { FileRow } from '../../shared/contract/files.ts';
import { count } from '../../shared/format/count.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import { showTab } from '../detail/detail-store.ts';
import { showDetails } from '../detail/open-message.ts';
import { ReadCard } from '../gal/read-rows.tsx';
import { useShell } from '../shell/shell-store.ts';
import { Button } from '../ui/button.tsx';
import { compareFile, saveFile, showInLogs, showMembers } from './file-acts.ts';
import { fileKind, fileLook, remarksOf } from './file-kinds.ts';
import { FILES_LIST, FILE_CARD } from './file-rows.tsx';

/** More of them are drawn on request nowhere: a scroll bar is enough, but not for a hundred thousand. */
const REMARKS_SHOWN = 200;

/** What a row does not show of the chosen file, and what can be done with it. */
export function FileCard({ row }: { readonly row: FileRow }): ReactElement | null {
  // The details beside it say what it is called, what it is, and why it failed.
  const isBeside = useShell(({ detailOpen }) => detailOpen);
  const remarks = isBeside ? notesOf(row) : remarksOf(row);
  if (isBeside && remarks.length === 0 && !hasActs(row)) return null;
  return (
    <ReadCard id={FILE_CARD} label="Chosen file" listId={FILES_LIST}>
      {!isBeside && (
        <>
          <h2 className="selectable">
            <bdi>{shownName(row.file)}</bdi>
          </h2>
          <p className="quiet">{whatItIs(row)}</p>
        </>
      )}
      {(!isBeside || hasActs(row)) && (
        <div className="node-acts" role="group" aria-label="Acts on the chosen file">
          <Acts row={row} isBeside={isBeside} />
        </div>
      )}
      {row.archive !== null && fileKind(row) === 'address-list' && (
        <p>
          It lies in the archive {shownName(row.archive)}. To compare it, save it first, then choose the saved
          file in the Compare tab of the address list.
        </p>
      )}
      {remarks.length > 0 && (
        <ul className="notes selectable" aria-label="Remarks">
          {remarks.slice(0, REMARKS_SHOWN).map((remark, index) => (
            // The same remark may be made twice.
            <li key={index}>{remark}</li>
          ))}
        </ul>
      )}
      {remarks.length > REMARKS_SHOWN && (
        <p className="quiet">{count(remarks.length - REMARKS_SHOWN)} more remarks are not shown.</p>
      )}
    </ReadCard>
  );
}

function whatItIs(row: FileRow): string {
  const { word, meaning } = fileLook(fileKind(row));
  return row.form === null ? meaning : `${word}: ${row.form}`;
}

/** Without what the state itself says. */
function notesOf({ state, notes }: FileRow): readonly string[] {
  return state.kind === 'unrecognised' ? notes.filter((note) => note !== state.reason) : notes;
}

/** Whether there is more to do with it than to look at its format. */
function hasActs(row: FileRow): boolean {
  return !['mailbox-index', 'unrecognised'].includes(fileKind(row));
}

function Acts({ row, isBeside }: { readonly row: FileRow; readonly isBeside: boolean }): ReactElement | null {
  const look = isBeside ? null : (
    <Button
      size="small"
      onClick={() => {
        showTab('format');
        showDetails();
      }}
    >
      Format
    </Button>
  );
  switch (fileKind(row)) {
    case 'log':
      return (
        <>
          <Button size="small" weight="primary" onClick={() => showInLogs(row)}>
            Show in Logs
          </Button>
          {look}
        </>
      );
    case 'archive':
      return (
        <>
          <Button size="small" weight="primary" disabled={row.members === 0} onClick={() => showMembers(row)}>
            Show its messages
          </Button>
          {look}
        </>
      );
    case 'address-list':
      return (
        <>
          {row.archive === null ? (
            <Button size="small" weight="primary" onClick={() => compareFile(row)}>
              Compare with the address list
            </Button>
          ) : (
            <Button size="small" weight="primary" onClick={() => void saveFile(row)}>
              Save…
            </Button>
          )}
          {look}
        </>
      );
    case 'mailbox-index':
    case 'unrecognised':
      return look;
  }
}
