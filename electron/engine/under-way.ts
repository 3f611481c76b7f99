/** What of the work on a queue is under way that decodes messages. */
import type { OpenSession } from './open-session.ts';

export function isRetrying({ retry }: Pick<OpenSession, 'retry'>): boolean {
  const phase = retry?.state().phase;
  return phase === 'canary' || phase === 'running' || phase === 'paused';
}

/** Settles when one of scan, run of the Lab and retry is over; null when none is under way. */
export function workUnderWay(
  open: Pick<OpenSession, 'isScanning' | 'scanned' | 'lab' | 'retry'>,
): Promise<unknown> | null {
  if (open.isScanning()) return open.scanned();
  if (open.lab?.state().phase === 'running') return open.lab.finished;
  // A run that was cancelled or stopped finishes what it has begun.
  return open.retry === null || open.retry.isFinished() ? null : open.retry.finished;
}
