/** Everything the rest of the program tells, led to the store it concerns. */
import { listen } from '../api.ts';
import { refreshCatalogue, resetCatalogue } from '../catalogue/catalogue-store.ts';
import { resetCycles } from '../cycles/cycles-store.ts';
import { refreshDetail, showMessage } from '../detail/detail-store.ts';
import { acceptDiagnosis, resetDiagnosis } from '../diagnosis/diagnosis-store.ts';
import { resetCompare } from '../gal/compare/compare-store.ts';
import { landOnContent } from '../files/landing.ts';
import { showOwnDetails } from '../files/own-details.ts';
import { refreshFiles, resetFiles } from '../files/files-store.ts';
import { loadPlugIns } from '../format/format-store.ts';
import { acceptGal, refreshGal, resetGal } from '../gal/gal-store.ts';
import { acceptExamination, adoptExamination } from '../hung/examination-store.ts';
import { applyHung, hungView } from '../hung/hung-store.ts';
import { refreshJournal, resetJournal } from '../journal/journal-store.ts';
import { closeLadder } from '../ladder/ladder-store.ts';
import { acceptLabRun, loadLabRuns } from '../lab/lab-store.ts';
import { refreshLogs, resetLogs } from '../logs/logs-store.ts';
import { messagesView, resetMessages } from '../messages/messages-store.ts';
import { closeAllToasts, closeUndoToasts, showBanner } from '../notices/notices-store.ts';
import { isScanning } from '../queue/headlines.ts';
import {
  acceptSummary,
  adoptCurrentQueue,
  openInfo,
  openQueue,
  reopenQueue,
  useQueue,
} from '../queue/queue-store.ts';
import { acceptRun, adoptCurrentRun, closeRetryDialog, forgetRun } from '../retry/retry-store.ts';
import { refreshSchedule, resetSchedule } from '../schedule/schedule-store.ts';
import { acceptSampleProgress } from '../start/start-store.ts';
import { refreshSync, resetSync } from '../sync/sync-store.ts';
import { refreshTimeline, resetTimeline } from '../timeline/timeline-store.ts';
import { resetTimelineView } from '../timeline/view-store.ts';
import { runCommand } from './commands.ts';
import { useShell } from './shell-store.ts';
import type { View } from './shell-store.ts';

export function followEvents(): () => void {
  const ends = [
    listen('summary.changed', acceptSummary),
    listen('run.changed', (run) => {
      acceptRun(run);
      refreshJournal();
    }),
    listen('lab.changed', acceptLabRun),
    listen('gal.changed', acceptGal),
    listen('diagnosis.changed', acceptDiagnosis),
    listen('examination.changed', acceptExamination),
    listen('sample.progress', acceptSampleProgress),
    listen('open.requested', ({ path }) => void openQueue(path)),
    listen('menu.chosen', ({ command }) => runCommand(command)),
    listen('engine.restarted', ({ reason, running }) => void afterRestart(reason, running)),
    useQueue.subscribe((now, before) => {
      // What they would undo is of a queue that is on its way out.
      if (now.epoch !== before.epoch || now.phase.kind !== 'open') closeUndoToasts();
      // The catalogue needs no queue, but who closes one is done with it.
      if (now.phase.kind === 'none' && before.phase.kind === 'open') {
        resetCatalogue();
        useShell.setState({ view: 'overview' });
      }
      if (now.epoch !== before.epoch) startAnew(openInfo(now)?.path !== openInfo(before)?.path);
      else if (now.summary !== before.summary && now.summary !== null) {
        refreshShown();
        void landOnContent();
      }
    }),
    // A view that was not on the screen may have missed changes.
    useShell.subscribe((now, before) => {
      if (now.view === before.view) return;
      showOwnDetails(now.view);
      refreshShown();
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** A queue was opened: nothing of the one before stays, unless it is the same again after the engine was restarted. */
function startAnew(isAnother: boolean): void {
  if (isAnother) closeAllToasts();
  showMessage(null);
  closeRetryDialog();
  closeLadder();
  forgetRun();
  resetMessages();
  resetFiles();
  resetLogs();
  resetCatalogue();
  resetGal();
  resetCompare();
  resetSchedule();
  applyHung();
  resetJournal();
  resetCycles();
  resetSync();
  resetDiagnosis();
  resetTimeline();
  resetTimelineView();
  loadPlugIns();
  void loadLabRuns();
  void adoptCurrentRun();
  void adoptExamination();
  if (isAnother) useShell.setState({ view: 'overview' });
}

/** Views that show something of cycles or ledger. The rail's counts of them can wait for the end of the scan. */
const SHOWS_SYNC: ReadonlySet<View> = new Set(['overview', 'cycles', 'ledger']);

/** Views beside which a message is shown that may change while it is. */
const SHOWS_DETAIL: ReadonlySet<View> = new Set([
  'overview',
  'messages',
  'files',
  'hung',
  'timeline',
  'logs',
]);

function scanRuns(): boolean {
  const { summary } = useQueue.getState();
  return summary === null || isScanning(summary.scan);
}

function refreshShown(): void {
  const { view } = useShell.getState();
  if (view === 'messages') messagesView.refresh();
  refreshFiles();
  if (view === 'hung') hungView.refresh();
  if (view === 'schedule') refreshSchedule();
  if (view === 'logs') refreshLogs();
  if (view === 'catalogue') refreshCatalogue();
  if (view === 'gal') refreshGal();
  if (view === 'timeline') refreshTimeline();
  if (SHOWS_DETAIL.has(view)) refreshDetail();
  if (SHOWS_SYNC.has(view) || !scanRuns()) refreshSync();
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
