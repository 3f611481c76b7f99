import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import type { FileRow } from '../../shared/contract/files.ts';
import { shownName } from '../../shared/format/shown-name.ts';
import { useRowSource } from '../gal/paged-list.ts';
import { ReadRows } from '../gal/read-rows.tsx';
import { CutName } from '../ui/cut-name.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { Size } from '../ui/size.tsx';
import { fileKind, fileLook, fileStateLook, holdsText, remarksOf, shortForm } from './file-kinds.ts';
import { chooseFile, closeFile, files, placeOfActive, useFiles } from './files-store.ts';
import { copyFilePath } from './file-acts.ts';

const TITLES = ['Kind', 'File', 'Form', 'Size', 'Holds', 'State', 'Remark'] as const;
export const FILES_LIST = 'files-list';
export const FILE_CARD = 'file-card';

/** The files as rows; a card below tells the rest of the chosen one. */
export function FileRows(): ReactElement {
  const source = useRowSource(files);
  const active = useFiles((state) => state.active);
  const scroll = useFiles((state) => state.scroll);
  const pages = useStore(files.store, (state) => state.pages);
  return (
    <ReadRows
      id={FILES_LIST}
      label="Files"
      columns="var(--file-columns)"
      titles={TITLES}
      source={source}
      cells={fileCells}
      active={placeOfActive(active, pages)}
      scroll={scroll}
      cardId={FILE_CARD}
      onLook={(index) => void chooseFile(index)}
      onCopy={() => active !== null && void copyFilePath(active.row)}
      onClose={closeFile}
    />
  );
}

function fileCells(row: FileRow): ReactElement {
  const [remark] = remarksOf(row);
  const unknown = <span className="quiet">–</span>;
  return (
    <>
      <div role="gridcell" className="grid-cell">
        <LookBadge look={fileLook(fileKind(row))} />
      </div>
      <div role="gridcell" className="grid-cell" title={shownName(row.file)}>
        <CutName name={row.file} />
      </div>
      <div role="gridcell" className="grid-cell" title={row.form ?? undefined}>
        {shortForm(row) ?? unknown}
      </div>
      <div role="gridcell" className="grid-cell" data-align="end">
        <Size value={row.bytes} />
      </div>
      <div role="gridcell" className="grid-cell" data-align="end">
        {holdsText(row) ?? unknown}
      </div>
      <div role="gridcell" className="grid-cell">
        <LookBadge look={fileStateLook(row)} />
      </div>
      <div role="gridcell" className="grid-cell quiet" title={remark}>
        {remark ?? ''}
      </div>
    </>
  );
}
