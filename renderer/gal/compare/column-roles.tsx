import type { ReactElement, ReactNode } from 'react';
import type { ColumnChoice } from '../../../shared/contract/gal.ts';
import { ADDRESS_TYPES, columnName, widthOf } from './columns.ts';
import type { ColumnsFile } from './columns.ts';

interface ColumnRolesProps {
  readonly file: ColumnsFile;
  readonly choice: ColumnChoice;
  readonly onChange: (choice: ColumnChoice) => void;
}

/** Values of the type's choice that are no column. */
const FIXED = 'fixed ';

/** One choice for each thing that an entry needs. */
export function ColumnRoles({ file, choice, onChange }: ColumnRolesProps): ReactElement {
  const columns = Array.from({ length: widthOf(file.rows) }, (_, column) => column);
  const options = columns.map((column) => (
    <option key={column} value={column}>
      {columnName(file, choice.hasHeader, column)}
    </option>
  ));
  const { type, defaultType } = choice;
  const change = (changed: Partial<ColumnChoice>): void => onChange({ ...choice, ...changed });
  return (
    <div className="form">
      <Role label="Alias" value={String(choice.name)} onChange={(value) => change({ name: Number(value) })}>
        {options}
      </Role>
      <Role
        label="Address"
        value={String(choice.address)}
        onChange={(value) => change({ address: Number(value) })}
      >
        {options}
      </Role>
      <Role
        label="Address type"
        value={type === null ? FIXED + defaultType : String(type)}
        onChange={(value) => change(typeChoice(value, choice))}
      >
        <optgroup label="In a column">{options}</optgroup>
        <optgroup label="Before the address, else">
          {typesWith(defaultType).map((known) => (
            <option key={known} value={FIXED + known}>
              {known === '' ? 'by its shape' : known}
            </option>
          ))}
        </optgroup>
      </Role>
      <div className="form-row">
        <span className="form-label">First row</span>
        <span className="form-value">
          <label className="choice">
            <input
              type="checkbox"
              checked={choice.hasHeader}
              onChange={(event) => change({ hasHeader: event.target.checked })}
            />
            It names the columns
          </label>
        </span>
      </div>
    </div>
  );
}

interface RoleProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}

function Role({ label, value, onChange, children }: RoleProps): ReactElement {
  return (
    <label className="form-row">
      <span className="form-label">{label}</span>
      <span className="form-value">
        <select className="field" value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
      </span>
    </label>
  );
}

function typeChoice(
  value: string,
  { defaultType }: ColumnChoice,
): Pick<ColumnChoice, 'type' | 'defaultType'> {
  return value.startsWith(FIXED)
    ? { type: null, defaultType: value.slice(FIXED.length) }
    : { type: Number(value), defaultType };
}

/** What was guessed is offered, whatever it is. */
function typesWith(type: string): readonly string[] {
  return ADDRESS_TYPES.includes(type) ? ADDRESS_TYPES : [type, ...ADDRESS_TYPES];
}
