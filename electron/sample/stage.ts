/** What all cycles of a sample share. */
import type { PostOffice, Updates } from './directory.ts';
import type { FaultCalendar } from './faults.ts';
import type { CycleLog } from './logs/cycle-log.ts';
import type { LogEntry } from './logs/entries.ts';
import { messageFileName } from './message.ts';
import type { MessageDraft, Party } from './message.ts';
import type { Request } from './protocol.ts';
import type { Random } from './random.ts';
import type { Requestor } from './requestors.ts';
import type { Server } from './server.ts';
import type { Stamper } from './times.ts';

/** One file of the queue; `path` is relative to it, with `/`. */
export interface StoryFile {
  readonly path: string;
  readonly mtimeMs: number;
  readonly content: MessageDraft | Uint8Array;
}

export interface Stage {
  readonly requestors: readonly Requestor[];
  readonly server: Server;
  readonly serverOffice: PostOffice;
  /** "NET/PO". */
  readonly serverName: string;
  readonly serverParty: Party;
  readonly hasFault: FaultCalendar;
  /** Whether anything goes wrong at all. */
  readonly isFaulty: boolean;
  /** Nothing is damaged. */
  readonly isSound: boolean;
  /** Requestors with a fault of their own; damages are left to the others. */
  readonly carriers: ReadonlySet<string>;
  /** Whose DSSERVER.LOG is kept; null in a sample with none to choose. */
  readonly witness: Requestor | null;
  readonly random: Random;
  readonly drawUpdates: (office: PostOffice, transactions: number) => Updates;
  readonly stamp: Stamper;
  /** Requests that came after T2 and wait for the next one. */
  late: readonly PostedRequest[];
}

/** The cycle that is being told. */
export interface Scene {
  readonly cycle: number;
  /** Midnight before it. */
  readonly day: number;
  readonly isLast: boolean;
  readonly log: CycleLog;
}

/** A request at the server, with the log that came along in the status report; null where none was accepted. */
export interface PostedRequest {
  readonly request: Request;
  readonly arrivedAtMs: number;
  readonly report: readonly LogEntry[] | null;
}

export function messageFile(folder: 'inbound' | 'outbound', draft: MessageDraft): StoryFile {
  return { path: `${folder}/${messageFileName(draft.number)}`, mtimeMs: draft.arrivedAtMs, content: draft };
}
