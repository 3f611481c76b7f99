/** What the list of lines is narrowed to, and what of it is remembered. (The schema's side would bring zod in.) */
import type { LogQuery } from '../../shared/contract/logs.ts';
import { EVERY_LINE } from '../../shared/logs/every-line.ts';
import { LOG_FORMATS, LOG_SEVERITIES } from '../../shared/logs/model.ts';
import { recall, remember } from '../ui/remembered.ts';

/** The newest first: what is wrong now stands at the top. */
const AT_FIRST: LogQuery = { ...EVERY_LINE, order: 'newest' };

/** What a chip narrows the list to. */
export type LineSeverity = LogQuery['severities'][number];

const LINE_SEVERITIES: readonly LineSeverity[] = [...LOG_SEVERITIES, 'none'];

export const LOG_ORDERS: readonly LogQuery['order'][] = ['newest', 'time', 'file'];

export function isFiltered(query: LogQuery): boolean {
  return (
    query.formats.length + query.severities.length + query.postOffices.length > 0 ||
    query.code !== null ||
    query.source !== null ||
    query.text !== '' ||
    query.fileId !== null ||
    query.problemsOnly
  );
}

/** What is as useful in the next queue as in this one; files, post offices and words belong to one queue. */
type Kept = Pick<LogQuery, 'formats' | 'severities' | 'problemsOnly' | 'order'>;

const KEY = 'log-filter';

export function rememberFilter({ formats, severities, problemsOnly, order }: LogQuery): void {
  remember(KEY, { formats, severities, problemsOnly, order } satisfies Kept);
}

export function recallFilter(): LogQuery {
  return { ...AT_FIRST, ...recall(KEY, isKept, AT_FIRST) };
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { formats, severities, problemsOnly, order } = value as Record<string, unknown>;
  return (
    isListOf(formats, LOG_FORMATS) &&
    isListOf(severities, LINE_SEVERITIES) &&
    typeof problemsOnly === 'boolean' &&
    LOG_ORDERS.some((known) => known === order)
  );
}

function isListOf(value: unknown, known: readonly string[]): boolean {
  return Array.isArray(value) && value.every((one) => known.includes(String(one)));
}
