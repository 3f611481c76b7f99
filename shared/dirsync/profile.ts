/**
 * The `[DIRSYNC]` section in the body of a foreign requestor's message (Q106623, Q118298): what it wants of the server.
 * Keys and values are matched in any case. Everything is kept as it was written, in its order, also what is not known.
 */
import { parsePostOffice } from './address.ts';

export interface ProfileField {
  readonly key: string;
  readonly value: string;
  /** What is wrong with the line, else null. */
  readonly problem: string | null;
}

export interface Profile {
  readonly fields: readonly ProfileField[];
  readonly task: 'EXPORT' | 'IMPORTREQ' | null;
  /** "NET/PO" in capitals; null where REQNAME or NAME gives none. */
  readonly requestor: string | null;
  /** Address types that the requestor takes, in capitals. */
  readonly types: readonly string[];
  readonly template: boolean | null;
  /** Last transaction that the server sent to it. */
  readonly serverSequence: number | null;
  readonly transactions: 'inbody' | 'inattachment' | null;
}

const SECTION = /^[ \t]*\[dirsync\][ \t]*$/i;
const NEXT_SECTION = /^[ \t]*\[/;
const LINE_END = /\r\n|\r|\n/;

/** Lines of the section that are kept; those seen have six. */
export const PROFILE_LINES = 100;
/** A section begins and ends within this much text. */
export const PROFILE_CHARS = 16 * 1024;
const LINE_CHARS = 1_000;

/** Null when the text has no `[DIRSYNC]` section within its first `PROFILE_CHARS` characters. */
export function parseProfile(text: string): Profile | null {
  const lines = text.slice(0, PROFILE_CHARS).split(LINE_END);
  const start = lines.findIndex((line) => SECTION.test(line));
  if (start === -1) return null;
  const fields: ProfileField[] = [];
  for (const line of lines.slice(start + 1)) {
    if (NEXT_SECTION.test(line) || fields.length === PROFILE_LINES) break;
    if (line.trim() !== '') fields.push(readField(line.slice(0, LINE_CHARS)));
  }
  return profileOf(fields);
}

/** The section as text, without its bad lines being changed: the inverse of `parseProfile`. */
export function printProfile(
  fields: readonly Pick<ProfileField, 'key' | 'value'>[],
  lineEnd = '\r\n',
): string {
  const lines = fields.map(({ key, value }) => (key === '' ? value : `${key}=${value}`));
  return ['[DIRSYNC]', ...lines].map((line) => line + lineEnd).join('');
}

function readField(line: string): ProfileField {
  const equals = line.indexOf('=');
  if (equals <= 0) return { key: '', value: line.trim(), problem: 'no KEY=value' };
  const key = line.slice(0, equals).trim();
  const value = line.slice(equals + 1).trim();
  return { key, value, problem: problemWith(key.toUpperCase(), value) };
}

function problemWith(key: string, value: string): string | null {
  const text = value.toUpperCase();
  switch (key) {
    case 'TASK':
      return text === 'EXPORT' || text === 'IMPORTREQ' ? null : 'no task that is known';
    case 'REQNAME':
    case 'NAME':
      return value === '' || value.endsWith(':') ? 'names no requestor (Q99268)' : null;
    case 'TYPES':
      return typesIn(value).length > 0 ? null : 'names no address type';
    case 'TEMPLATE':
      return text === 'YES' || text === 'NO' ? null : 'neither YES nor NO';
    case 'SRVSEQ':
      return numberIn(value) === null ? 'no number' : null;
    case 'TRANSACTIONS':
      return text === 'INBODY' || text === 'INATTACHMENT' ? null : 'neither INBODY nor INATTACHMENT';
    default:
      return null;
  }
}

function profileOf(fields: readonly ProfileField[]): Profile {
  const valueOf = (...keys: readonly string[]): string | null => {
    const field = fields.find(({ key, problem }) => problem === null && keys.includes(key.toUpperCase()));
    return field?.value ?? null;
  };
  const task = valueOf('TASK')?.toUpperCase() ?? null;
  const template = valueOf('TEMPLATE')?.toUpperCase() ?? null;
  const format = valueOf('TRANSACTIONS')?.toLowerCase() ?? null;
  return {
    fields,
    task: task === 'EXPORT' || task === 'IMPORTREQ' ? task : null,
    requestor: parsePostOffice(valueOf('REQNAME', 'NAME') ?? ''),
    types: typesIn(valueOf('TYPES') ?? ''),
    template: template === null ? null : template === 'YES',
    serverSequence: numberIn(valueOf('SRVSEQ') ?? ''),
    transactions: format === 'inbody' || format === 'inattachment' ? format : null,
  };
}

function typesIn(value: string): string[] {
  const types = value.split('|').map((type) => type.trim().toUpperCase());
  return types.filter((type) => type !== '');
}

/** Ten digits are what is seen; the counter is 32 bits wide. */
function numberIn(value: string): number | null {
  if (!/^\d{1,12}$/.test(value)) return null;
  const number = Number(value);
  return number <= 0xffff_ffff ? number : null;
}
