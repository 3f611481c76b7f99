import { useId } from 'react';
import type { ReactElement } from 'react';
import { useSchedule } from './schedule-store.ts';

/** More suggestions than this are not read. */
const SUGGESTED = 200;

interface PostOfficeFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Any name can be typed; those that are known are suggested. */
export function PostOfficeField({ label, text, onText }: PostOfficeFieldProps): ReactElement {
  const id = useId();
  const known = useSchedule((state) => state.board?.postOffices) ?? [];
  return (
    <>
      <input
        type="text"
        className="field mono"
        data-size="small"
        aria-label={label}
        placeholder="NET/PO"
        list={id}
        maxLength={129}
        spellCheck={false}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <datalist id={id}>
        {known.slice(0, SUGGESTED).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
