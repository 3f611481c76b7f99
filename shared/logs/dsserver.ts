/** DSSERVER.LOG and CENTRAL.LOG: a digit for the severity, a message code, and what the message is about (Q149271). */
import { plainReading } from './form.ts';
import type { FileMemory, Reading } from './form.ts';
import type { LogSeverity } from './model.ts';
import { postOfficeIn, programIn } from './names.ts';

const ENTRY = /^(\d)\s+(-?\d{1,5})(?:\s+(.*))?$/s;
/** The two that can be told by comparison with the words of DIRSYNC.LOG (Q148705, Q149271). */
const SEVERITIES: Readonly<Record<string, LogSeverity>> = { 1: 'status', 2: 'fatal' };

/** Reads what follows the bar; null when it does not begin with severity and code. */
export function readDsserverText(text: string, memory: FileMemory): Reading | null {
  const match = ENTRY.exec(text);
  if (match === null) return null;
  const [, digit = '', code, rest = ''] = match;
  const severity = SEVERITIES[digit] ?? null;
  return {
    ...plainReading('dsserver', rest),
    severity,
    code: Number(code) < 0 ? null : Number(code),
    postOffice: postOfficeIn(rest) ?? memory.reporter,
    program: programIn(rest),
    problem: severity === null ? `severity ${digit} is of no known meaning` : null,
  };
}
