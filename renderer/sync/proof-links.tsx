import { useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { MessageRef } from '../../shared/cycles/model.ts';
import { count } from '../../shared/format/count.ts';
import type { LogLineId } from '../../shared/logs/model.ts';
import { useDetail } from '../detail/detail-store.ts';
import { openBeside } from '../detail/open-message.ts';
import { goToLine } from '../logs/logs-store.ts';
import { Link } from '../ui/button.tsx';

interface MessageLinkProps {
  readonly message: MessageRef;
  /** Without it the file's name is shown. */
  readonly children?: ReactNode;
}

/** A message that proves something; its details are shown beside the view. */
export function MessageLink({ message, children }: MessageLinkProps): ReactElement {
  const isShown = useDetail((state) => state.id === message.id);
  return (
    <Link
      aria-current={isShown ? 'true' : undefined}
      title={message.file}
      onClick={() => openBeside(message.id)}
    >
      {children ?? fileName(message.file)}
    </Link>
  );
}

/** A log line that proves something. */
export function LineLink({ line }: { readonly line: LogLineId }): ReactElement {
  return (
    <Link title="Shows the line among the logs" onClick={() => void goToLine(line)}>
      log line
    </Link>
  );
}

interface ProofsProps {
  readonly messages: readonly MessageRef[];
  readonly lines: readonly LogLineId[];
}

/** Links to all that proves one thing; at first as many as a line of text should hold. */
export function Proofs({ messages, lines }: ProofsProps): ReactElement | null {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  if (messages.length + lines.length === 0) return null;
  const shown = all ? Infinity : PROOFS_SHOWN;
  const left = Math.max(0, messages.length - shown) + Math.max(0, lines.length - shown);
  function showAll(): void {
    flushSync(() => setAll(true));
    // The button is gone; what it showed begins after what was there.
    const shownBefore = Math.min(messages.length, PROOFS_SHOWN);
    list.current?.querySelectorAll('button')[shownBefore]?.focus();
  }
  return (
    <ul ref={list} className="proofs" aria-label="Proved by">
      {messages.slice(0, shown).map((message) => (
        <li key={message.id}>
          <MessageLink message={message} />
        </li>
      ))}
      {lines.slice(0, shown).map((line) => (
        <li key={`line ${line}`}>
          <LineLink line={line} />
        </li>
      ))}
      {left > 0 && (
        <li>
          <Link onClick={showAll}>and {count(left)} more</Link>
        </li>
      )}
    </ul>
  );
}

const PROOFS_SHOWN = 6;

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
