import { useRef, useState } from 'react';
import type { ReactElement } from 'react';

const TYPING_PAUSE_MS = 250;

interface TypedFieldProps {
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly className: string;
  readonly numeric?: boolean;
  readonly value: string;
  /** After a pause in typing. */
  readonly onTyped: (text: string) => void;
}

/** A filter that is typed; Escape empties it. */
export function TypedField(props: TypedFieldProps): ReactElement {
  const { numeric = false, value, onTyped } = props;
  /** Holds until another value is applied, by itself or from elsewhere ("Clear"). */
  const [typed, setTyped] = useState({ text: value, over: value });
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = typed.over === value ? typed.text : value;
  const type = (entered: string): void => {
    const kept = numeric ? entered.replaceAll(/[^\d-]/gu, '') : entered;
    setTyped({ text: kept, over: value });
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onTyped(kept), TYPING_PAUSE_MS);
  };
  return (
    <input
      id={props.id}
      className={`field ${props.className}`}
      data-size="small"
      type="text"
      role="searchbox"
      inputMode={numeric ? 'numeric' : 'text'}
      aria-label={props.label}
      placeholder={props.placeholder}
      maxLength={numeric ? 9 : 200}
      spellCheck={false}
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return;
        event.stopPropagation();
        type('');
      }}
    />
  );
}
