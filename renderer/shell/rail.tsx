import type { ReactElement } from 'react';
import { count, counted } from '../../shared/format/count.ts';
import { useDiagnosis } from '../diagnosis/diagnosis-store.ts';
import { openErrors } from '../diagnosis/headline.ts';
import { useFiles } from '../files/files-store.ts';
import { useJournal } from '../journal/journal-store.ts';
import { useLab } from '../lab/lab-store.ts';
import { closeQueue, openInfo, rescan, useQueue } from '../queue/queue-store.ts';
import { openCauses } from '../ledger/open-causes.ts';
import { useIsProvisional } from '../sync/provisional.ts';
import { useSync } from '../sync/sync-store.ts';
import { Icon } from '../ui/icon.tsx';
import type { IconName } from '../ui/icon.tsx';
import { showDialog, showView, useShell } from './shell-store.ts';
import type { View } from './shell-store.ts';
import './rail.css';

interface Entry {
  readonly view: View;
  /** Key that shows it together with Ctrl. */
  readonly hotkey: string;
  readonly title: string;
  readonly icon: IconName;
  /** Null shows no number. */
  readonly count: number | null;
  readonly unit: string;
}

/** Views whose number is one of things gone wrong. */
const COUNTS_TROUBLE: ReadonlySet<View> = new Set(['overview', 'hung', 'ledger']);

/** Which queue this is, and the ways to look at it. */
export function Rail(): ReactElement {
  const info = useQueue(openInfo);
  const view = useShell((state) => state.view);
  const entries = useEntries();
  return (
    <nav className="rail" aria-label="Views">
      <p className="rail-name cut" title={info?.path}>
        {info?.name}
      </p>
      <ul>
        {entries.map((entry) => (
          <li key={entry.view}>
            <button
              type="button"
              className="rail-entry"
              aria-current={entry.view === view ? 'page' : undefined}
              title={`Ctrl+${entry.hotkey}`}
              aria-description={entry.count === null ? undefined : counted(entry.count, entry.unit)}
              onClick={() => showView(entry.view)}
            >
              <Icon name={entry.icon} />
              <span>{entry.title}</span>
              <span
                className="rail-count"
                aria-hidden="true"
                data-wrong={COUNTS_TROUBLE.has(entry.view) && (entry.count ?? 0) > 0}
              >
                {entry.count === null ? '' : count(entry.count)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <RailAction icon="rescan" title="Rescan" hint="F5" onClick={() => void rescan()} />
        <RailAction icon="close" title="Close queue" onClick={() => void closeQueue()} />
        <RailAction icon="settings" title="Settings" onClick={() => showDialog('settings')} />
      </div>
    </nav>
  );
}

interface RailActionProps {
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
  readonly onClick: () => void;
}

function RailAction({ icon, title, hint, onClick }: RailActionProps): ReactElement {
  return (
    <button type="button" className="rail-entry" onClick={onClick}>
      <Icon name={icon} />
      <span>{title}</span>
      {hint !== undefined && (
        <span className="rail-count" aria-hidden="true">
          {hint}
        </span>
      )}
    </button>
  );
}

function useEntries(): readonly Entry[] {
  const summary = useQueue((state) => state.summary);
  const runs = useLab((state) => state.runs.length);
  const acts = useJournal((state) => state.total);
  const others = useFiles(({ counts }) => counts?.all ?? null);
  const sync = useSync((state) => state.overview);
  const provisional = useIsProvisional();
  const errors = useDiagnosis(({ overview }) => openErrors(overview));
  // Most of what does not fit while messages are read fits at the end.
  const causes = sync === null || provisional ? null : openCauses(sync);
  return [
    {
      view: 'overview',
      hotkey: '1',
      title: 'Overview',
      icon: 'overview',
      count: errors,
      unit: 'open cause',
    },
    {
      view: 'messages',
      hotkey: '2',
      title: 'Messages',
      icon: 'messages',
      count: summary?.total ?? null,
      unit: 'message',
    },
    { view: 'files', hotkey: 'Shift+F', title: 'Files', icon: 'files', count: others, unit: 'file' },
    {
      view: 'cycles',
      hotkey: '3',
      title: 'Cycles',
      icon: 'cycles',
      count: sync?.cycles ?? null,
      unit: 'cycle',
    },
    { view: 'ledger', hotkey: '4', title: 'Ledger', icon: 'ledger', count: causes, unit: 'open cause' },
    { view: 'timeline', hotkey: '5', title: 'Timeline', icon: 'timeline', count: null, unit: '' },
    { view: 'schedule', hotkey: '6', title: 'Schedule', icon: 'schedule', count: null, unit: '' },
    {
      view: 'logs',
      hotkey: '7',
      title: 'Logs',
      icon: 'logs',
      count: summary?.logs.lines ?? null,
      unit: 'line',
    },
    { view: 'gal', hotkey: 'G', title: 'Address list', icon: 'gal', count: null, unit: '' },
    {
      view: 'hung',
      hotkey: '8',
      title: 'Hung',
      icon: 'hung',
      count: summary?.counts.hung ?? null,
      unit: 'message',
    },
    { view: 'lab', hotkey: '9', title: 'Lab', icon: 'lab', count: runs === 0 ? null : runs, unit: 'run' },
    { view: 'journal', hotkey: '0', title: 'Journal', icon: 'journal', count: acts, unit: 'act' },
    { view: 'catalogue', hotkey: 'E', title: 'Catalogue', icon: 'catalogue', count: null, unit: '' },
  ];
}
