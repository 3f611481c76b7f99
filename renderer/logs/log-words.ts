/** What the fields of a line are called on the screen. */
import { meaningOf } from '../../shared/catalogue/catalogue.ts';
import type { CodedLine } from '../../shared/catalogue/catalogue.ts';
import type { LogFacts } from '../../shared/logs/model.ts';
import { exactBytes } from '../../shared/format/bytes.ts';
import { count } from '../../shared/format/count.ts';

export { formatWord } from '../../shared/logs/format-word.ts';

/** The text of a line, or what its code stands for where it has none, as in DSSERVER.LOG (Q149271). */
export function textOf(row: CodedLine): {
  readonly text: string;
  readonly isNone: boolean;
} {
  const { text, code } = row;
  if (text.trim() !== '') return { text, isNone: false };
  const meaning = meaningOf(row);
  if (meaning.kind === 'known')
    return { text: `${meaning.entry.title} (code ${code}, no text)`, isNone: true };
  return { text: code === null ? 'no text' : `code ${code}, no text`, isNone: true };
}

/** Name of a file without its folders. */
export function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const OUTCOMES: Readonly<Record<Extract<LogFacts, { kind: 'run' }>['outcome'], string>> = {
  started: 'started',
  normal: 'ended normally',
  abnormal: 'ended abnormally',
  missed: 'missed its run window',
};

/** The fields of one format beyond those that all lines have, by name. */
export function factWords(facts: LogFacts): readonly (readonly [string, string])[] {
  switch (facts.kind) {
    case 'run':
      return pairs(
        ['Process', facts.step],
        ['Outcome', OUTCOMES[facts.outcome]],
        ['Exit code', facts.exitCode],
      );
    case 'mail':
      return pairs(
        ['From', facts.from],
        ['To', facts.to],
        ['Size', exactBytes(facts.bytes)],
        ['Mail files', facts.mai.length === 0 ? null : facts.mai.join(', ')],
      );
    case 'server-numbers':
      return pairs(['Highest SrvSync', facts.highest], ['Cycle', facts.cycle]);
    case 'requestor-numbers':
      return pairs(
        ['As kept by', `the ${facts.side}`],
        ['ReqSync', facts.reqSync],
        ['SrvSync', facts.srvSync],
        ['ImpSync', facts.impSync],
        ['Last cycle', facts.lastCycle],
        ['Last update', facts.lastUpdate],
      );
    case 'queued-transaction':
      return pairs(['Sync number', facts.sync], ['CRC', facts.crc], ['Transaction', facts.transaction]);
    case 'schedule':
      return pairs(['Process', facts.step], ['When', `${DAYS[facts.day] ?? '?'} ${timeOfDay(facts.minute)}`]);
    case 'event':
      return pairs(
        ['Source', facts.source],
        ['Category', facts.category],
        ['Event ID', String(facts.eventId)],
      );
    case 'counted-year':
      return pairs(['Year as written', `${facts.written}, counted from 1900`]);
  }
}

/** A field that the line does not hold is left out. */
function pairs(
  ...fields: readonly (readonly [string, string | number | null])[]
): readonly (readonly [string, string])[] {
  return fields.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [[name, typeof value === 'number' ? count(value) : value] as const],
  );
}

function timeOfDay(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** "UTC", "UTC+1", "UTC−3:30". */
export function zoneWord(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Zones in use, and the one that is set. */
export function zoneChoices(current: number): readonly number[] {
  const halves = Array.from({ length: 2 * 26 + 1 }, (_, step) => (step - 24) * 30);
  return [...new Set([...halves, 345, 765, current])].toSorted((a, b) => a - b);
}
