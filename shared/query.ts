import { z } from 'zod';
import { MESSAGE_KINDS } from './model.ts';
import { STATE_KINDS } from './state.ts';

export const SORT_COLUMNS = [
  'file',
  'state',
  'kind',
  'requestor',
  'from',
  'to',
  'subject',
  'date',
  'codec',
  'fileBytes',
  'bytesIn',
  'bytesOut',
  'transactions',
  'attempts',
] as const;

export const messageQuerySchema = z.object({
  /** Empty arrays mean "any". */
  states: z.array(z.enum(STATE_KINDS)),
  kinds: z.array(z.enum(MESSAGE_KINDS)),
  requestors: z.array(z.string().max(200)).max(500),
  /** Every word must occur in file, subject, from or to; case-insensitive. */
  text: z.string().max(200),
  sort: z.object({ column: z.enum(SORT_COLUMNS), direction: z.enum(['ascending', 'descending']) }),
});

export type MessageQuery = z.infer<typeof messageQuerySchema>;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export const EVERYTHING: MessageQuery = {
  states: [],
  kinds: [],
  requestors: [],
  text: '',
  sort: { column: 'file', direction: 'ascending' },
};
