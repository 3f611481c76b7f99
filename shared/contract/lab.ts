import type { Decoder } from '../state.ts';

export const LAB_SIZES = ['< 64 KB', '64 KB – 512 KB', '512 KB – 2 MB', '> 2 MB'] as const;

export type LabSize = (typeof LAB_SIZES)[number];

export interface LabCell {
  readonly size: LabSize;
  readonly total: number;
  readonly decoded: number;
  readonly failed: number;
  readonly hung: number;
}

export interface LabRun {
  readonly id: number;
  readonly atMs: number;
  readonly decoder: Decoder;
  readonly workers: number;
  readonly elapsedMs: number;
  readonly phase: 'running' | 'finished' | 'cancelled';
  readonly done: number;
  readonly total: number;
  /** By decompressed size; messages that could not be sized are not counted. */
  readonly cells: readonly LabCell[];
}
