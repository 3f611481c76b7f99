/** Retrying: the plan that the dialog shows, and the run that the status bar shows. */
import { create } from 'zustand';
import type { QueueSettings } from '../../shared/contract/queue.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { RetryPlan, RetryVariant, RunState, Scope } from '../../shared/contract/retry.ts';
import type { MessageId } from '../../shared/model.ts';
import { ask } from '../api.ts';
import { count } from '../../shared/format/count.ts';
import { showRefusal, showToast } from '../notices/notices-store.ts';
import { configureQueue, openInfo, useQueue } from '../queue/queue-store.ts';
import { announceResult } from './announce.ts';
import { isUnderWay } from './run-text.ts';
import { AS_USUAL } from './variants.ts';

export interface RetryDialogState {
  readonly scope: Scope;
  readonly variant: RetryVariant;
  /** The latest plan; the one before stays on the screen while a new one is made. */
  readonly plan: RetryPlan | null;
  readonly planning: boolean;
  readonly refusal: Refusal | null;
}

interface RetryState {
  readonly dialog: RetryDialogState | null;
  readonly run: RunState | null;
  /** The only message of the run, when it is one: its result can be undone from the notice. */
  readonly single: MessageId | null;
}

export const useRetry = create<RetryState>(() => ({ dialog: null, run: null, single: null }));

/**
 * One message and a known delivery folder: starts at once, as it can be undone. Otherwise, and where something speaks
 * against it, the dialog says first what would happen.
 */
export async function retry(scope: Scope, variant: RetryVariant = AS_USUAL): Promise<void> {
  const folder = openInfo(useQueue.getState())?.settings.deliveryFolder ?? null;
  const isOne = scope.kind === 'ids' && scope.ids.length === 1;
  if (isOne && folder !== null) await retryAtOnce(scope, variant);
  else await openRetryDialog(scope, variant);
}

export async function openRetryDialog(scope: Scope, variant: RetryVariant = AS_USUAL): Promise<void> {
  useRetry.setState({ dialog: { scope, variant, plan: null, planning: true, refusal: null } });
  await replan();
}

export function closeRetryDialog(): void {
  useRetry.setState({ dialog: null });
}

export async function changeVariant(change: Partial<RetryVariant>): Promise<void> {
  patchDialog((dialog) => ({ variant: { ...dialog.variant, ...change } }));
  await replan();
}

export async function chooseDeliveryFolder(): Promise<boolean> {
  const answer = await ask('shell.chooseFolder', { title: 'Deliver to' });
  if (!answer.ok) showRefusal(answer.error);
  if (!answer.ok || answer.value === null) return false;
  return changeDelivery({ deliveryFolder: answer.value });
}

export async function changeDelivery(change: Partial<QueueSettings>): Promise<boolean> {
  const changed = await configureQueue(change);
  if (changed) await replan();
  return changed;
}

export async function startPlanned(): Promise<void> {
  const { dialog } = useRetry.getState();
  if (dialog === null || dialog.plan === null) return;
  const refusal = await start(dialog.plan, singleOf(dialog.scope));
  if (refusal === null) closeRetryDialog();
  else patchDialog(() => ({ refusal }));
}

export async function controlRun(action: 'pause' | 'resume' | 'cancel'): Promise<void> {
  const { run } = useRetry.getState();
  if (run === null) return;
  const answer = await ask('retry.control', { runId: run.runId, action });
  if (answer.ok) acceptRun(answer.value);
  else showRefusal(answer.error);
}

export function forgetRun(): void {
  useRetry.setState({ run: null, single: null });
}

/** A run that was under way before the window was loaded. */
export async function adoptCurrentRun(): Promise<void> {
  const answer = await ask('retry.current', {});
  useRetry.setState({
    run: answer.ok && answer.value !== null && isUnderWay(answer.value) ? answer.value : null,
  });
}

export function acceptRun(run: RunState): void {
  const { run: before, single } = useRetry.getState();
  useRetry.setState({ run });
  // An answer and an event may both tell the end; it is announced once.
  const ended = !isUnderWay(run) && (before?.runId !== run.runId || isUnderWay(before));
  if (ended) void announceResult(run, single);
}

async function retryAtOnce(scope: Scope, variant: RetryVariant): Promise<void> {
  const answer = await ask('retry.plan', { scope, variant });
  if (!answer.ok) return showRefusal(answer.error);
  const plan = answer.value;
  if (plan.count === 0) {
    showToast('Nothing to retry.', {
      more: plan.leftOut.map((left) => `${count(left.count)}: ${left.reason}`).join('. '),
    });
    return;
  }
  if (advisesAgainst(plan)) {
    useRetry.setState({ dialog: { scope, variant, plan, planning: false, refusal: null } });
    return;
  }
  const refusal = await start(plan, singleOf(scope));
  if (refusal !== null) showRefusal(refusal);
}

/** Whether something speaks against the retry. */
export function advisesAgainst({ preflight }: RetryPlan): boolean {
  return preflight.remarks.some(({ weight }) => weight === 'stop');
}

async function start(plan: RetryPlan, single: MessageId | null): Promise<Refusal | null> {
  useRetry.setState({ single });
  const answer = await ask('retry.start', { planId: plan.planId });
  if (!answer.ok) return answer.error;
  // A short run may have ended, and said so by event, before this answer came.
  if (useRetry.getState().run?.runId !== answer.value.runId) acceptRun(answer.value);
  return null;
}

async function replan(): Promise<void> {
  const { dialog } = useRetry.getState();
  if (dialog === null) return;
  const { scope, variant } = dialog;
  patchDialog(() => ({ planning: true }));
  const answer = await ask('retry.plan', { scope, variant });
  const latest = useRetry.getState().dialog;
  if (latest === null || latest.scope !== scope || latest.variant !== variant) return;
  patchDialog(() =>
    answer.ok
      ? { plan: answer.value, planning: false, refusal: null }
      : { plan: null, planning: false, refusal: answer.error },
  );
}

function singleOf(scope: Scope): MessageId | null {
  return scope.kind === 'ids' && scope.ids.length === 1 ? (scope.ids[0] ?? null) : null;
}

function patchDialog(change: (dialog: RetryDialogState) => Partial<RetryDialogState>): void {
  useRetry.setState(({ dialog }) => (dialog === null ? {} : { dialog: { ...dialog, ...change(dialog) } }));
}
