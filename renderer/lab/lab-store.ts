/** The Lab: what is chosen to run, and what earlier runs gave. */
import { create } from 'zustand';
import type { LabRun } from '../../shared/contract/lab.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Decoder } from '../../shared/state.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';

export const WORKER_CHOICES = [1, 2, 4, 8, 16] as const;

interface LabState {
  readonly decoder: Decoder;
  readonly workers: number;
  /** Off unless asked for: what a model of a defect does must not stand in the list of a queue in use. */
  readonly record: boolean;
  /** Oldest first. */
  readonly runs: readonly LabRun[];
  readonly refusal: Refusal | null;
}

export const useLab = create<LabState>(() => ({
  decoder: 'legacy-msmi',
  workers: 4,
  record: false,
  runs: [],
  refusal: null,
}));

export async function loadLabRuns(): Promise<void> {
  const answer = await ask('lab.runs', {});
  if (answer.ok) useLab.setState({ runs: answer.value.toSorted((a, b) => a.id - b.id), refusal: null });
  else useLab.setState({ runs: [], refusal: answer.error });
}

export async function startLab(): Promise<void> {
  const { decoder, workers, record } = useLab.getState();
  const answer = await ask('lab.start', { decoder, workers, record });
  if (answer.ok) acceptLabRun(answer.value);
  useLab.setState({ refusal: answer.ok ? null : answer.error });
}

export async function cancelLab(): Promise<void> {
  const answer = await ask('lab.cancel', {});
  if (!answer.ok) showRefusal(answer.error);
}

export function acceptLabRun(run: LabRun): void {
  useLab.setState(({ runs }) => ({
    runs: [...runs.filter((known) => known.id !== run.id), run].toSorted((a, b) => a.id - b.id),
  }));
}

export function runningLab(state: LabState): LabRun | null {
  return state.runs.findLast((run) => run.phase === 'running') ?? null;
}
