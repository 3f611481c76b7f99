import type { ReactElement, ReactNode } from 'react';
import type { MessageRef } from '../../shared/cycles/model.ts';
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

/** A line of links to all that proves one thing; as many as a line of text should hold. */
export function Proofs({
  messages,
  lines,
}: {
  readonly messages: readonly MessageRef[];
  readonly lines: readonly LogLineId[];
}): ReactElement | null {
  if (messages.length + lines.length === 0) return null;
  return (
    <ul className="proofs" aria-label="Proved by">
      {messages.slice(0, PROOFS_SHOWN).map((message) => (
        <li key={message.id}>
          <MessageLink message={message} />
        </li>
      ))}
      {messages.length > PROOFS_SHOWN && (
        <li className="quiet">and {messages.length - PROOFS_SHOWN} more messages</li>
      )}
      {lines.slice(0, PROOFS_SHOWN).map((line) => (
        <li key={line}>
          <LineLink line={line} />
        </li>
      ))}
      {lines.length > PROOFS_SHOWN && (
        <li className="quiet">and {lines.length - PROOFS_SHOWN} more log lines</li>
      )}
    </ul>
  );
}

const PROOFS_SHOWN = 6;

function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
