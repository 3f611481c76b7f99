import type { ReactElement } from 'react';

export function ScheduleView(): ReactElement {
  return (
    <section className="view" aria-label="Schedule">
      <header className="view-head">
        <h1>Schedule</h1>
      </header>
    </section>
  );
}
