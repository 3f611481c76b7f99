import { useEffect } from 'react';
import type { ReactElement } from 'react';
import type { RecentQueue } from '../../shared/contract/queue.ts';
import { count } from '../../shared/format/count.ts';
import { chooseAndOpen, openQueue, useQueue } from '../queue/queue-store.ts';
import { showDialog, showView } from '../shell/shell-store.ts';
import { Button, Link } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Progress } from '../ui/progress.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Time } from '../ui/time.tsx';
import { forgetRecent, loadRecent, makeSample, useStart } from './start-store.ts';
import type { SampleProgress } from './start-store.ts';
import './start.css';

/** What there is before a queue is open: ways to open one. */
export function StartScreen(): ReactElement {
  const phase = useQueue((state) => state.phase);
  const { recent, sample } = useStart();
  useEffect(() => void loadRecent(), []);
  const busy = phase.kind === 'opening';
  return (
    <main className="start">
      <div className="start-column">
        <p className="start-name">DirSync Workbench</p>
        <h1>Open a message queue</h1>
        <p className="quiet">
          A queue is a folder with all its subfolders, a Maildir, an mbox or a zip of one. A single file may
          be a message (.eml, .msg, winmail.dat), a transaction file however it is compressed, a log or
          listing, an address list (LDIF, Exchange CSV, offline address book) or SYSTEM.MBG. Files are
          recognised by content. Nothing in them is changed.
        </p>
        <div className="start-buttons">
          <Button weight="primary" disabled={busy} onClick={() => void chooseAndOpen('directory')}>
            Open folder…
          </Button>
          <Button disabled={busy} onClick={() => void chooseAndOpen('file')}>
            Open file…
          </Button>
          <span className="quiet">or drop either one anywhere in this window</span>
        </div>
        {busy && <p className="start-note">Opening {phase.path}…</p>}
        {phase.kind === 'none' && phase.refusal !== null && <RefusalNote refusal={phase.refusal} />}
        <Recent recent={recent} busy={busy} />
        <Samples sample={sample} busy={busy} />
        <p className="start-foot">
          <Link onClick={() => showDialog('settings')}>Settings</Link>
          <Link onClick={() => showDialog('shortcuts')}>Keyboard shortcuts</Link>
          <Link data-leads-to="catalogue" onClick={() => showView('catalogue')}>
            Error catalogue
          </Link>
          <Link onClick={() => showDialog('dxa-flags')}>DXA-Flags calculator</Link>
        </p>
      </div>
    </main>
  );
}

function Recent({
  recent,
  busy,
}: {
  readonly recent: readonly RecentQueue[] | null;
  readonly busy: boolean;
}): ReactElement {
  return (
    <section aria-label="Recent queues">
      <h2>Recent queues</h2>
      {recent === null && <p className="start-note quiet">Reading…</p>}
      {recent?.length === 0 && <p className="start-note quiet">None yet. Queues you open are listed here.</p>}
      <ul className="recent">
        {recent?.map((queue) => (
          <li key={queue.path} className="recent-queue" data-missing={!queue.exists}>
            <button
              type="button"
              className="recent-open"
              disabled={busy || !queue.exists}
              onClick={() => void openQueue(queue.path)}
            >
              <span className="recent-name">{queue.name}</span>
              <span className="quiet mono cut" title={queue.path}>
                {queue.path}
              </span>
              <span className="quiet">{queue.exists ? <Time ms={queue.openedAtMs} /> : 'missing'}</span>
            </button>
            <Button
              size="icon"
              weight="quiet"
              aria-label={`Remove ${queue.name} from the list`}
              title="Remove from the list; the queue itself stays"
              onClick={() => void forgetRecent(queue.path)}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Samples({
  sample,
  busy,
}: {
  readonly sample: SampleProgress | null;
  readonly busy: boolean;
}): ReactElement {
  const making = sample !== null;
  return (
    <section aria-label="Samples">
      <h2>Without a queue at hand</h2>
      <dl className="samples">
        <dt>
          <Button disabled={busy || making} onClick={() => void makeSample('small')}>
            Open sample queue
          </Button>
        </dt>
        <dd className="quiet">A dozen requestors over several cycles, a few messages damaged.</dd>
        <dt>
          <Button disabled={busy || making} onClick={() => void makeSample('large')}>
            Open the Q140946 story
          </Button>
        </dt>
        <dd className="quiet">
          The same with a large address list: enough for the old defect to show in the Lab.
        </dd>
      </dl>
      {sample !== null && <Making sample={sample} />}
    </section>
  );
}

function Making({ sample }: { readonly sample: SampleProgress }): ReactElement {
  const { done, total } = sample;
  return (
    <div className="making">
      <p className="quiet">
        Making the sample{total > 0 ? `, ${count(done)} of ${count(total)} messages written` : '…'}
      </p>
      <Progress label="Making the sample" done={done} total={total} />
    </div>
  );
}
