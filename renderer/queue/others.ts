/** Archives, logs and lists that failed or hung are in the lists beside the messages; words tell them apart. Pure. */
import type { Summary } from '../../shared/contract/queue.ts';
import { counted } from '../../shared/format/count.ts';

type Counted = Pick<Summary, 'total' | 'counts' | 'others'>;

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

/** "1 archive could not be read to the end"; null where all else could. */
export function unreadOthers({ others }: Pick<Summary, 'others'>): string | null {
  const { hung, failed, archives } = others;
  const unread = hung + failed;
  if (unread === 0) return null;
  const what =
    archives === unread
      ? counted(unread, 'archive')
      : counted(unread, 'file beside the messages', 'files beside the messages');
  return `${what} could not be read to the end`;
}

/** The same behind other words. */
export function othersRest(summary: Pick<Summary, 'others'>): string {
  const text = unreadOthers(summary);
  return text === null ? '' : `; ${text}`;
}
