/** Which messages a log line speaks of, and which lines speak of a message. The index chooses, `relate` decides. */
import { RELATED_LIMIT } from '../../shared/contract/logs.ts';
import type { LogLineDetail, LogRelation, LogRow, RelatedLine } from '../../shared/contract/logs.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { relate } from '../../shared/logs/relate.ts';
import type { MessageId } from '../../shared/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { linesNear, messagesNear, readRelatable } from '../index/log-relations.ts';
import { refusal } from './refusal.ts';
import type { QueueSession } from './session.ts';
import { withLive } from './views.ts';

export function messagesAbout(session: QueueSession, line: LogRow): LogLineDetail['messages'] {
  const found = messagesNear(session.index.read, line).flatMap((message) => {
    const relation = relate(line, message);
    return relation === null ? [] : [{ relation, distanceMs: distance(line, message), message }];
  });
  const best = found.toSorted(byStrength).slice(0, RELATED_LIMIT);
  const rows = withLive(
    session,
    best.map(({ message }) => message.row),
  );
  return best.flatMap(({ relation }, place) => {
    const row = rows[place];
    return row === undefined ? [] : [{ ...relation, row }];
  });
}

export function linesAbout(session: QueueSession, id: MessageId): Result<readonly RelatedLine[], Refusal> {
  const { read } = session.index;
  const message = readRelatable(read, id);
  if (message === null)
    return failure(refusal('not-found', 'This message is no longer in the index.', 'Rescan the queue.'));
  const found = linesNear(read, message, session.settings.logZoneMinutes).flatMap((row) => {
    const relation = relate(row, message);
    return relation === null ? [] : [{ relation, distanceMs: distance(row, message), row }];
  });
  const best = found.toSorted(byStrength).slice(0, RELATED_LIMIT);
  return success(best.map(({ relation, row }) => ({ ...relation, row })));
}

interface Ranked {
  readonly relation: LogRelation;
  readonly distanceMs: number;
}

/** What is named comes before what merely fits; of equals, what is nearer in time. */
function byStrength(one: Ranked, other: Ranked): number {
  if (one.relation.strength !== other.relation.strength) return one.relation.strength === 'named' ? -1 : 1;
  return one.distanceMs - other.distanceMs;
}

function distance(
  { atMs }: Pick<LogRow, 'atMs'>,
  { dateMs, arrivedMs }: { readonly dateMs: number | null; readonly arrivedMs: number | null },
): number {
  const between = (ms: number | null): number =>
    ms === null || atMs === null ? Number.MAX_SAFE_INTEGER : Math.abs(ms - atMs);
  return Math.min(between(dateMs), between(arrivedMs));
}
