import type { ReactElement } from 'react';

export function LedgerView(): ReactElement {
  return (
    <section className="view" aria-label="Ledger">
      <header className="view-head">
        <h1>Ledger</h1>
      </header>
    </section>
  );
}
