import { z } from 'zod';
import type { MessageId } from '../model.ts';
import type { StateKind } from '../state.ts';
import { codePageChoiceSchema } from './transactions.ts';

export interface QueueInfo {
  /** Real path of what was opened. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'directory' | 'file' | 'maildir';
  readonly settings: QueueSettings;
  /** Deliveries that a crash had interrupted and opening settled: finished or rolled back. */
  readonly recovered: { readonly finished: number; readonly rolledBack: number };
}

export interface WorkingMessage {
  readonly id: MessageId;
  readonly file: string;
  readonly phase: 'waiting' | 'reading' | 'decoding';
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Milliseconds since the last byte in or out. */
  readonly silentMs: number;
}

export interface ScanProgress {
  readonly phase: 'listing' | 'decoding' | 'finished' | 'cancelled';
  readonly filesSeen: number;
  readonly filesDone: number;
  readonly bytesOut: number;
  readonly elapsedMs: number;
  /** What could not be listed (unreadable directories, depth limit), in plain words. */
  readonly problems: readonly string[];
  readonly working: readonly WorkingMessage[];
}

export interface RequestorCounts {
  readonly requestor: string;
  readonly total: number;
  readonly hung: number;
  readonly failed: number;
}

export interface Summary {
  /** Grows with every change of the index. */
  readonly revision: number;
  readonly total: number;
  readonly counts: Readonly<Record<StateKind, number>>;
  /**
   * What of `total` and `counts` is no message: archives, logs and lists that failed, hung, or were set aside. `archives`
   * are those of them that failed or hung.
   */
  readonly others: {
    readonly total: number;
    readonly hung: number;
    readonly failed: number;
    readonly archives: number;
  };
  /** Oldest message that is neither delivered nor quarantined. */
  readonly oldest: { readonly id: MessageId; readonly file: string; readonly dateMs: number } | null;
  readonly largest: { readonly id: MessageId; readonly file: string; readonly bytes: number } | null;
  readonly requestors: readonly RequestorCounts[];
  /** Messages that were in the queue when it was opened before and are gone now. */
  readonly gone: number;
  /**
   * `files` are logs and listings of their own: no messages, and counted here only. `lines` are those of logs attached to
   * messages, too.
   */
  readonly logs: { readonly files: number; readonly lines: number };
  /**
   * Archives, also within others, and what they gave: messages, logs, archives. Archives are counted here only. `locked`
   * are those that were listed to their end and out of which files could not be taken.
   */
  readonly archives: { readonly files: number; readonly members: number; readonly locked: number };
  readonly scan: ScanProgress;
  readonly workers: number;
}

export const queueSettingsSchema = z.object({
  deliveryFolder: z.string().min(1).max(4096).nullable(),
  /** What happens to the original after delivery. */
  originals: z.enum(['stay', 'move']),
  /** Cycles that the server keeps updates for a silent requestor (Q108067, Q257740: 14 there). */
  keepUpdatesCycles: z.number().int().min(1).max(1_000),
  /** How far the clock of the logs is ahead of UTC: they name no zone. */
  logZoneMinutes: z
    .number()
    .int()
    .min(-14 * 60)
    .max(14 * 60),
  /** Text of transactions. */
  codePage: codePageChoiceSchema,
});

export type QueueSettings = z.infer<typeof queueSettingsSchema>;

export interface RecentQueue {
  readonly path: string;
  readonly name: string;
  readonly openedAtMs: number;
  readonly exists: boolean;
}
