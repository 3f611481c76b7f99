import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { RungState } from '../../shared/ladder/model.ts';
import { ask } from '../api.ts';
import { Prose } from '../sync/prose.tsx';
import { Button, Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { Time } from '../ui/time.tsx';
import { recordRung, undoRung, useLadder } from './ladder-store.ts';
import { rungLook } from './rung-look.ts';

/** One remedy: its state and why it is in it; opened further where it is the one to take. */
export function RungItem({ rung }: { readonly rung: RungState }): ReactElement {
  const { state, title, what, commands, reason, recorded, kb } = rung;
  return (
    <li
      className="rung"
      data-state={state}
      data-rung={rung.rung}
      aria-current={state === 'next' ? 'step' : undefined}
    >
      <h3 className="rung-head">
        <span className="rung-title">{title}</span>
        <LookBadge look={rungLook(state)} />
      </h3>
      <p className="selectable">
        <Prose text={what} /> {kb.length > 0 && <span className="quiet rung-articles">{kb.join(', ')}</span>}
      </p>
      <p className={state === 'never' ? 'rung-never selectable' : 'quiet selectable'}>
        <Prose text={reason} />
      </p>
      {state !== 'never' && commands.length > 0 && <Commands commands={commands} />}
      {recorded !== null && <Recorded recorded={recorded} />}
      {state === 'next' && <Taken rung={rung} />}
    </li>
  );
}

const WHERE: Readonly<Record<RungState['commands'][number]['where'], string>> = {
  requestor: 'at the requestor',
  server: 'at the server',
};

function Commands({ commands }: Pick<RungState, 'commands'>): ReactElement {
  return (
    <ul className="rung-commands" aria-label="Commands">
      {commands.map(({ where, text }) => (
        <li key={`${where} ${text}`}>
          <code className="mono selectable">{text}</code>
          <span className="quiet">{WHERE[where]}</span>
          <CopyCommand text={text} />
        </li>
      ))}
    </ul>
  );
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

function Recorded({ recorded }: { readonly recorded: NonNullable<RungState['recorded']> }): ReactElement {
  const isBusy = useLadder((state) => state.isBusy);
  return (
    <p className="rung-recorded">
      Recorded by {recorded.who}, <Time ms={recorded.atMs} />.{' '}
      <Link disabled={isBusy} onClick={() => void undoRung(recorded.journalId)}>
        Undo
      </Link>
    </p>
  );
}

/** What the contract takes of a note. */
const NOTE_CHARACTERS = 1_000;

function Taken({ rung }: { readonly rung: RungState }): ReactElement {
  const isBusy = useLadder((state) => state.isBusy);
  const [note, setNote] = useState('');
  const field = useId();
  return (
    <form
      className="rung-taken"
      onSubmit={(event) => {
        event.preventDefault();
        void recordRung(rung.rung, note.trim());
      }}
    >
      <label htmlFor={field} className="quiet">
        Note
      </label>
      <input
        id={field}
        className="field"
        type="text"
        maxLength={NOTE_CHARACTERS}
        placeholder="What was done, for the journal"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button disabled={isBusy} onClick={() => void recordRung(rung.rung, note.trim())}>
        I did this
      </Button>
    </form>
  );
}
