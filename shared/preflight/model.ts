/** What a retry would do, told before it is done. */
import type { MessageRef } from '../cycles/model.ts';

/**
 * numbers: what delivery does to the sequence numbers. duplicate: it, or one with the same numbers, is delivered or
 * imported already. order: a later one was imported before. cause: whether what stopped it still stands. payload:
 * what its receiver would object to.
 */
export const PREFLIGHT_KINDS = ['duplicate', 'order', 'cause', 'numbers', 'payload'] as const;
export type PreflightKind = (typeof PREFLIGHT_KINDS)[number];

export interface PreflightRemark {
  readonly kind: PreflightKind;
  /** stop: better not. warn: know this first. fine: checked, and nothing speaks against it. */
  readonly weight: 'stop' | 'warn' | 'fine';
  /** A whole sentence with its numbers. */
  readonly text: string;
  /** The messages it concerns, the first few; `messagesTotal` in all. */
  readonly messages: readonly MessageRef[];
  readonly messagesTotal: number;
  readonly kb: readonly string[];
}

export interface Preflight {
  /** The weightiest first. */
  readonly remarks: readonly PreflightRemark[];
  /** What was not checked, and why. Whole sentences. */
  readonly notChecked: readonly string[];
}
