/** DIRSYNC.LOG: a word for the severity, and the number of the message in brackets (Q118447, Q134228, Q149271). */
import { plainReading } from './form.ts';
import type { FileMemory, Reading } from './form.ts';
import type { LogSeverity } from './model.ts';
import { postOfficeIn, programIn, runIn } from './names.ts';

const ENTRY = /^(Status|Notice|Warning|Error|Fatal)(?![a-z])\s*(?:\[\s*(\d{0,5})\s*\])?\s*(.*)$/is;
const SEVERITIES: Readonly<Record<string, LogSeverity>> = {
  status: 'status',
  notice: 'notice',
  warning: 'warning',
  error: 'error',
  fatal: 'fatal',
};
/** CENTRAL.LOG repeats the reports of the requestors one after the other, each under such a line (Q96060, Q192158). */
const REPORT = /^(?:status )?report from /i;

/** An address and nothing else. */
const HEADING = /^[A-Z0-9]{1,8}:\S+\/\S+$/i;

/** Reads what follows the bar; null when it does not begin with a severity. */
export function readDirsyncText(text: string, memory: FileMemory): Reading | null {
  const match = ENTRY.exec(text);
  if (match === null) return null;
  const [, word = '', number = '', rest = ''] = match;
  const postOffice = postOfficeIn(rest);
  const run = runIn(rest);
  if (REPORT.test(rest)) memory.reporter = postOffice;
  const severity = SEVERITIES[word.toLowerCase()] ?? null;
  const isTrouble = severity === 'error' || severity === 'fatal';
  if (postOffice !== null || !isTrouble)
    memory.concerned = HEADING.test(rest) && isTrouble ? postOffice : null;
  return {
    ...plainReading('dirsync', rest),
    severity,
    code: number === '' ? null : Number(number),
    postOffice: postOffice ?? memory.concerned,
    program: programIn(rest),
    facts: run,
  };
}
