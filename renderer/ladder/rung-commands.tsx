import { useState } from 'react';
import type { ReactElement } from 'react';
import type { RungState } from '../../shared/ladder/model.ts';
import { ask } from '../api.ts';
import { Prose } from '../sync/prose.tsx';
import { Button } from '../ui/button.tsx';

const WHERE: Readonly<Record<RungState['commands'][number]['where'], string>> = {
  requestor: 'At the requestor',
  server: 'At the server',
};

/** Where, what, and Copy for what is typed. */
export function RungCommands({ commands }: Pick<RungState, 'commands'>): ReactElement {
  return (
    <ul className="rung-commands" aria-label="Commands">
      {commands.map(({ where, text, note }) => (
        <li key={`${where} ${text}`}>
          <span className="quiet">{WHERE[where]}</span>
          <span className="rung-command">
            <code className="mono selectable">{text}</code>
            {note !== null && (
              <span className="quiet selectable">
                <Prose text={note} />
              </span>
            )}
          </span>
          {isTyped(text) && <CopyCommand text={text} />}
        </li>
      ))}
    </ul>
  );
}

/** Menus one after the other ("ADMIN: Config, Dir-Sync, …") are chosen, not typed. */
export function isTyped(text: string): boolean {
  return !/[:,]\s/u.test(text);
}

/** Notices lie below an open dialog: the button says itself that it was done. */
function CopyCommand({ text }: { readonly text: string }): ReactElement {
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'failed'>('not yet');
  async function copy(): Promise<void> {
    const answer = await ask('shell.copy', { text });
    setCopied(answer.ok ? 'copied' : 'failed');
  }
  return (
    <Button size="small" weight="quiet" aria-label={`Copy ${text}`} onClick={() => void copy()}>
      <span aria-live="polite">
        {copied === 'not yet' ? 'Copy' : copied === 'copied' ? 'Copied' : 'Could not be copied'}
      </span>
    </Button>
  );
}
