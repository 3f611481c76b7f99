/** What the logs will tell of one cycle. It holds no content of messages, so that many cycles can be kept. */
import type { Run } from './dispatch.ts';
import type { LogEntry } from './entries.ts';
import type { Event } from './events.ts';
import type { Mail } from './mail.ts';

export interface CycleLog {
  readonly runs: Run[];
  readonly received: Mail[];
  readonly sent: Mail[];
  readonly events: Event[];
  /** DIRSYNC.LOG of the server. */
  readonly server: LogEntry[];
  /** CENTRAL.LOG of the server: what arrived with status reports. */
  readonly reports: { readonly atMs: number; readonly from: string; readonly entries: readonly LogEntry[] }[];
  /** DSSERVER.LOG of one requestor. */
  readonly witness: LogEntry[];
}

export function createCycleLog(): CycleLog {
  return { runs: [], received: [], sent: [], events: [], server: [], reports: [], witness: [] };
}
