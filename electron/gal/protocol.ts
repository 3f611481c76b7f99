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
  /** Ids of views and files are above this. */
  readonly idsAfter: number;
}

/** What makes a database of no more use: it is damaged, or there is no room for it. */
export type DatabaseFault = 'damaged' | 'full';

const SQLITE = { inputOutput: 10, corrupt: 11, full: 13, noDatabase: 26 } as const;

/** The list as the database has it cannot be: what is there was not written by this program. */
export class DamagedList extends Error {
  /** As SQLite says it of its own pages. Errors that end a thread keep their properties, and not their class. */
  readonly errcode = SQLITE.corrupt;
}

/** Null for what has nothing to do with the database, or nothing with its state. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  // The upper bits say more about it.
  const code = Number(error.errcode) & 0xff;
  if (code === SQLITE.full) return 'full';
  return code === SQLITE.corrupt || code === SQLITE.noDatabase || code === SQLITE.inputOutput
    ? 'damaged'
    : null;
}

/** A message whose transactions belong into the list. */
export interface WantedMessage {
  readonly id: MessageId;
  /** Differs when the message would have to be read again. */
  readonly stamp: string;
  /** MIME paths of the parts that hold transactions. */
  readonly parts: readonly string[];
}

export interface FinishedList {
  readonly unread: number;
  /** Of the database: in another one the same numbers are other entries. */
  readonly index: string;
}

/** Requests that the engine answers without the thread. */
export type EngineOwn = 'gal.overview' | 'gal.cancel' | 'gal.resume';
export type GalQuestion = Exclude<keyof typeof galRequestSchemas, EngineOwn>;

/**
 * One call of the thread, and what comes back. Calls are begun in the order in which they are made; all but questions
 * about files end in it as well.
 */
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
    readonly value: FinishedList;
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
