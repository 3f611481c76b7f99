import type { ReactElement } from 'react';
import { count } from '../../shared/format/count.ts';
import type { ScheduleBoard, ScheduleFlag } from '../../shared/schedule/model.ts';
import { Icon } from '../ui/icon.tsx';
import { FLAG_ORDER, flagWord } from './board-text.ts';
import { withoutFlags } from './checked.ts';
import { showFlag, useSchedule } from './schedule-store.ts';

/** Of one kind; beyond this the list is no longer read, and the lanes carry their own marks. */
const FLAGS_SHOWN = 50;

/** What speaks against the schedule: one entry for each fault, those of the chosen post office first. */
export function FlagList({ board }: { readonly board: ScheduleBoard }): ReactElement {
  const chosen = useSchedule((state) => state.chosen);
  const { flags } = board;
  return (
    <section aria-label="Flags" className="schedule-section schedule-flags">
      <h2>Flags</h2>
      {flags.length === 0 && <p className="quiet">{withoutFlags(board)}</p>}
      {FLAG_ORDER.map((kind) => {
        const alike = flags.filter((flag) => flag.kind === kind);
        const own = alike.filter(({ postOffice }) => postOffice === chosen);
        const others = alike.filter(({ postOffice }) => postOffice !== chosen);
        return alike.length === 0 ? null : <FlagsOfKind key={kind} kind={kind} flags={[...own, ...others]} />;
      })}
    </section>
  );
}

interface FlagsOfKindProps {
  readonly kind: ScheduleFlag['kind'];
  readonly flags: readonly ScheduleFlag[];
}

function FlagsOfKind({ kind, flags }: FlagsOfKindProps): ReactElement {
  const chosen = useSchedule((state) => state.flag?.flag ?? null);
  return (
    <>
      <h3 className="flag-kind" data-tone={kind === 'no-server-run' ? 'idle' : 'bad'}>
        <Icon name={kind === 'no-server-run' ? 'information' : 'warning'} />
        {flagWord(kind)}
        <span className="quiet">{count(flags.length)}</span>
      </h3>
      <ul className="flag-list">
        {flags.slice(0, FLAGS_SHOWN).map((flag) => (
          <li key={`${flag.postOffice} ${flag.text}`}>
            <button
              type="button"
              className="flag"
              aria-pressed={
                chosen !== null && chosen.text === flag.text && chosen.postOffice === flag.postOffice
              }
              onClick={() => showFlag(flag)}
            >
              <span className="mono">{flag.postOffice}</span>
              <br />
              {flag.text}
            </button>
          </li>
        ))}
      </ul>
      {flags.length > FLAGS_SHOWN && (
        <p className="quiet">{count(flags.length - FLAGS_SHOWN)} more are marked on the board.</p>
      )}
    </>
  );
}
