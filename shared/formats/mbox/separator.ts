/**
 * The line before each message of an mbox (RFC 4155, appendix A): "From ", a sender, the date as asctime(3) gives it.
 * Programs differ in the zone, which stands before or behind the year or not at all, and in what follows the date.
 */
const WEEK_DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DAY = '(?<day>\\d{1,2})';
const TIME = '(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<second>\\d\\d))?';
const YEAR = '(?<year>\\d{4})';
const ZONE = '(?:[A-Za-z]{1,5}|[+-]\\d{4})';
const ASCTIME = new RegExp(
  `^${WEEK_DAY},? ${MONTH} ${DAY} ${TIME}(?: (?<before>${ZONE}))?(?: ${ZONE})? ${YEAR}(?: (?<behind>[+-]\\d{4}))?\\b`,
  'i',
);
const MAIL_DATE = new RegExp(
  `^${WEEK_DAY},? ${DAY} ${MONTH} ${YEAR} ${TIME}(?: (?<behind>${ZONE}))?(?!\\S)`,
  'i',
);
const DATE_START = new RegExp(`(?<= )${WEEK_DAY},? `, 'gi');

/** Of a line as much as a separator may have. */
export const SEPARATOR_BYTES = 1_000;
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const;

/** Whether "From " stands at `at`. */
export function beginsWithFrom(bytes: Uint8Array, at: number): boolean {
  return FROM.every((byte, index) => bytes[at + index] === byte);
}

/**
 * The date of a separator line in milliseconds, without a zone taken as UTC (RFC 4155); null when the line is none:
 * a letter may well have a line that begins with "From here on".
 * @param line without its line end
 */
export function separatorTime(line: string): number | null {
  const text = line.slice(0, SEPARATOR_BYTES).replaceAll(/[ \t]+/g, ' ');
  if (!text.startsWith('From ')) return null;
  // The sender may hold blanks, and may look like a day of the week.
  for (const { index } of text.matchAll(DATE_START)) {
    const rest = text.slice(index, index + 60);
    const date = ASCTIME.exec(rest) ?? MAIL_DATE.exec(rest);
    const time = date?.groups === undefined ? null : timeOf(date.groups);
    if (time !== null) return time;
  }
  return null;
}

function timeOf(part: Readonly<Record<string, string | undefined>>): number | null {
  const [year, day, hour, minute, second] = ['year', 'day', 'hour', 'minute', 'second'].map((name) =>
    Number(part[name] ?? 0),
  ) as [number, number, number, number, number];
  const month = MONTHS.indexOf((part['month'] ?? '').toLowerCase());
  if (year < 1970 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const zone = /^[+-]\d{4}$/.exec(part['behind'] ?? part['before'] ?? '')?.[0];
  const minutes = zone === undefined ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const offset = zone?.startsWith('-') ? -minutes : minutes;
  return Date.UTC(year, month, day, hour, minute, second) - offset * 60_000;
}
