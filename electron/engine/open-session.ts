/** One open queue with everything under way on it: the scan, the views, a retry run, a lab run. */
import type { LabRun } from '../../shared/contract/lab.ts';
import type { GalOverview } from '../../shared/contract/gal-values.ts';
import type { LogQuery } from '../../shared/contract/logs.ts';
import type { QueueInfo, Summary } from '../../shared/contract/queue.ts';
import { readAround } from '../index/hung-messages.ts';
import { matchingLineIds } from '../index/log-queries.ts';
import type { Around } from '../../shared/diagnosis/hung/around.ts';
import type { Symptom } from '../../shared/diagnosis/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { createAnnouncer } from './announcer.ts';
import { createDiagnosisRun } from './diagnosis.ts';
import type { DiagnosisRun, DiagnosisSurroundings } from './diagnosis.ts';
import { createExamination } from './examination.ts';
import type { ExaminationSurroundings, HungExamination } from './examination.ts';
import { createGalBuild } from './gal-build.ts';
import type { GalBuild } from './gal-build.ts';
import { createIdViews } from './id-views.ts';
import type { IdViews } from './id-views.ts';
import { createKept } from './kept-picture.ts';
import type { Kept } from './kept-picture.ts';
import { ladderSymptoms } from './ladder-symptoms.ts';
import { startLab } from './lab.ts';
import type { RunningLab } from './lab.ts';
import { closeSession } from './open-queue.ts';
import type { RetryRun } from './retry-run.ts';
import type { PlannedRetry } from './retry-plan.ts';
import { scanQueue } from './scan.ts';
import { readBoard } from './schedule-board.ts';
import type { QueueSession } from './session.ts';
import { summarise } from './summary.ts';
import { pictureOf } from './sync-picture.ts';
import type { SyncPicture } from './sync-picture.ts';
import { workUnderWay } from './under-way.ts';
import { createViews } from './views.ts';
import type { Views } from './views.ts';

/** Plans that are kept; an older one has to be made again. */
const PLAN_LIMIT = 16;

export interface OpenSession {
  readonly session: QueueSession;
  info: QueueInfo;
  readonly views: Views;
  readonly logViews: IdViews<LogQuery>;
  readonly plans: Map<string, PlannedRetry>;
  retry: RetryRun | null;
  lab: RunningLab | null;
  summary(): Summary;
  /** Cycles and ledger as the index has them now. */
  syncPicture(): Promise<SyncPicture>;
  /** The same at once, for who acts and waits for it. */
  syncPictureNow(): SyncPicture;
  readonly gal: GalBuild;
  readonly diagnosis: DiagnosisRun;
  /** Finds out why messages hung, while nothing else is under way. */
  readonly examination: HungExamination;
  /** What the whole queue tells of its hangs. */
  readonly around: Kept<Around>;
  /** The schedule as the index has it now. */
  readonly board: Kept<ScheduleBoard>;
  /** What the ladders of all requestors are climbed for. */
  readonly ladderSymptoms: Kept<readonly Symptom[]>;
  /** Settles when the scan that is running, or has run last, is over. */
  scanned(): Promise<void>;
  startScan(): void;
  cancelScan(): void;
  isScanning(): boolean;
  keepPlan(planned: PlannedRetry): void;
  runLab(options: Parameters<typeof startLab>[1], onChange: (run: LabRun) => void): LabRun;
  close(): Promise<void>;
}

/** @param bindChanged receives the function that the session calls when something has changed */
export function createOpenSession(
  session: QueueSession,
  info: QueueInfo,
  bindChanged: (changed: () => void) => void,
  tell: {
    readonly summary: (summary: Summary) => void;
    readonly gal: (overview: GalOverview) => void;
    readonly diagnosis: DiagnosisSurroundings['emit'];
    readonly examination: ExaminationSurroundings['emit'];
  },
): OpenSession {
  let revision = 0;
  let abort = new AbortController();
  const closing = new AbortController();
  let scan = Promise.resolve();
  let scanning = false;
  const announcer = createAnnouncer(() => tell.summary(summary()));
  bindChanged(() => {
    revision += 1;
    announcer.changed();
    open.gal.noteChange();
    open.diagnosis.noteChange();
    open.examination.noteChange();
  });
  const currentRevision = (): number => revision;
  const summary = (): Summary => summarise(session, revision);
  const notScanning = async (): Promise<void> => {
    while (scanning) await scan;
  };
  const kept = <Picture>(workOut: (revision: number) => Picture): Kept<Picture> =>
    createKept(currentRevision, workOut, closing.signal);
  const pictures = kept((at) => pictureOf(session, at));
  const board = kept(() => readBoard(session.index.read));
  const open: OpenSession = {
    session,
    info,
    views: createViews(session),
    logViews: createIdViews((query) => matchingLineIds(session.index.read, query)),
    plans: new Map(),
    retry: null,
    lab: null,
    summary,
    syncPicture: pictures.latest,
    syncPictureNow: pictures.atOnce,
    gal: createGalBuild({
      session,
      revision: currentRevision,
      scanned: notScanning,
      syncPicture: pictures.latest,
      emit: (overview) => {
        tell.gal(overview);
        open.diagnosis.noteChange();
      },
    }),
    diagnosis: createDiagnosisRun({
      open: () => open,
      // Both only grow: verdicts rest on the index, and on the address list where there is one.
      revision: () => revision + open.gal.glance().generation,
      scanned: notScanning,
      emit: tell.diagnosis,
    }),
    examination: createExamination({
      session,
      underWay: () => workUnderWay(open),
      emit: tell.examination,
    }),
    around: kept(() => readAround(session.index.read)),
    board,
    ladderSymptoms: kept(() =>
      ladderSymptoms(pictures.atOnce(), board.atOnce(), session.settings.keepUpdatesCycles),
    ),
    scanned: () => scan,
    isScanning: () => scanning,
    startScan: () => {
      if (scanning) return;
      abort = new AbortController();
      scanning = true;
      scan = scanQueue(session, abort.signal).finally(() => {
        scanning = false;
        session.changed();
      });
      open.examination.noteChange();
    },
    cancelScan: () => abort.abort(),
    keepPlan: (planned) => {
      open.plans.set(planned.plan.planId, planned);
      for (const oldest of open.plans.keys()) if (open.plans.size > PLAN_LIMIT) open.plans.delete(oldest);
    },
    runLab: (options, onChange) => {
      const lab = startLab(session, options, onChange);
      open.lab = lab;
      open.examination.noteChange();
      void lab.finished.then(() => session.changed());
      return lab.state();
    },
    close: async () => {
      abort.abort();
      open.retry?.cancel();
      open.lab?.cancel();
      // Nothing is worked out any more, and who waits for it is told so; what that is made for ends with it.
      closing.abort(new Error('the queue was closed'));
      const ended = Promise.all([open.examination.close(), open.diagnosis.close(), open.gal.close()]);
      // What is being delivered is finished: a receipt is a matter of milliseconds, an interrupted one of recovery.
      await Promise.all([open.retry?.finished, open.lab?.finished]);
      session.pool.close();
      await scan;
      await ended;
      announcer.stop();
      closeSession(session);
    },
  };
  return open;
}
