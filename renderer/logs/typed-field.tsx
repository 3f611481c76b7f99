import { useRef, useState } from 'react';
import type { ReactElement } from 'react';

const TYPING_PAUSE_MS = 250;

interface TypedFieldProps {
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
  const field = useRef<HTMLInputElement>(null);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  // Another filter was applied, from here or from elsewhere ("Clear").
  if (applied !== value) {
    setApplied(value);
    setText(value);
  }
  const type = (entered: string): void => {
    const typed = numeric ? entered.replaceAll(/[^\d-]/gu, '') : entered;
    setText(typed);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => {
      // Unless the field shows something else by now.
      if (field.current?.value === typed) onTyped(typed);
    }, TYPING_PAUSE_MS);
  };
  return (
    <input
      ref={field}
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
