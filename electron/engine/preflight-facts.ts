/** Looks at the messages of a retry before it is done, in slices, so that a plan for a whole queue blocks nothing. */
import { setImmediate } from 'node:timers/promises';
import type { RetryVariant } from '../../shared/contract/retry.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { Preflight } from '../../shared/preflight/model.ts';
import { createPreflight } from '../../shared/preflight/preflight.ts';
import { readPreflightRows } from '../index/read-preflight.ts';
import type { QueueSession } from './session.ts';
import type { SyncPicture } from './sync-picture.ts';

const PAGE = 500;

export async function preflightOf(
  { index }: Pick<QueueSession, 'index'>,
  { cycles, ledger, messages }: SyncPicture,
  planned: readonly MessageRow[],
  variant: RetryVariant,
): Promise<Preflight> {
  const preflight = createPreflight({ picture: cycles, ledger, messages }, variant);
  for (let at = 0; at < planned.length; at += PAGE) {
    await setImmediate();
    const page = planned.slice(at, at + PAGE);
    const rows = readPreflightRows(
      index.read,
      page.map(({ id }) => id),
    );
    for (const row of page)
      preflight.look({
        ...row,
        attempts: rows.attempts.get(row.id) ?? [],
        trials: rows.trials.get(row.id) ?? [],
        lint: rows.lint.get(row.id) ?? [],
      });
  }
  return preflight.finish();
}
