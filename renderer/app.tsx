import { useEffect, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { CatalogueView } from './catalogue/catalogue-view.tsx';
import { CyclesView } from './cycles/cycles-view.tsx';
import { DetailPane } from './detail/detail-pane.tsx';
import { useDetail } from './detail/detail-store.ts';
import { DxaFlagsDialog } from './dxa-flags/dxa-flags-dialog.tsx';
import { FilesView } from './files/files-view.tsx';
import { GalView } from './gal/gal-view.tsx';
import { HungView } from './hung/hung-view.tsx';
import { JournalView } from './journal/journal-view.tsx';
import { LabView } from './lab/lab-view.tsx';
import { LadderDialog } from './ladder/ladder-dialog.tsx';
import { LedgerView } from './ledger/ledger-view.tsx';
import { LogsView } from './logs/logs-view.tsx';
import { MessagesView } from './messages/messages-view.tsx';
import { BannerNote, Toasts } from './notices/toasts.tsx';
import { OverviewView } from './overview/overview-view.tsx';
import { useQueue } from './queue/queue-store.ts';
import { RetryDialog } from './retry/retry-dialog.tsx';
import { ScheduleView } from './schedule/schedule-view.tsx';
import { SettingsDialog } from './settings/settings-dialog.tsx';
import { Rail } from './shell/rail.tsx';
import {
  DETAIL_LIMITS,
  HAVE_DETAILS,
  setDetailHeight,
  setDetailWidth,
  useShell,
} from './shell/shell-store.ts';
import type { View } from './shell/shell-store.ts';
import { ShortcutsDialog } from './shell/shortcuts-dialog.tsx';
import { StatusBar } from './shell/status-bar.tsx';
import { followWindow } from './shell/window-events.ts';
import { StartScreen } from './start/start-screen.tsx';
import { TimelineView } from './timeline/timeline-view.tsx';
import { Splitter } from './ui/splitter.tsx';
import { useElementSize } from './ui/use-element-size.ts';
import './app.css';

export function App(): ReactElement {
  const phase = useQueue((state) => state.phase.kind);
  const dialog = useShell((state) => state.dialog);
  const [dragging, setDragging] = useState(false);
  useEffect(() => followWindow(setDragging), []);
  useDocumentFacts();
  return (
    <div className="app">
      <BannerNote />
      <div className="app-main">
        {phase === 'open' && <Workbench />}
        {(phase === 'none' || phase === 'opening') && <WithoutQueue />}
      </div>
      <RetryDialog />
      <LadderDialog />
      {dialog === 'settings' && <SettingsDialog />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
      {dialog === 'dxa-flags' && <DxaFlagsDialog />}
      <Toasts />
      {dragging && <div className="drop-target">Drop to open it</div>}
    </div>
  );
}

const VIEW_COMPONENTS: Readonly<Record<View, () => ReactElement>> = {
  overview: OverviewView,
  messages: MessagesView,
  files: FilesView,
  cycles: CyclesView,
  ledger: LedgerView,
  timeline: TimelineView,
  schedule: ScheduleView,
  logs: LogsView,
  gal: GalView,
  hung: HungView,
  lab: LabView,
  journal: JournalView,
  catalogue: CatalogueView,
};

/** Where a message is chosen by moving through the list, so that the pane beside it must not come and go. */
const LISTS_OF_MESSAGES: ReadonlySet<View> = new Set(['messages', 'files', 'hung']);

/** Ways to open a queue, or the one view that needs none. */
function WithoutQueue(): ReactElement {
  const isCatalogue = useShell(({ view }) => view === 'catalogue');
  if (!isCatalogue) return <StartScreen />;
  return (
    <main className="centre">
      <CatalogueView />
    </main>
  );
}

/** An open queue: views on the left, the chosen one in the middle, the chosen message beside or below it. */
function Workbench(): ReactElement {
  const view = useShell((state) => state.view);
  const isChosen = useDetail(({ id }) => id !== null);
  const ViewComponent = VIEW_COMPONENTS[view];
  return (
    <>
      <div className="workbench">
        <Rail />
        <Panes hasDetail={HAVE_DETAILS.has(view) && (LISTS_OF_MESSAGES.has(view) || isChosen)}>
          <ViewComponent />
        </Panes>
      </div>
      <StatusBar />
    </>
  );
}

/** Below this width the list would be too narrow beside the details; they go under it. */
const SIDE_BY_SIDE_WIDTH = 900;

function Panes({
  hasDetail,
  children,
}: {
  readonly hasDetail: boolean;
  readonly children: ReactElement;
}): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element);
  const { detailOpen, detailWidth, detailHeight } = useShell();
  const beside = width === 0 || width >= SIDE_BY_SIDE_WIDTH;
  const shown = hasDetail && detailOpen;
  return (
    <div ref={element} className="panes" data-beside={beside}>
      <main className="centre">
        {children}
        {shown && (
          <Splitter
            label="Size of the details"
            orientation={beside ? 'vertical' : 'horizontal'}
            size={beside ? detailWidth : detailHeight}
            min={beside ? DETAIL_LIMITS.minWidth : DETAIL_LIMITS.minHeight}
            max={beside ? DETAIL_LIMITS.maxWidth : DETAIL_LIMITS.maxHeight}
            onResize={beside ? setDetailWidth : setDetailHeight}
          />
        )}
      </main>
      {shown && (
        <div className="detail-frame" style={beside ? { width: detailWidth } : { height: detailHeight }}>
          <DetailPane />
        </div>
      )}
    </div>
  );
}

/** Title of the window, and what tests and the main process may want to know. */
function useDocumentFacts(): void {
  const { phase, summary } = useQueue();
  const name = phase.kind === 'open' ? phase.info.name : null;
  const scan = phase.kind === 'open' ? (summary?.scan.phase ?? 'listing') : '';
  useEffect(() => {
    document.title = name === null ? 'DirSync Workbench' : `${name} – DirSync Workbench`;
  }, [name]);
  useEffect(() => {
    document.documentElement.dataset.scan = scan;
    if (phase.kind !== 'starting') document.documentElement.dataset.ready = 'true';
  }, [scan, phase.kind]);
}
