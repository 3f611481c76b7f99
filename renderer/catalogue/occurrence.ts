/** What of the catalogue stands in the logs of the open queue, and what stands there that the catalogue does not know. */
import { entryId, meaningOf } from '../../shared/catalogue/catalogue.ts';
import type { CodeCount, LogCodes, LogQuery } from '../../shared/contract/logs.ts';
import type { LogFormat } from '../../shared/logs/model.ts';

/** A code that stands in the logs and in no entry. */
export interface UnknownCode {
  readonly source: string;
  readonly code: string;
  readonly format: LogFormat | null;
  readonly lines: number;
}

export interface Occurrence {
  /** Lines by the name of the entry. */
  readonly lines: ReadonlyMap<string, number>;
  /** The frequent ones first. */
  readonly unknown: readonly UnknownCode[];
  /** Codes that were not looked at, because there are too many different ones. */
  readonly codesLeftOut: number;
}

export function occurrenceOf({ codes, codesLeftOut }: LogCodes): Occurrence {
  const lines = new Map<string, number>();
  const unknown = new Map<string, UnknownCode>();
  for (const counted of codes) {
    const meaning = meaningOf(lineOf(counted));
    if (meaning.kind === 'known') {
      const id = entryId(meaning.entry);
      lines.set(id, (lines.get(id) ?? 0) + counted.lines);
    } else if (meaning.kind === 'unknown') {
      const { source, code } = meaning;
      const key = `${source.toLowerCase()} ${code}`;
      const before = unknown.get(key)?.lines ?? 0;
      unknown.set(key, { source, code, format: counted.format, lines: before + counted.lines });
    }
  }
  return { lines, unknown: [...unknown.values()].toSorted((a, b) => b.lines - a.lines), codesLeftOut };
}

function lineOf({ format, code, program, source }: CodeCount): Parameters<typeof meaningOf>[0] {
  const facts = source === null ? null : ({ kind: 'event', source, category: null, eventId: code } as const);
  return { format, code, program, facts, text: '' };
}

/** The filter of the Logs view that leaves the lines with an unknown code. */
export function unknownLines({ source, code, format }: UnknownCode): Partial<LogQuery> {
  if (format === 'event')
    return { formats: ['event'], code: Number(code), source: source === '' ? null : source };
  return { formats: format === 'dispatch' ? ['dispatch'] : ['dirsync', 'dsserver'], code: Number(code) };
}
