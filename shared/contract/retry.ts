import { z } from 'zod';
import type { MessageId } from '../model.ts';
import { messageQuerySchema } from '../query.ts';
import type { Preflight } from '../preflight/model.ts';
import type { QueueSettings } from './queue.ts';

export const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ids'), ids: z.array(z.number().int().positive()).min(1).max(200_000) }),
  z.object({ kind: z.literal('query'), query: messageQuerySchema }),
]);

export type Scope = z.infer<typeof scopeSchema>;

export const retryVariantSchema = z.object({
  decoder: z.enum(['safe', 'second']),
  /** One message at a time, alone in the pool. */
  oneProcessor: z.boolean(),
  /** Multiplies the deadline, not the stall threshold. */
  deadlineFactor: z.number().min(1).max(100),
});

export type RetryVariant = z.infer<typeof retryVariantSchema>;

export interface RetryPlan {
  readonly planId: string;
  readonly count: number;
  readonly bytes: number;
  /** In scope, but left out, with the reason. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly canary: { readonly id: MessageId; readonly file: string } | null;
  readonly deliveryFolder: string | null;
  readonly originals: QueueSettings['originals'];
  readonly variant: RetryVariant;
  /** What it would do beyond moving files. */
  readonly preflight: Preflight;
}

export interface RunState {
  readonly runId: string;
  readonly phase: 'canary' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'finished';
  readonly total: number;
  readonly done: number;
  readonly delivered: number;
  /** Of those, whose content had been delivered into another folder before: it stays there, and nothing was written. */
  readonly elsewhere: number;
  readonly failed: number;
  readonly hung: number;
  /** Why a stopped run stopped. */
  readonly reason: string | null;
  readonly current: string | null;
}
