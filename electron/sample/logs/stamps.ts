/** Times as the programs of 1996 wrote them. Every clock of the sample is in UTC. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `MM/DD/YY HH:MM`. Years after 1999 go on counting (Q192158). */
export function minuteStamp(atMs: number): string {
  const at = new Date(atMs);
  const date = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCFullYear() - 1900].map(two).join('/');
  return `${date} ${clock(at)}`;
}

/** `MM/DD/YY HH:MM:SS`, with the same years. */
export function secondStamp(atMs: number): string {
  return `${minuteStamp(atMs)}:${two(new Date(atMs).getUTCSeconds())}`;
}

/** `DD-MM-YY HH:MM` of the mail logs; of a year after 1999 they keep the first two digits (Q192156). */
export function mailStamp(atMs: number): string {
  const at = new Date(atMs);
  const year = String(at.getUTCFullYear() - 1900).slice(0, 2);
  return `${two(at.getUTCDate())}-${two(at.getUTCMonth() + 1)}-${year} ${clock(at)}`;
}

/** `Fri Feb 18 13:11:58 1994`, as LISTDS prints it (Q96060). */
export function listingStamp(atMs: number): string {
  const at = new Date(atMs);
  const date = `${dayName(at.getUTCDay())} ${MONTHS[at.getUTCMonth()]} ${two(at.getUTCDate())}`;
  return `${date} ${clock(at)}:${two(at.getUTCSeconds())} ${at.getUTCFullYear()}`;
}

/** Date and time of an exported event log, two columns (Q169117). */
export function eventStamp(atMs: number): readonly [date: string, time: string] {
  const at = new Date(atMs);
  const year = two(at.getUTCFullYear() % 100);
  const hour = at.getUTCHours();
  const minutes = `${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return [
    `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${year}`,
    `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`,
  ];
}

export function dayName(day: number): string {
  return DAYS[day] as string;
}

export function clock(at: Date): string {
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
