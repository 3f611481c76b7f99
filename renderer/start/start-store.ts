/** The first screen: queues opened before, and the sample that is being made. */
import { create } from 'zustand';
import type { RecentQueue } from '../../shared/contract/queue.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';
import { openQueue } from '../queue/queue-store.ts';

export interface SampleProgress {
  readonly size: 'small' | 'large';
  readonly done: number;
  /** 0 until it is known. */
  readonly total: number;
}

interface StartState {
  /** Null until they were read. */
  readonly recent: readonly RecentQueue[] | null;
  readonly sample: SampleProgress | null;
}

export const useStart = create<StartState>(() => ({ recent: null, sample: null }));

export async function loadRecent(): Promise<void> {
  const answer = await ask('shell.recent', {});
  if (answer.ok) useStart.setState({ recent: answer.value });
  else showRefusal(answer.error);
}

export async function forgetRecent(path: string): Promise<void> {
  const answer = await ask('shell.forgetRecent', { path });
  if (answer.ok) useStart.setState({ recent: answer.value });
  else showRefusal(answer.error);
}

export async function makeSample(size: SampleProgress['size']): Promise<void> {
  // A second click while one is made would make it twice.
  if (useStart.getState().sample !== null) return;
  useStart.setState({ sample: { size, done: 0, total: 0 } });
  const answer = await ask('shell.makeSample', { size });
  useStart.setState({ sample: null });
  if (answer.ok) await openQueue(answer.value);
  else showRefusal(answer.error);
}

export function acceptSampleProgress(progress: { readonly done: number; readonly total: number }): void {
  useStart.setState(({ sample }) => (sample === null ? {} : { sample: { ...sample, ...progress } }));
}
