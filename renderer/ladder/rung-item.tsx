import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { RungState } from '../../shared/ladder/model.ts';
import { Prose } from '../sync/prose.tsx';
import { Button, Link } from '../ui/button.tsx';
import { LookBadge } from '../ui/look-badge.tsx';
import { Time } from '../ui/time.tsx';
import { recordRung, undoRung, useLadder } from './ladder-store.ts';
import { RungCommands } from './rung-commands.tsx';
import { rungLook } from './rung-look.ts';

/** One remedy: its state and why it is in it; all of it only where it is the one to take now. */
export function RungItem({ rung }: { readonly rung: RungState }): ReactElement {
  const { state, title, reason, recorded } = rung;
  const isNext = state === 'next';
  return (
    <li className="rung" data-state={state} data-rung={rung.rung} aria-current={isNext ? 'step' : undefined}>
      <h3 className="rung-head">
        <span className="rung-title">{title}</span>
        <LookBadge look={rungLook(state)} />
      </h3>
      {recorded === null ? (
        <p className={state === 'never' ? 'rung-never selectable' : 'quiet selectable'}>
          <Prose text={reason} />
        </p>
      ) : (
        <Recorded recorded={recorded} />
      )}
      {isNext ? (
        <WhatItIs rung={rung} />
      ) : (
        <details className="fold">
          <summary>
            <span className="fold-count">What it does</span>
          </summary>
          <WhatItIs rung={rung} />
        </details>
      )}
      {isNext && <Taken rung={rung} />}
    </li>
  );
}

function WhatItIs({ rung }: { readonly rung: RungState }): ReactElement {
  const { state, what, commands, kb } = rung;
  return (
    <>
      <p className="selectable">
        <Prose text={what} /> {kb.length > 0 && <span className="quiet">{kb.join(', ')}</span>}
      </p>
      {state !== 'never' && commands.length > 0 && <RungCommands commands={commands} />}
    </>
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
