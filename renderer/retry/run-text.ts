/** What a retry run says of itself, under way and afterwards. */
import type { RunState } from '../../shared/contract/retry.ts';
import { count, counted } from '../../shared/format/count.ts';

export function isUnderWay(run: RunState): boolean {
  return run.phase === 'canary' || run.phase === 'running' || run.phase === 'paused';
}

export function runProgressText(run: RunState): string {
  const place = `${count(run.done)} of ${count(run.total)}`;
  if (run.phase === 'paused') return `Retry paused at ${place}`;
  if (run.phase === 'canary' && run.total > 1) return 'Retrying one message first';
  return run.total === 1 ? 'Retrying 1 message' : `Retrying, ${place} done`;
}

/** "7 of 7 delivered", "2 of 7 delivered, 1 failed; cancelled". */
export function runResultText(run: RunState): string {
  const parts = [`${count(run.delivered)} of ${count(run.total)} delivered`];
  if (run.elsewhere > 0) parts.push(`${count(run.elsewhere)} of them before, into another folder`);
  if (run.hung > 0) parts.push(`${count(run.hung)} hung`);
  if (run.failed > 0) parts.push(`${count(run.failed)} failed`);
  // Delivered, moved or gone since the plan was made: nothing was left to do with them.
  const skipped = run.done - run.delivered - run.hung - run.failed;
  if (skipped > 0) parts.push(`${count(skipped)} left as before`);
  const left = run.total - run.done;
  if (left > 0) parts.push(`${counted(left, 'message')} not tried`);
  const result = parts.join(', ');
  if (run.phase === 'stopped') return `Stopped: ${result}`;
  return run.phase === 'cancelled' ? `Cancelled: ${result}` : result;
}
