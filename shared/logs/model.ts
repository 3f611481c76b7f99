/** Lines of the DirSync logs and listings. A line that cannot be read is kept, with the reason. */

export const LOG_FORMATS = [
  'dirsync',
  'dsserver',
  'dispatch',
  'sent-recv',
  'listds',
  'listq',
  'dssched',
  'event',
] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export const LOG_SEVERITIES = ['status', 'notice', 'warning', 'error', 'fatal'] as const;
export type LogSeverity = (typeof LOG_SEVERITIES)[number];

/** Stable key of a log line in one index. */
export type LogLineId = number;

/** What a line says beyond its text, where its format has fields for it. */
export type LogFacts =
  /** A DirSync program ran, or should have (DISPATCH.LOG). */
  | {
      readonly kind: 'run';
      readonly step: 'T1' | 'T2' | 'T3';
      readonly outcome: 'started' | 'normal' | 'abnormal' | 'missed';
      readonly exitCode: number | null;
    }
  /** A message that the MTA moved (SENT.LOG, RECV.LOG). */
  | {
      readonly kind: 'mail';
      readonly bytes: number;
      readonly from: string;
      readonly to: string;
      /** MAI file names of the continuation line. */
      readonly mai: readonly string[];
    }
  /** LISTDS: the server's own position. */
  | { readonly kind: 'server-numbers'; readonly highest: number; readonly cycle: number | null }
  /** LISTDS: one requestor's numbers, as `side` keeps them. */
  | {
      readonly kind: 'requestor-numbers';
      readonly side: 'server' | 'requestor';
      readonly reqSync: number | null;
      readonly srvSync: number | null;
      readonly impSync: number | null;
      readonly lastCycle: number | null;
      readonly lastUpdate: string | null;
    }
  /** LISTQ: a transaction that waits, with its number. */
  | {
      readonly kind: 'queued-transaction';
      readonly crc: string | null;
      readonly sync: number;
      readonly transaction: string;
    }
  /** DSSCHED: when a process is to run. */
  | {
      readonly kind: 'schedule';
      readonly step: 'T1' | 'T2' | 'T3';
      /** 0 is Sunday. */
      readonly day: number;
      /** Of the day. */
      readonly minute: number;
    }
  /** Windows NT event log. */
  | {
      readonly kind: 'event';
      readonly source: string;
      readonly category: string | null;
      readonly eventId: number;
    }
  /** The first line of its file, of those without facts of their own, whose year is counted from 1900 (Q192158). */
  | {
      readonly kind: 'counted-year';
      /** "100" of 2000. */
      readonly written: string;
    };

/** One entry of a log: its first line and the lines that continue it. */
export interface LogLine {
  /** Of its first line in the file, from 1. */
  readonly number: number;
  /** Bytes in the file or attachment, [start, end), continuation lines included, last line end excluded. */
  readonly start: number;
  readonly end: number;
  /** Null for a line of no known form. */
  readonly format: LogFormat | null;
  /** The clock on the wall as written, counted as if it were UTC; null where the line has no time. */
  readonly wallMs: number | null;
  readonly severity: LogSeverity | null;
  /** Message code of the program, event id, or exit code; null when it has none (−1 in the file). */
  readonly code: number | null;
  /** Without time, severity and code; lines joined by one space. */
  readonly text: string;
  /** "NET/PO" in capitals of the post office that the line speaks of. */
  readonly postOffice: string | null;
  /** The program it tells of, with its switch: "NSDA -RT". */
  readonly program: string | null;
  readonly facts: LogFacts | null;
  /** Why the line, or a part of it, could not be read; null when all of it was. */
  readonly problem: string | null;
}
