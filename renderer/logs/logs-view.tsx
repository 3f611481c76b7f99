import type { ReactElement } from 'react';

export function LogsView(): ReactElement {
  return (
    <section className="view" aria-label="Logs">
      <header className="view-head">
        <h1>Logs</h1>
      </header>
    </section>
  );
}
