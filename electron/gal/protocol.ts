/** What the engine and the thread of the address list say to each other. */
import type { EntryBatch } from '../../shared/gal/entry-batch.ts';
import type { GalPlan } from '../../shared/gal/model.ts';
import type { Answer, RequestArgs } from '../../shared/contract.ts';
import type { galRequestSchemas } from '../../shared/contract/gal.ts';
import type { Limits } from '../../shared/limits.ts';
import type { MessageId } from '../../shared/model.ts';

/** What the thread is started with. */
export interface GalStart {
  /** File of its database; null for one that vanishes with the thread. */
  readonly location: string | null;
  readonly limits: Limits;
  /** Whether what is there is thrown away: it was of no use to the thread before. */
  readonly anew: boolean;
}

/** A message whose transactions belong into the list. */
export interface WantedMessage {
  readonly id: MessageId;
  /** Differs when the message would have to be read again. */
  readonly stamp: string;
  /** MIME paths of the parts that hold transactions. */
  readonly parts: readonly string[];
}

/** Requests that the engine answers without the thread. */
export type EngineOwn = 'gal.overview' | 'gal.cancel' | 'gal.resume';
export type GalQuestion = Exclude<keyof typeof galRequestSchemas, EngineOwn>;

/** One call of the thread, and what comes back. Calls are carried out in the order in which they are made. */
export interface GalCalls {
  /** Which of these messages are not read yet. */
  missing: { readonly args: readonly WantedMessage[]; readonly value: readonly MessageId[] };
  begin: { readonly args: WantedMessage; readonly value: null };
  /** Why the message cannot be taken, as a sentence; null when it can. */
  add: {
    readonly args: { readonly message: MessageId; readonly batch: EntryBatch };
    readonly value: string | null;
  };
  end: { readonly args: { readonly message: MessageId; readonly unread: number }; readonly value: null };
  /** Forgets what was begun of a message. */
  drop: { readonly args: { readonly message: MessageId }; readonly value: null };
  /** All messages are read: from here on questions are answered from these, and no others. */
  finish: {
    readonly args: { readonly wanted: readonly WantedMessage[]; readonly plan: GalPlan };
    readonly value: { readonly unread: number };
  };
  ask: {
    readonly args: { readonly name: GalQuestion; readonly args: unknown };
    readonly value: Answer<GalQuestion>;
  };
}

export type GalCallName = keyof GalCalls;

export interface GalCall {
  readonly call: number;
  readonly name: GalCallName;
  readonly args: GalCalls[GalCallName]['args'];
}

export interface GalReply {
  readonly call: number;
  readonly value: GalCalls[GalCallName]['value'];
}

/** Who answers which question in the thread. */
export type GalAnswers = {
  [Name in GalQuestion]: (args: RequestArgs<Name>) => Answer<Name> | Promise<Answer<Name>>;
};
