/** When the DirSync processes of each post office are to run, and what speaks against it. */
import type { LogLineId } from '../logs/model.ts';

export const SCHEDULE_STEPS = ['T1', 'T2', 'T3'] as const;
export type ScheduleStep = (typeof SCHEDULE_STEPS)[number];

/** How many times one post office may be given: every minute of a day would be a mistake. */
export const SCHEDULE_TIMES_LIMIT = 200;

/** One line of a DSSCHED file. */
export interface ScheduledTime {
  readonly step: ScheduleStep;
  /** 0 is Sunday. */
  readonly day: number;
  /** Of the day, 0 to 1439. */
  readonly minute: number;
}

/** A time of one post office and where it is known from. */
export interface BoardEntry extends ScheduledTime {
  /** "NET/PO" in capitals. */
  readonly postOffice: string;
  /**
   * file: a DSSCHED file. log: seen to run in DISPATCH.LOG. inferred: from a run there that came late, or was left out,
   * at another time that was seen. hand: entered in this program.
   */
  readonly origin: 'file' | 'log' | 'inferred' | 'hand';
  readonly line: LogLineId | null;
}

/** Measured times from sending to arrival, milliseconds. */
export interface TransitTimes {
  readonly count: number;
  readonly median: number;
  readonly longest: number;
}

export interface ScheduleFlag {
  readonly kind: 'wrong-order' | 'short-margin' | 'missed-window' | 'no-server-run' | 'not-between';
  readonly postOffice: string;
  /** Whose window was missed; null of the other kinds. */
  readonly step: ScheduleStep | null;
  /** The entries that contradict each other. */
  readonly entries: readonly ScheduledTime[];
  /** A whole sentence with the numbers. */
  readonly text: string;
}

export interface ScheduleBoard {
  /** The server, whose T2 counts; null when nothing tells who it is. */
  readonly server: string | null;
  /** Post offices in order, the server first. */
  readonly postOffices: readonly string[];
  readonly entries: readonly BoardEntry[];
  readonly flags: readonly ScheduleFlag[];
  /** To the server and back, by post office; absent where nothing was measured. */
  readonly transit: readonly {
    readonly postOffice: string;
    readonly toServer: TransitTimes | null;
    readonly fromServer: TransitTimes | null;
  }[];
  /** DSSCHED files that do not say whose they are; the user assigns them. */
  readonly unassigned: readonly {
    readonly fileId: number;
    readonly file: string;
    readonly times: readonly ScheduledTime[];
  }[];
  /** DSSCHED files that the user has assigned. */
  readonly assigned: readonly {
    readonly fileId: number;
    readonly file: string;
    readonly postOffice: string;
  }[];
  /** What the board rests on and what was not checked, as whole sentences. */
  readonly basis: readonly string[];
}
