import { useState } from 'react';
import type { ReactElement } from 'react';
import type { QueueSettings } from '../../shared/contract/queue.ts';
import type { ProgramSettings } from '../../shared/contract/settings.ts';
import { configureQueue, openInfo, openQueue, useQueue } from '../queue/queue-store.ts';
import { DeliverySettings } from '../retry/delivery-settings.tsx';
import { showDialog } from '../shell/shell-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { chooseFolder } from './choose-folder.ts';
import { PlugInSettings } from './plug-in-settings.tsx';
import { DEADLINE_RANGE, STALL_RANGE, parseSeconds, secondsText } from './seconds.ts';
import type { SecondsRange } from './seconds.ts';
import { changeSettings, useSettings } from './settings-store.ts';
import './settings.css';

/** What is typed, not saved yet. Texts, because half a number is not a number. */
interface Draft {
  readonly workers: string;
  readonly automatic: boolean;
  readonly stall: string;
  readonly deadline: string;
  readonly theme: ProgramSettings['theme'];
  readonly plugInFolder: string | null;
  readonly queue: QueueSettings | null;
}

export function SettingsDialog(): ReactElement | null {
  const settings = useSettings((state) => state.settings);
  const queue = useQueue((state) => openInfo(state)?.settings ?? null);
  if (settings === null) return null;
  return <OpenSettings settings={settings} queue={queue} />;
}

function OpenSettings({
  settings,
  queue,
}: {
  readonly settings: ProgramSettings;
  readonly queue: QueueSettings | null;
}): ReactElement {
  const [draft, setDraft] = useState<Draft>(() => draftOf(settings, queue));
  const patch = (change: Partial<Draft>): void => setDraft((before) => ({ ...before, ...change }));
  const checked = checkDraft(draft, settings);
  const [isToReopen, setToReopen] = useState(false);
  if (isToReopen) return <ReopenDialog />;
  return (
    <Dialog
      title="Settings"
      onClose={() => showDialog(null)}
      footer={
        <>
          <Button onClick={() => showDialog(null)}>Cancel</Button>
          <Button
            weight="primary"
            disabled={checked === null}
            onClick={() => {
              if (checked === null) return;
              const isOther = checked.plugInFolder !== settings.plugInFolder;
              void save(checked, draft.queue, () =>
                isOther && queue !== null ? setToReopen(true) : showDialog(null),
              );
            }}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="form">
        <WorkersRow draft={draft} patch={patch} />
        <SecondsRow
          label="Stall threshold"
          note="Hung when no byte came in or out for this long."
          text={draft.stall}
          range={STALL_RANGE}
          onText={(stall) => patch({ stall })}
        />
        <SecondsRow
          label="Deadline"
          note="Hung when a decode takes longer in all; large messages get more."
          text={draft.deadline}
          range={DEADLINE_RANGE}
          onText={(deadline) => patch({ deadline })}
        />
        <ThemeRow theme={draft.theme} onTheme={(theme) => patch({ theme })} />
      </div>
      <PlugInSettings folder={draft.plugInFolder} onFolder={(plugInFolder) => patch({ plugInFolder })} />
      {draft.queue !== null && <QueueRows queue={draft.queue} patch={patch} />}
    </Dialog>
  );
}

/** Plug-ins are loaded with a queue: the one that is open knows nothing of the folder that was chosen now. */
function ReopenDialog(): ReactElement {
  const path = useQueue((state) => openInfo(state)?.path ?? null);
  const close = (): void => showDialog(null);
  return (
    <Dialog
      title="Settings"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Later</Button>
          <Button
            weight="primary"
            disabled={path === null}
            onClick={() => {
              close();
              if (path !== null) void openQueue(path);
            }}
          >
            Reopen the queue
          </Button>
        </>
      }
    >
      <p>The folder of codec plug-ins was saved. Reopen the queue to use it.</p>
    </Dialog>
  );
}

interface RowProps {
  readonly draft: Draft;
  readonly patch: (change: Partial<Draft>) => void;
}

