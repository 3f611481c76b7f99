/** Archives, logs and lists that failed or hung are in the lists beside the messages; words tell them apart. Pure. */
import type { Summary } from '../../shared/contract/queue.ts';
import { counted } from '../../shared/format/count.ts';

type Counted = Pick<Summary, 'total' | 'counts' | 'others'>;
type Unread = Pick<Summary, 'others' | 'archives'>;

/** Messages alone. */
export function messagesIn({ total, counts, others }: Counted): {
  readonly total: number;
  readonly hung: number;
  readonly failed: number;
} {
  return {
    total: total - others.total,
    hung: counts.hung - others.hung,
    failed: counts.failed - others.failed,
  };
}

/** "1 archive could not be read to its end"; null where all else could. */
export function unreadOthers({ others, archives: { locked } }: Unread): string | null {
  const unread = others.hung + others.failed + locked;
  if (unread === 0) return null;
  const what =
    others.archives + locked === unread
      ? counted(unread, 'archive')
      : counted(unread, 'file beside the messages', 'files beside the messages');
  return `${what} could not be read to ${unread === 1 ? 'its' : 'their'} end`;
}

/** The same behind other words. */
export function othersRest(summary: Unread): string {
  const text = unreadOthers(summary);
  return text === null ? '' : `; ${text}`;
}
