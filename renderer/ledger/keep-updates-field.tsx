import { useState } from 'react';
import type { ReactElement } from 'react';
import { keepUpdatesFor } from '../sync/sync-store.ts';
import { parseCycles } from './parse-cycles.ts';

/** How long the server keeps updates for a silent requestor; nothing in a queue tells, so the administrator does. */
export function KeepUpdatesField({ cycles }: { readonly cycles: number }): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? cycles : parseCycles(typed);
  function settle(): void {
    if (parsed !== null && parsed !== cycles) void keepUpdatesFor(parsed);
    setTyped(null);
  }
  return (
    <label
      className="keep-updates-field"
      title="The Keep Updates setting of the server (Q108067, Q257740). From 1 to 1,000 cycles; Enter takes it over."
    >
      Updates are kept for{' '}
      <input
        className="field number-field"
        data-size="small"
        aria-label="Cycles that updates are kept for"
        aria-invalid={parsed === null}
        inputMode="numeric"
        value={typed ?? String(cycles)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
          if (event.key === 'Escape') setTyped(null);
        }}
      />{' '}
      cycles
    </label>
  );
}
