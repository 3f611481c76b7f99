import type { ReactElement } from 'react';

export function TimelineView(): ReactElement {
  return (
    <section className="view" aria-label="Timeline">
      <header className="view-head">
        <h1>Timeline</h1>
      </header>
    </section>
  );
}
