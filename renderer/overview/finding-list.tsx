import type { ReactElement } from 'react';
import type { Summary } from '../../shared/contract/queue.ts';
import { useLogs } from '../logs/logs-store.ts';
import { showState } from '../messages/filter.ts';
import { useSchedule } from '../schedule/schedule-store.ts';
import { messagesIn } from '../queue/others.ts';
import { showView } from '../shell/shell-store.ts';
import { useSync } from '../sync/sync-store.ts';
import { Link } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { stateLook } from '../ui/state-look.ts';
import type { StateLook } from '../ui/state-look.ts';
import { findings } from './findings.ts';
import type { Finding } from './findings.ts';
import { logErrors } from './log-errors.ts';
import { TICK } from '../ui/mark-shapes.ts';

const LOOKS: Readonly<Record<Finding['weight'], StateLook>> = {
  bad: {
    word: 'Needs attention',
    tone: 'bad',
    meaning: 'Something does not go on.',
    mark: [{ d: 'M6 1.5L11 10.25H1zM6 5v2.25M6 8.6v.1', paint: 'stroke' }],
  },
  odd: {
    word: 'Worth a look',
    tone: 'hung',
    meaning: 'It went on, but not as it should have.',
    mark: [{ d: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z', paint: 'stroke' }],
  },
  over: {
    word: 'Over',
    tone: 'idle',
    meaning: 'It was wrong, and is right again.',
    mark: TICK,
  },
};

/** What is wrong in the queue, each line the way to the view that shows it. */
export function FindingList({ summary }: { readonly summary: Summary }): ReactElement | null {
  const { overview: sync, afterScan } = useSync();
  const errors = useLogs(({ overview }) => logErrors(overview));
  const flags = useSchedule(({ board }) => board?.flags.length ?? null);
  const found = findings({
    summary,
    sync,
    isProvisional: !afterScan,
    logErrors: errors,
    scheduleFlags: flags,
  });
  if (found.length === 0) return null;
  return (
    <ul className="finding-list" aria-label="What is wrong">
      {found.map((finding) => (
        <li key={finding.view} title={LOOKS[finding.weight].meaning}>
          <Mark look={lookOf(finding, summary)} />
          <Link onClick={() => open(finding, summary)}>{finding.text}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Messages have their own shapes, the same everywhere. */
function lookOf({ view, weight }: Finding, summary: Summary): StateLook {
  if (view === 'hung') return stateLook('hung');
  if (view === 'messages') return stateLook(worstOf(summary));
  return LOOKS[weight];
}

function open({ view }: Finding, summary: Summary): void {
  if (view === 'messages') void showState(worstOf(summary));
  else showView(view);
}

function worstOf(summary: Summary): 'failed' | 'unrecognised' {
  return messagesIn(summary).failed > 0 ? 'failed' : 'unrecognised';
}
