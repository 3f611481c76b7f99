import { useId, useState } from 'react';
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
  // Hundreds of suggestions for each field are made when they are wanted, not with the view.
  const [isUsed, setUsed] = useState(false);
  const known = useSchedule((state) => (isUsed ? state.board?.postOffices : null)) ?? [];
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
        onFocus={() => setUsed(true)}
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
