/** Which queue is open and what is known of it as a whole. */
import { create } from 'zustand';
import type { QueueInfo, QueueSettings, Summary } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { ask } from '../api.ts';
import { showRefusal } from '../notices/notices-store.ts';

export type QueuePhase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'none'; readonly refusal: Refusal | null }
  | { readonly kind: 'opening'; readonly path: string }
  | { readonly kind: 'open'; readonly info: QueueInfo };

interface QueueState {
  readonly phase: QueuePhase;
  /** Null until the first one came. */
  readonly summary: Summary | null;
  /** Grows with every opening, so that nothing of an earlier queue is mistaken for this one's. */
  readonly epoch: number;
}

export const useQueue = create<QueueState>(() => ({ phase: { kind: 'starting' }, summary: null, epoch: 0 }));

export function openInfo(state: QueueState): QueueInfo | null {
  return state.phase.kind === 'open' ? state.phase.info : null;
}

/** On load: a reloaded window keeps the queue that the engine still has open. */
export async function adoptCurrentQueue(refusal: Refusal | null = null): Promise<void> {
  const answer = await ask('queue.current', {});
  if (!answer.ok)
    useQueue.setState({ phase: { kind: 'none', refusal: refusal ?? answer.error }, summary: null });
  else if (answer.value === null) useQueue.setState({ phase: { kind: 'none', refusal }, summary: null });
  else {
    const opened = becomeOpen(answer.value);
    // After the notices about another queue were closed.
    if (refusal !== null) showRefusal(refusal);
    await opened;
  }
}

export async function openQueue(path: string): Promise<void> {
  const { phase } = useQueue.getState();
  useQueue.setState({ phase: { kind: 'opening', path } });
  const answer = await ask('queue.open', { path });
  if (answer.ok) await becomeOpen(answer.value);
  else if (!(await goBack(phase, answer.error))) await adoptCurrentQueue(answer.error);
}

/** To the queue that is still open in the engine: nothing on the screen has changed. Returns whether it is. */
async function goBack(before: QueuePhase, refusal: Refusal): Promise<boolean> {
  if (before.kind !== 'open') return false;
  const current = await ask('queue.current', {});
  if (!current.ok || current.value?.path !== before.info.path) return false;
  useQueue.setState({ phase: { kind: 'open', info: current.value } });
  showRefusal(refusal);
  await refreshSummary();
  return true;
}

/** Without leaving the screen: for a queue that is open here, but no longer in the engine. */
export async function reopenQueue(path: string): Promise<void> {
  const answer = await ask('queue.open', { path });
  // Another queue may still be open in the engine when this one was refused; the window then goes back to it.
  if (answer.ok) await becomeOpen(answer.value);
  else await adoptCurrentQueue(answer.error);
}

export async function closeQueue(): Promise<void> {
  const answer = await ask('queue.close', {});
  if (answer.ok) useQueue.setState({ phase: { kind: 'none', refusal: null }, summary: null });
  else showRefusal(answer.error);
}

export async function rescan(): Promise<void> {
  const answer = await ask('queue.rescan', {});
  if (!answer.ok) showRefusal(answer.error);
}

export async function cancelScan(): Promise<void> {
  const answer = await ask('queue.cancelScan', {});
  if (!answer.ok) showRefusal(answer.error);
}

/** Returns whether the settings were taken over. */
export async function configureQueue(change: Partial<QueueSettings>): Promise<boolean> {
  const answer = await ask('queue.configure', change);
  if (!answer.ok) {
    showRefusal(answer.error);
    return false;
  }
  useQueue.setState(({ phase }) =>
    phase.kind === 'open' ? { phase: { kind: 'open', info: { ...phase.info, settings: answer.value } } } : {},
  );
  return true;
}

export async function chooseAndOpen(kind: 'directory' | 'file'): Promise<void> {
  const answer = await ask('shell.chooseQueue', { kind });
  if (!answer.ok) showRefusal(answer.error);
  else if (answer.value !== null) await openQueue(answer.value);
}

/** Takes over a summary unless it is older than the one at hand. */
export function acceptSummary(summary: Summary): void {
  const state = useQueue.getState();
  if (state.phase.kind !== 'open') return;
  if (state.summary !== null && summary.revision < state.summary.revision) return;
  useQueue.setState({ summary });
}

async function becomeOpen(info: QueueInfo): Promise<void> {
  useQueue.setState(({ epoch }) => ({ phase: { kind: 'open', info }, summary: null, epoch: epoch + 1 }));
  await refreshSummary();
}

async function refreshSummary(): Promise<void> {
  const { epoch } = useQueue.getState();
  const answer = await ask('summary', {});
  if (useQueue.getState().epoch !== epoch) return;
  if (answer.ok) acceptSummary(answer.value);
  else showRefusal(answer.error);
}
