/** What a preflight looks at: the messages of a plan, and what both ends are known to hold. */
import type { CyclePicture, MessageRef, SyncMessage } from '../cycles/model.ts';
import type { LintCount } from '../diagnosis/facts.ts';
import type { FailureKind } from '../failure.ts';
import type { Ledgers } from '../ledger/model.ts';
import type { MessageKind, SyncNumbers } from '../model.ts';
import type { Decoder, MessageState, StateKind } from '../state.ts';

/** One decode of a message, an attempt or one that was made to find out. */
export interface TriedDecode {
  readonly decoder: Decoder;
  readonly outcome: StateKind;
  readonly failureKind: FailureKind | null;
  readonly text: string;
  /** Size of the pool; null where that was not recorded. */
  readonly workers: number | null;
}

/** A message of the plan. */
export interface PlannedMessage extends MessageRef {
  readonly kind: MessageKind | null;
  readonly requestor: string | null;
  readonly sync: SyncNumbers | null;
  readonly state: MessageState;
  /** Oldest first. */
  readonly attempts: readonly TriedDecode[];
  readonly trials: readonly TriedDecode[];
  readonly lint: readonly LintCount[];
}

export interface PreflightFacts {
  readonly picture: CyclePicture;
  readonly ledger: Ledgers;
  /** Those that the picture was made of. */
  readonly messages: readonly SyncMessage[];
}
