/** Everything the rest of the program tells, led to the store it concerns. */
import { listen } from '../api.ts';
import { refreshDetail, showMessage } from '../detail/detail-store.ts';
import { applyHung, hungView } from '../hung/hung-store.ts';
import { refreshJournal, resetJournal } from '../journal/journal-store.ts';
import { acceptLabRun, loadLabRuns } from '../lab/lab-store.ts';
import { messagesView, resetMessages } from '../messages/messages-store.ts';
import { showBanner } from '../notices/notices-store.ts';
import {
  acceptSummary,
  adoptCurrentQueue,
  openInfo,
  openQueue,
  reopenQueue,
  useQueue,
} from '../queue/queue-store.ts';
import { acceptRun, adoptCurrentRun, closeRetryDialog, forgetRun } from '../retry/retry-store.ts';
import { acceptSampleProgress } from '../start/start-store.ts';
import { runCommand } from './commands.ts';
import { useShell } from './shell-store.ts';

export function followEvents(): () => void {
  const ends = [
    listen('summary.changed', acceptSummary),
    listen('run.changed', (run) => {
      acceptRun(run);
      refreshJournal();
    }),
    listen('lab.changed', acceptLabRun),
    listen('sample.progress', acceptSampleProgress),
    listen('open.requested', ({ path }) => void openQueue(path)),
    listen('menu.chosen', ({ command }) => runCommand(command)),
    listen('engine.restarted', ({ reason, running }) => void afterRestart(reason, running)),
    useQueue.subscribe((now, before) => {
      if (now.epoch !== before.epoch) startAnew(openInfo(now)?.path !== openInfo(before)?.path);
      else if (now.summary !== before.summary && now.summary !== null) refreshShown();
    }),
    // A view that was not on the screen may have missed changes.
    useShell.subscribe((now, before) => {
      if (now.view !== before.view) refreshShown();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** A queue was opened: nothing of the one before stays, unless it is the same again after the engine was restarted. */
function startAnew(isAnother: boolean): void {
  showMessage(null);
  closeRetryDialog();
  forgetRun();
  resetMessages();
  applyHung();
  resetJournal();
  void loadLabRuns();
  void adoptCurrentRun();
  if (isAnother) useShell.setState({ view: 'overview' });
}

function refreshShown(): void {
  const { view } = useShell.getState();
  if (view === 'messages') messagesView.refresh();
  if (view === 'hung') hungView.refresh();
  if (view === 'messages' || view === 'hung') refreshDetail();
}

async function afterRestart(reason: string, running: boolean): Promise<void> {
  if (!running) {
    showBanner({
      text: `The engine stopped: ${reason}`,
      nextStep: 'Restart the program. No message is lost.',
    });
    return;
  }
  showBanner({
    text: `The engine was started anew: ${reason}`,
    nextStep: 'The queue was opened again. No message is lost.',
  });
  const info = openInfo(useQueue.getState());
  if (info === null) await adoptCurrentQueue();
  else await reopenQueue(info.path);
}
