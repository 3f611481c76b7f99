import { useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import type { Ladder, Rung } from '../../shared/ladder/model.ts';
import { Basis } from '../sync/basis.tsx';
import { Prose } from '../sync/prose.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { ladderHeadline } from './ladder-headline.ts';
import { closeLadder, useLadder } from './ladder-store.ts';
import { RungItem } from './rung-item.tsx';
import './ladder.css';

/** The remedies for one requestor, the mildest first. */
export function LadderDialog(): ReactElement | null {
  const { exchange, ladder, refusal } = useLadder();
  if (exchange === null) return null;
  return (
    <Dialog
      title={`Remedies for ${exchange.requestor}`}
      onClose={closeLadder}
      footer={<Button onClick={closeLadder}>Close</Button>}
    >
      <div className="ladder" aria-live="polite">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {ladder === null && refusal === null && <p className="quiet">Being worked out…</p>}
        {ladder !== null && <Rungs ladder={ladder} />}
      </div>
    </Dialog>
  );
}

function Rungs({ ladder }: { readonly ladder: Ladder }): ReactElement {
  const { trouble, rungs, never, basis } = ladder;
  const undone = useLadder((state) => state.undone);
  const list = useRef<HTMLOListElement>(null);
  // What was pressed is gone with its act.
  useLayoutEffect(() => goOn(list.current, ladder, undone), [ladder, undone]);
  return (
    <>
      <p>
        <strong>{ladderHeadline(ladder)}</strong>
      </p>
      {trouble !== null && (
        <p className="selectable">
          <Prose text={trouble} />
        </p>
      )}
      <p className="quiet">
        The mildest first; none is skipped. What is recorded here goes into the journal; nothing is done at
        any post office.
      </p>
      {never.length > 0 && (
        <ul className="ladder-never" aria-label="Never do this here">
          {never.map((sentence) => (
            <li key={sentence}>
              <Icon name="warning" />
              <span className="selectable">
                <Prose text={sentence} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <ol ref={list} className="rungs" aria-label="Remedies">
        {rungs.map((rung) => (
          <RungItem key={rung.rung} rung={rung} />
        ))}
      </ol>
      <Basis title="What this rests on" sentences={basis} />
    </>
  );
}

/**
 * The keyboard goes on to the note of the next remedy, or to the button of the one that was taken back; where there is
 * none left, to the way out.
 */
function goOn(list: HTMLElement | null, { rungs }: Ladder, undone: Rung | null): void {
  if (list === null || document.activeElement !== document.body) return;
  const next = rungs.find(({ state }) => state === 'next')?.rung;
  const control = next === undone ? 'button' : 'input';
  const taken = list.querySelector<HTMLElement>(`[data-rung="${next}"] .rung-taken ${control}`);
  (taken ?? list.closest('dialog')?.querySelector<HTMLElement>('.dialog-footer button'))?.focus();
}
