/**
 * Keeps the verdicts on the open queue up to date: after each scan, and after what changes later, all rules are asked
 * anew. In slices: nobody waits for it.
 */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type {
  DiagnosisAsked,
  DiagnosisOverview,
  DiagnosisStatus,
  FindingSubject,
} from '../../shared/contract/diagnosis.ts';
import { errorText } from '../../shared/error-text.ts';
import { concerns } from '../../shared/diagnosis/concerns.ts';
import type { CardAbout, Diagnosis, Finding } from '../../shared/diagnosis/model.ts';
import type { MessageId } from '../../shared/model.ts';
import { diagnosisOverview } from './diagnosis-overview.ts';
import { askAllRules } from './diagnosis-round.ts';
import type { Asking } from './diagnosis-round.ts';

/** Following changes may take at most this share of the engine's time. */
const COST_FACTOR = 8;

export interface DiagnosisSurroundings {
  readonly open: () => Asking;
  /** Of everything that verdicts rest on. */
  readonly revision: () => number;
  /** Settles when no scan is running. */
  readonly scanned: () => Promise<void>;
  readonly emit: (overview: Pick<DiagnosisOverview, 'status' | 'revision' | 'isStale' | 'counts'>) => void;
}

export interface DiagnosisRun {
  /** Begins to work it out, when it is not up to date. */
  overview(): DiagnosisOverview;
  /** Ranked; empty before the first. */
  of(subject: FindingSubject): readonly Finding[];
  /** Messages that a card is about itself; null where there is no such card any more. */
  messagesOf(key: string): readonly MessageId[] | null;
  /** All of it; null before the first. */
  latest(): Diagnosis | null;
  /** Something has changed that verdicts rest on. */
  noteChange(): void;
  /** Settles when it is up to date, or cannot be. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface Worked {
  readonly revision: number;
  readonly diagnosis: Diagnosis;
  readonly asked: DiagnosisAsked;
  readonly elapsedMs: number;
}

export function createDiagnosisRun(around: DiagnosisSurroundings): DiagnosisRun {
  const abort = new AbortController();
  const { signal } = abort;
  let status: DiagnosisStatus = { kind: 'waiting' };
  let worked: Worked | null = null;
  let wasAsked = false;
  let failedAt: number | null = null;
  let work: Promise<void> | null = null;
  let notBeforeMs = 0;

  const isCurrent = (): boolean => worked?.revision === around.revision();
  const overview = (): DiagnosisOverview => diagnosisOverview(status, worked, !isCurrent());
  const become = (next: DiagnosisStatus): void => {
    status = next;
    const { findings: _findings, ...told } = overview();
    if (!signal.aborted) around.emit(told);
  };
  const round = async (): Promise<void> => {
    await pause(Math.max(0, notBeforeMs - performance.now()), undefined, { signal });
    await around.scanned();
    if (signal.aborted) return;
    become({ kind: 'working' });
    const revision = around.revision();
    const { diagnosis, asked, workedMs } = await askAllRules(around.open(), signal);
    if (signal.aborted) return;
    notBeforeMs = performance.now() + workedMs * COST_FACTOR;
    worked = { revision, diagnosis, asked, elapsedMs: workedMs };
    become({ kind: 'ready' });
  };
  const rounds = async (): Promise<void> => {
    while (!signal.aborted && !isCurrent() && failedAt !== around.revision()) {
      const revision = around.revision();
      try {
        await round();
      } catch (error) {
        if (signal.aborted) return;
        failedAt = revision;
        become({ kind: 'failed', text: `The rules could not be asked: ${errorText(error)}` });
      }
      await nextTurn();
    }
  };
  const begin = (): void => {
    if (work !== null || signal.aborted || isCurrent() || failedAt === around.revision()) return;
    work = rounds().finally(() => {
      work = null;
      begin();
    });
  };
  const aboutOf = (key: string): CardAbout | undefined => worked?.diagnosis.about.get(key);

  return {
    overview: () => {
      wasAsked = true;
      begin();
      return overview();
    },
    of: (subject) =>
      (worked?.diagnosis.findings ?? []).filter(({ key }) => {
        const about = aboutOf(key);
        return about !== undefined && concerns(about.all, subject);
      }),
    messagesOf: (key) => aboutOf(key)?.own.messages ?? null,
    latest: () => worked?.diagnosis ?? null,
    noteChange: () => {
      if (wasAsked) begin();
    },
    settled: async () => {
      while (work !== null) await work;
    },
    close: async () => {
      abort.abort();
      await work;
    },
  };
}
