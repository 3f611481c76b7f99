import { useState } from 'react';
import type { ReactElement } from 'react';
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import { count, counted } from '../../../shared/format/count.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ColumnRoles } from './column-roles.tsx';
import { columnName, previewOf, widthOf } from './columns.ts';
import type { ColumnsFile } from './columns.ts';
import { setFileStep, useCompare } from './compare-store.ts';
import { takeColumns } from './file-acts.ts';
import { SIDE_NAMES } from './sides.ts';
import type { SideName } from './sides.ts';

/** Asks which column of a CSV file is which, while one of the sides waits for that. */
export function ColumnDialog(): ReactElement | null {
  const steps = useCompare((state) => state.steps);
  for (const name of SIDE_NAMES) {
    const step = steps[name];
    if (step?.kind === 'columns') return <OpenColumnDialog key={step.path} name={name} file={step.file} />;
  }
  return null;
}

interface OpenProps {
  readonly name: SideName;
  readonly file: ColumnsFile;
}

function OpenColumnDialog({ name, file }: OpenProps): ReactElement {
  const [choice, setChoice] = useState<ColumnChoice>(file.guess);
  const close = (): void => setFileStep(name, null);
  return (
    <Dialog
      title={`Columns of ${file.name}`}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button weight="primary" onClick={() => void takeColumns(name, choice)}>
            Compare
          </Button>
        </>
      }
    >
      <p className="quiet">The file does not say what its columns hold. Choose what makes an entry.</p>
      <ColumnRoles file={file} choice={choice} onChange={setChoice} />
      <FirstRows file={file} choice={choice} />
      <Preview file={file} choice={choice} />
    </Dialog>
  );
}

interface ChosenProps {
  readonly file: ColumnsFile;
  readonly choice: ColumnChoice;
}

function FirstRows({ file, choice }: ChosenProps): ReactElement {
  const columns = Array.from({ length: widthOf(file.rows) }, (_, column) => column);
  const rows = file.rows.slice(choice.hasHeader ? 1 : 0);
  const role = (column: number): string | undefined =>
    [
      column === choice.name && 'Alias',
      column === choice.address && 'Address',
      column === choice.type && 'Type',
    ].find((word) => word !== false);
  return (
    <div className="compare-first-rows" tabIndex={0} role="region" aria-label="First rows of the file">
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-role={role(column)}>
                {columnName(file, choice.hasHeader, column)}
                {role(column) !== undefined && <span className="compare-role">{role(column)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // The rows never change their places.
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className="cut" data-role={role(column)} title={row[column]}>
                  {row[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Preview({ file, choice }: ChosenProps): ReactElement {
  const { entries, rows, entriesTotal, problem } = previewOf(file, choice);
  return (
    <section className="compare-preview" aria-label="The first entries would be" aria-live="polite">
      <h3>{entries.length === 0 ? 'None of these rows would be an entry' : 'The first entries would be'}</h3>
      <ul>
        {entries.map(({ name, address }, index) => (
          <li key={index}>
            {name} <span className="mono quiet">{address}</span>
          </li>
        ))}
      </ul>
      {entriesTotal < rows && (
        <p className="quiet">
          {count(rows - entriesTotal)} of {counted(rows, 'row')} shown would be none: {problem}
        </p>
      )}
    </section>
  );
}
