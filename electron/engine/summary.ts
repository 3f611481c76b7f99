import type { Summary, WorkingMessage } from '../../shared/contract/queue.ts';
import { readLogTotals } from '../index/log-files.ts';
import { readArchiveTotals } from '../index/read-files.ts';
import { readTotals } from '../index/read-messages.ts';
import { rowsOf } from '../index/query-messages.ts';
import { sourceOf } from './session.ts';
import type { QueueSession } from './session.ts';

export function summarise(session: QueueSession, revision: number): Summary {
  const totals = readTotals(session.index.read);
  const counts = { ...totals.counts };
  const working: WorkingMessage[] = [];
  for (const row of rowsOf(session.index.read, [...session.live.keys()])) {
    const live = session.live.get(row.id);
    if (live === undefined) continue;
    counts[row.state.kind] -= 1;
    counts[live.kind] += 1;
    const pulse = session.pool.pulseOf(sourceOf(session, row));
    if (pulse !== null)
      working.push({ id: row.id, file: row.file, ...pulse, silentMs: Math.round(pulse.silentMs) });
  }
  return {
    ...totals,
    logs: readLogTotals(session.index.read),
    archives: readArchiveTotals(session.index.read),
    counts,
    revision,
    scan: { ...session.scan, working },
    workers: session.pool.size,
  };
}
