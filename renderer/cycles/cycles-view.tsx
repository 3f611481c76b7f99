import type { ReactElement } from 'react';

export function CyclesView(): ReactElement {
  return (
    <section className="view" aria-label="Cycles">
      <header className="view-head">
        <h1>Cycles</h1>
      </header>
    </section>
  );
}
