import { useId, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { counted } from '../../../shared/format/count.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import type { Caption } from './picture-file.ts';
import type { PictureTable } from './picture-tables.ts';
import { copyTable, saveAsPng, saveAsSvg } from './save-picture.ts';
import type { SavedPicture } from './save-picture.ts';

interface PictureFrameProps {
  readonly caption: Caption;
  readonly viewName: string;
  readonly table: () => PictureTable;
  /** Drawn when it is saved, at the width of a page. Null while there is nothing to draw. */
  readonly drawing: (() => SavedPicture['drawing']) | null;
  readonly children: ReactNode;
}

/** A picture with its answer above it, its numbers as a table, and the ways to take it along. */
export function PictureFrame({
  caption,
  viewName,
  table,
  drawing,
  children,
}: PictureFrameProps): ReactElement {
  const id = useId();
  const [isTable, setTable] = useState(false);
  const saved = (): SavedPicture | null =>
    drawing === null ? null : { drawing: drawing(), caption, viewName };
  const save = (into: (picture: SavedPicture) => Promise<void>): void => {
    const picture = saved();
    if (picture !== null) void into(picture);
  };
  return (
    <section className="gal-picture" aria-labelledby={id}>
      <header className="gal-picture-head">
        <div>
          <h2 id={id}>{caption.title}</h2>
          <p className="selectable">{caption.headline}</p>
          {caption.note !== undefined && <p className="quiet">{caption.note}</p>}
        </div>
        <div className="gal-picture-actions">
          <Button size="small" weight="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            Table
          </Button>
          <MenuButton
            label={`Save or copy: ${caption.title}`}
            text="Save"
            items={[
              { label: 'Save as SVG…', disabled: drawing === null, run: () => save(saveAsSvg) },
              { label: 'Save as PNG…', disabled: drawing === null, run: () => save(saveAsPng) },
              { label: 'Copy as table', run: () => void copyTable(table()) },
            ]}
          />
        </div>
      </header>
      {isTable ? <NumberTable label={caption.title} table={table()} /> : children}
    </section>
  );
}

/** More rows than are read; copying takes all. */
const ROWS_SHOWN = 200;

function NumberTable({
  label,
  table,
}: {
  readonly label: string;
  readonly table: PictureTable;
}): ReactElement {
  const { head, rows, numbersFrom } = table;
  const left = rows.length - ROWS_SHOWN;
  const look = (column: number): string => (column >= numbersFrom ? 'number' : 'cut');
  return (
    <div className="gal-picture-table" tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      {left > 0 && (
        <p className="quiet">
          The last {ROWS_SHOWN} rows; copying takes {counted(left, 'row')} more.
        </p>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            {head.map((title, column) => (
              <th key={title} scope="col" className={look(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(-ROWS_SHOWN).map((cells) => (
            <tr key={cells.slice(0, numbersFrom).join('\t')}>
              {cells.map((cell, column) => (
                <td key={head[column] ?? ''} className={look(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
