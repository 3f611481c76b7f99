/**
 * What the programs of a post office write of their runs, in the two forms of its logs (Q149271). Texts and codes of a
 * requestor are those of that article; `Requestor updates sent` and its code 106 (Q96003) are formed after them.
 */
import { secondStamp } from './stamps.ts';

export interface LogEntry {
  readonly atMs: number;
  readonly severity: 'Status' | 'Notice' | 'Fatal';
  /** Null for a line that is text alone. */
  readonly code: number | null;
  readonly text: string;
}

const SECOND = 1_000;
const REQUESTOR = 'Microsoft (R) Mail DirSync Requestor V3.5.12';
const TYPES = 'PCM,SNADS,X400,SMTP';
/** Only these two digits are known (Q149271, Q148705). */
const SEVERITY_DIGITS = { Status: 1, Notice: 1, Fatal: 2 } as const;

/** T1: REQMAIN -T asks for updates and sends its own. */
export function sendingEntries(atMs: number, sent: number): readonly LogEntry[] {
  return [
    line(atMs, REQUESTOR),
    line(atMs + 4 * SECOND, TYPES, 167),
    sent > 0 ? line(atMs + 8 * SECOND, String(sent), 106) : line(atMs + 8 * SECOND, '', 171),
  ];
}

/** How long the run takes that `updatingEntries` tells of. */
export const UPDATING_MS = 100 * SECOND;

/** T3: REQMAIN -R, IMPORT and REBUILD. A run that broke off has come no further than the first (Q148705). */
export function updatingEntries(
  atMs: number,
  run: { readonly received: number; readonly galEntries: number } | null,
): readonly LogEntry[] {
  if (run === null) return [line(atMs, REQUESTOR)];
  return [
    line(atMs, REQUESTOR),
    line(atMs + 13 * SECOND, String(run.received), 105),
    line(atMs + 24 * SECOND, 'Microsoft (R) Mail Import V3.5'),
    line(atMs + 40 * SECOND, 'Import is finished.'),
    line(atMs + 48 * SECOND, 'Microsoft (R) Mail GAL Rebuild Utility Version 3.5'),
    line(atMs + 84 * SECOND, `Number of entries in GAL: ${run.galEntries}`),
    line(atMs + 90 * SECOND, ''),
  ];
}

/** The first status report of a requestor has no earlier run to tell of. */
export function firstStatusEntries(atMs: number): readonly LogEntry[] {
  return [line(atMs, REQUESTOR)];
}

/** DSSERVER.LOG, also as a status report takes it along: `MM/DD/YY HH:MM:SS | severity code text`. */
export function dsserverLine({ atMs, severity, code, text }: LogEntry): string {
  const number = String(code ?? -1).padStart(3);
  return `${secondStamp(atMs)} | ${SEVERITY_DIGITS[severity]} ${number} ${text}`.trimEnd();
}

/** DIRSYNC.LOG: `MM/DD/YY HH:MM:SS | Status       text`, with the code in brackets from Notice on. */
export function dirsyncLine({ atMs, severity, code, text }: LogEntry): string {
  const head = severity === 'Status' ? 'Status      ' : `${severity.padEnd(6)} [${padded(code)}]`;
  return `${secondStamp(atMs)} | ${head} ${text}`;
}

function padded(code: number | null): string {
  return code === null ? '    ' : String(code).padStart(3);
}

function line(atMs: number, text: string, code: number | null = null): LogEntry {
  return { atMs, severity: 'Status', code, text };
}
