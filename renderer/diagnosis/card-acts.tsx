import type { ReactElement } from 'react';
import type { Finding } from '../../shared/diagnosis/model.ts';
import { count } from '../../shared/format/count.ts';
import { openLadder } from '../ladder/ladder-store.ts';
import { Button } from '../ui/button.tsx';
import { MenuButton } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu.tsx';
import { goToLedgerOf } from './go-to.ts';
import { actLabel, copyFinding, exchangesOf, isRetry, offeredActs, runAct } from './acts.ts';

/** What the program can do about it; what gets messages moving stands out where it is the first thing to do. */
export function CardActs({ finding }: { readonly finding: Finding }): ReactElement {
  const offered = offeredActs(finding);
  const [retry, ...otherRetries] = offered.filter(isRetry);
  return (
    <p className="verdict-acts">
      {retry !== undefined && (
        <span className="button-pair">
          <Button
            size="small"
            weight={offered[0] === retry ? 'primary' : 'normal'}
            onClick={() => void runAct(retry, finding)}
          >
            {actLabel(retry, finding)}
          </Button>
          {otherRetries.length > 0 && (
            <MenuButton
              label="Other ways to retry"
              size="icon"
              items={otherRetries.map((act) => ({
                label: actLabel(act, finding),
                run: () => void runAct(act, finding),
              }))}
            />
          )}
        </span>
      )}
      {offered
        .filter((act) => !isRetry(act))
        .map((act) => (
          <Button key={act} size="small" onClick={() => void runAct(act, finding)}>
            {actLabel(act, finding)}
          </Button>
        ))}
      {finding.acts.includes('open-ladder') && <Remedies finding={finding} />}
      <Button size="small" weight="quiet" onClick={() => void copyFinding(finding)}>
        Copy as text
      </Button>
    </p>
  );
}

/** Requestors that a menu can hold; the Ledger lists all of them. */
const IN_MENU = 20;

/** The ladder is climbed for one requestor at a time. */
function Remedies({ finding }: { readonly finding: Finding }): ReactElement | null {
  const exchanges = exchangesOf(finding);
  const [only] = exchanges;
  if (only === undefined) return null;
  if (exchanges.length === 1) {
    return (
      <Button size="small" onClick={() => openLadder(only)}>
        Remedies for {only.requestor}…
      </Button>
    );
  }
  const left = exchanges.length - IN_MENU;
  const items: readonly MenuItem[] = [
    ...exchanges
      .slice(0, IN_MENU)
      .map((exchange) => ({ label: exchange.requestor, run: () => openLadder(exchange) })),
    ...(left > 0 ? [{ label: `and ${count(left)} more, in the Ledger`, run: () => goToLedgerOf(only) }] : []),
  ];
  return <MenuButton label="Remedies for one requestor" text="Remedies for…" items={items} />;
}
