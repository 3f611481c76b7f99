import { useEffect, useRef, useState } from 'react';
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
  const { value, onTyped } = props;
  const [text, setText] = useState(value);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The filter was changed from elsewhere ("Clear"): what was typed before that is not applied any more.
  useEffect(() => {
    clearTimeout(pending.current);
    setText(value);
  }, [value]);
  const type = (typed: string): void => {
    setText(typed);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onTyped(typed), TYPING_PAUSE_MS);
  };
  return (
    <input
      id={props.id}
      className={`field ${props.className}`}
      data-size="small"
      type="text"
      role="searchbox"
      inputMode={props.numeric === true ? 'numeric' : 'text'}
      aria-label={props.label}
      placeholder={props.placeholder}
      maxLength={props.numeric === true ? 9 : 200}
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
