/** Says exactly what a retry would do, before it is done. */
import crypto from 'node:crypto';
import type { RetryPlan, RetryVariant, Scope } from '../../shared/contract/retry.ts';
import { formatLabel, hasSecondDecoder, isCodec } from '../../shared/formats/names.ts';
import { EVERYTHING } from '../../shared/query.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { isSettled } from '../../shared/state.ts';
import type { Decoder } from '../../shared/state.ts';
import { matchingIds, presentIds, rowsOf } from '../index/query-messages.ts';
import { countMembers, isArchive } from '../index/read-files.ts';
import type { OpenSession } from './open-session.ts';
import { preflightOf } from './preflight-facts.ts';
import type { QueueSession } from './session.ts';

const PAGE = 500;

export interface PlannedRetry {
  readonly plan: RetryPlan;
  /** In the order they are tried; the first is the canary. */
  readonly ids: readonly MessageId[];
}

export async function planRetry(
  { session, syncPictureNow }: Pick<OpenSession, 'session' | 'syncPictureNow'>,
  scope: Scope,
  variant: RetryVariant,
): Promise<PlannedRetry> {
  const picture = syncPictureNow();
  const { taken, leftOut } = chooseMessages(session, scope, variant.decoder);
  // The smallest goes first: it tells soonest whether the cause still stands.
  const canary = taken.reduce<MessageRow | null>(
    (best, row) => (best === null || row.fileBytes < best.fileBytes ? row : best),
    null,
  );
  const rest = taken.filter((row) => row !== canary);
  return {
    ids: canary === null ? [] : [canary.id, ...rest.map(({ id }) => id)],
    plan: {
      planId: crypto.randomUUID(),
      count: taken.length,
      bytes: taken.reduce((sum, row) => sum + row.fileBytes, 0),
      leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })),
      canary: canary === null ? null : { id: canary.id, file: canary.file },
      deliveryFolder: session.settings.deliveryFolder,
      originals: session.settings.originals,
      variant,
      preflight: await preflightOf(session, picture, taken, variant),
    },
  };
}

/** Messages of the scope that can be retried now, and how many cannot, by the reason. */
function chooseMessages(
  session: QueueSession,
  scope: Scope,
  decoder: Decoder,
): { readonly taken: readonly MessageRow[]; readonly leftOut: ReadonlyMap<string, number> } {
  const asked =
    scope.kind === 'ids'
      ? [...new Set(scope.ids)]
      : matchingIds(session.index.read, { ...EVERYTHING, ...scope.query });
  const ids = presentIds(session.index.read, asked);
  const leftOut = new Map<string, number>();
  if (ids.length < asked.length) leftOut.set('no longer in the queue', asked.length - ids.length);
  const taken: MessageRow[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const row of rowsOf(session.index.read, ids.slice(at, at + PAGE))) {
      const reason = whyLeftOut(session, row, decoder);
      if (reason === null) taken.push(row);
      else leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    }
  }
  return { taken, leftOut };
}

/** Why a message is not retried as it is now, or null. */
export function whyLeftOut(
  { live, index }: Pick<QueueSession, 'live' | 'index'>,
  { id, state, from, kind, codec }: MessageRow,
  decoder: Decoder,
): string | null {
  if (live.has(id)) return 'being decoded right now';
  if (state.kind === 'delivered') return 'already delivered';
  if (state.kind === 'quarantined') return 'in quarantine: restore it first';
  if (state.kind === 'unrecognised') return 'no message';
  if (!isSettled(state.kind)) return 'not decoded yet';
  // One without an envelope may be anything that failed or hung.
  if (kind === null && isArchive(index.read, id))
    return countMembers(index.read, id) === 0
      ? 'an archive in which nothing could be found'
      : 'an archive: what it holds is retried by itself';
  if (state.kind === 'failed' && state.failure.kind === 'not-a-regular-file') return 'not a regular file';
  if (decoder === 'second' && codec !== null && isCodec(codec) && !hasSecondDecoder(codec))
    return `there is no second decoder for ${formatLabel(codec)}`;
  // A hung message may have hung before its headers were kept; whether it can be delivered shows when it is tried.
  if (kind !== null && from === null) return 'no mail envelope: nothing a post office could accept';
  return null;
}
