import type { ReactElement } from 'react';
import type { RequestorLedger } from '../../shared/ledger/model.ts';
import { counted } from '../../shared/format/count.ts';
import { ask } from '../api.ts';
import { SubjectCards } from '../diagnosis/subject-cards.tsx';
import { choosePlace, showServer } from '../cycles/cycles-store.ts';
import { compareWithServer } from '../gal/compare/compare-with.ts';
import { openLadder } from '../ladder/ladder-store.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { showView } from '../shell/shell-store.ts';
import type { Exchange } from '../sync/exchange.ts';
import { focusSoon } from '../sync/focus-soon.ts';
import { keepUpdatesSentence } from '../sync/keep-updates.ts';
import { SyncPane } from '../sync/sync-pane.tsx';
import { lookInto, shownDetail, useSync } from '../sync/sync-store.ts';
import { Button } from '../ui/button.tsx';
import { Empty, RefusalNote } from '../ui/refusal.tsx';
import { LedgerRows } from './ledger-rows.tsx';
import { CYCLES_COPIED, ledgerText } from './ledger-text.ts';

/** Under the list: the numbers of the chosen requestor, cycle by cycle. Nothing while none is chosen. */
export function LedgerPane(): ReactElement | null {
  const chosen = useSync((state) => state.chosen);
  const refusal = useSync((state) => state.detailRefusal);
  const ledger = useSync(shownDetail)?.ledger ?? null;
  if (chosen === null) return null;
  const { requestor, server } = chosen;
  return (
    <SyncPane
      label={`Numbers of ${requestor}`}
      title={
        <>
          <span className="mono">{requestor}</span>
          {server !== null && <span className="quiet">server {server}</span>}
          {ledger !== null && <span className="quiet">{keepUpdatesSentence(ledger.keepUpdates)}</span>}
        </>
      }
      actions={
        <>
          <Button
            size="small"
            weight="quiet"
            disabled={ledger === null}
            onClick={() => ledger !== null && void copyLedger(ledger)}
          >
            Copy
          </Button>
          <Button
            size="small"
            weight="quiet"
            title="What to do about it, the mildest remedy first"
            onClick={() => openLadder(chosen)}
          >
            Remedies…
          </Button>
          <Button size="small" weight="quiet" onClick={() => showCyclesOf(chosen)}>
            Its cycles
          </Button>
          <Button
            size="small"
            weight="quiet"
            title="Compare its address list with the server's"
            onClick={() => compareWithServer(requestor, server)}
          >
            Compare its address list
          </Button>
        </>
      }
      onClose={() => {
        lookInto(null);
        document.querySelector<HTMLElement>('.numbers')?.focus();
      }}
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <SubjectCards subject={{ kind: 'requestor', requestor, server }} name={requestor} brief />
      {ledger !== null && ledger.rows.length === 0 && (
        <Empty text={`No number of ${requestor} was found.`}>
          Its messages carry none, or what they say could not be read.
        </Empty>
      )}
      {ledger !== null && ledger.rows.length > 0 && <LedgerRows ledger={ledger} />}
    </SyncPane>
  );
}

/** The server's runs are the columns there. */
function showCyclesOf(chosen: Exchange): void {
  showServer(chosen.server);
  choosePlace({ ...chosen, cycle: null });
  showView('cycles');
  focusSoon('.matrix');
}

async function copyLedger(ledger: RequestorLedger): Promise<void> {
  const answer = await ask('shell.copy', { text: ledgerText(ledger) });
  if (!answer.ok) return showRefusal(answer.error);
  const copied = Math.min(CYCLES_COPIED, ledger.rows.length);
  showToast(`${counted(copied, 'cycle')} of ${ledger.requestor} copied.`, {
    more: copied < ledger.rows.length ? `The newest of ${counted(ledger.rows.length, 'cycle')}.` : null,
  });
}