function WorkersRow({ draft, patch }: RowProps): ReactElement {
  return (
    <div className="form-row" role="radiogroup" aria-label="Workers">
      <span className="form-label">Workers</span>
      <div className="form-value">
        <label className="choice">
          <input
            type="radio"
            name="workers-setting"
            checked={draft.automatic}
            onChange={() => patch({ automatic: true })}
          />
          As many as there are processors
        </label>
        <label className="choice">
          <input
            type="radio"
            name="workers-setting"
            checked={!draft.automatic}
            onChange={() => patch({ automatic: false })}
          />
          Always{' '}
          <input
            className="field number-field"
            data-size="small"
            aria-label="Number of workers"
            inputMode="numeric"
            value={draft.workers}
            onChange={(event) => patch({ workers: event.target.value, automatic: false })}
          />
        </label>
        {parseWorkers(draft) === undefined ? (
          <p className="field-problem">A whole number from 1 to 64.</p>
        ) : (
          <p className="quiet">Applies when a queue is opened next.</p>
        )}
      </div>
    </div>
  );
}

interface SecondsRowProps {
  readonly label: string;
  readonly note: string;
  readonly text: string;
  readonly range: SecondsRange;
  readonly onText: (text: string) => void;
}

function SecondsRow({ label, note, text, range, onText }: SecondsRowProps): ReactElement {
  const wrong = parseSeconds(text, range) === null;
  return (
    <div className="form-row">
      <span className="form-label">{label}</span>
      <div className="form-value">
        <input
          className="field number-field"
          data-size="small"
          aria-label={label}
          aria-invalid={wrong}
          inputMode="decimal"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />{' '}
        s
        <p className={wrong ? 'field-problem' : 'quiet'}>
          {wrong ? `From ${secondsText(range.minMs)} to ${secondsText(range.maxMs)} seconds.` : note}
        </p>
      </div>
    </div>
  );
}

const THEMES: readonly (readonly [ProgramSettings['theme'], string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

function ThemeRow({
  theme,
  onTheme,
}: {
  readonly theme: ProgramSettings['theme'];
  readonly onTheme: (theme: ProgramSettings['theme']) => void;
}): ReactElement {
  return (
    <div className="form-row" role="radiogroup" aria-label="Theme">
      <span className="form-label">Theme</span>
      <div className="form-value theme-choices">
        {THEMES.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="theme" checked={theme === value} onChange={() => onTheme(value)} />
            {label}
          </label>
        ))}
      </div>
    </div>
  );
}

function QueueRows({
  queue,
  patch,
}: {
  readonly queue: QueueSettings;
  readonly patch: (change: Partial<Draft>) => void;
}): ReactElement {
  return (
    <>
      <h3 className="form-heading">This queue</h3>
      <div className="form">
        <DeliverySettings
          settings={queue}
          onChooseFolder={() =>
            void chooseFolder('Deliver to', (deliveryFolder) =>
              patch({ queue: { ...queue, deliveryFolder } }),
            )
          }
          onOriginals={(originals) => patch({ queue: { ...queue, originals } })}
        />
      </div>
    </>
  );
}

function draftOf(settings: ProgramSettings, queue: QueueSettings | null): Draft {
  return {
    automatic: settings.workers === null,
    workers: String(settings.workers ?? 4),
    stall: secondsText(settings.watchdog.stallMs),
    deadline: secondsText(settings.watchdog.deadlineMs),
    theme: settings.theme,
    plugInFolder: settings.plugInFolder,
    queue,
  };
}

/** Undefined when what is typed is no number of workers. */
function parseWorkers(draft: Draft): number | null | undefined {
  if (draft.automatic) return null;
  const workers = /^\d{1,2}$/u.test(draft.workers.trim()) ? Number(draft.workers) : 0;
  return workers >= 1 && workers <= 64 ? workers : undefined;
}

function checkDraft(draft: Draft, before: ProgramSettings): ProgramSettings | null {
  const workers = parseWorkers(draft);
  const stallMs = parseSeconds(draft.stall, STALL_RANGE);
  const deadlineMs = parseSeconds(draft.deadline, DEADLINE_RANGE);
  if (workers === undefined || stallMs === null || deadlineMs === null) return null;
  const { theme, plugInFolder } = draft;
  return { workers, watchdog: { ...before.watchdog, stallMs, deadlineMs }, plugInFolder, theme };
}

async function save(
  settings: ProgramSettings,
  queue: QueueSettings | null,
  onSaved: () => void,
): Promise<void> {
  const saved = await changeSettings(settings);
  const configured = queue === null || (await configureQueue(queue));
  if (saved && configured) onSaved();
}
