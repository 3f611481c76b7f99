/** How long a silent requestor's updates are still kept, in words. Calm as long as it is heard. */
import type { KeepUpdates } from '../../shared/ledger/model.ts';
import { count, counted } from '../../shared/format/count.ts';
import { dayText, exactTime } from '../../shared/format/time.ts';

/** For a cell of a table. */
export function keepUpdatesShort(keep: KeepUpdates | null): string {
  if (keep === null) return 'not known';
  if (keep.state === 'heard') return dayText(keep.lastHeardMs);
  return keep.state === 'lost' ? 'updates lost' : `${count(keep.missed)} of ${count(keep.limit)} missed`;
}

export function keepUpdatesSentence(keep: KeepUpdates | null): string {
  if (keep === null)
    return 'How long its updates are kept is not known: it was never heard, or no run of its server is known.';
  if (keep.state === 'heard') return `Heard in the last cycle, ${exactTime(keep.lastHeardMs)}.`;
  const missed = `${count(keep.missed)} of ${counted(keep.limit, 'cycle')} missed`;
  if (keep.state === 'lost')
    return `${missed}; its updates are no longer kept, and it needs a full import (Q108067).`;
  if (keep.limitAtMs === null)
    return `${missed}; when updates are lost is not known, as the pace of the cycles is not.`;
  return `${missed}; updates are lost on ${dayText(keep.limitAtMs)} if it stays silent.`;
}
