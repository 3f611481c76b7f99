/** Requestors that send the same updates again and again although each reply acknowledges them (Q156714). */
import { counted } from '../../../format/count.ts';
import type { LedgerRow, RequestorLedger } from '../../../ledger/model.ts';
import { createRunTimes } from '../../about-cycles.ts';
import type { Context } from '../../facts.ts';
import type { Symptom } from '../../model.ts';
import { UNRECORDED } from './rules.ts';
import { fileEvidence, symptomOf } from '../../plain-rule.ts';

/** So many acknowledgements in a row without effect; one or two are a reply that was lost. */
const IN_VAIN = 3;

export function findUnrecorded({ ledger, picture }: Pick<Context, 'ledger' | 'picture'>): Symptom[] {
  const timeOf = createRunTimes(picture);
  return ledger.ledgers.flatMap((one) => {
    const { rows, isOver } = latestStreak(one);
    const last = rows.at(-1);
    if (last === undefined) return [];
    return [unrecorded(one, rows, { isOver, atMs: timeOf(one.server, last.cycle) })];
  });
}

/** Rows whose updates were acknowledged and came again, the last such stretch; empty when it is too short. */
function latestStreak({ rows }: RequestorLedger): {
  readonly rows: readonly LedgerRow[];
  readonly isOver: boolean;
} {
  let found: readonly LedgerRow[] = [];
  let current: LedgerRow[] = [];
  let before: LedgerRow | null = null;
  for (const row of rows) {
    if (row.requestor === null) continue;
    if (before !== null && isRepeated(before, row)) current.push(before);
    else current = [];
    if (current.length >= IN_VAIN) found = [...current];
    before = row;
  }
  return { rows: found, isOver: found.length > 0 && current.length === 0 };
}

/** The server repeated the R of the first request, and the second one sends the same once more. */
function isRepeated({ requestor: sent, server }: LedgerRow, { requestor: again }: LedgerRow): boolean {
  if (sent === null || again === null || server === null) return false;
  const { req, reqWas } = sent;
  if (req === null || reqWas === null || req <= reqWas || server.req !== req) return false;
  return again.req === req && again.reqWas === reqWas && (again.sent ?? 0) > 0;
}

function unrecorded(
  { requestor, server }: RequestorLedger,
  rows: readonly LedgerRow[],
  { isOver, atMs }: Pick<Symptom, 'isOver' | 'atMs'>,
): Symptom {
  const [first, last] = [rows[0], rows.at(-1)];
  const messages = rows.flatMap(({ requestor: sent, server: got }) => [
    ...(sent?.message == null ? [] : [sent.message]),
    ...(got?.message == null ? [] : [got.message]),
  ]);
  return symptomOf(UNRECORDED, {
    group: isOver ? 'over' : '',
    text: `${requestor} sent R=${first?.requestor?.req ?? 0} (was ${first?.requestor?.reqWas ?? 0}) again after ${counted(rows.length, 'reply', 'replies')} that acknowledged it, in cycles ${first?.cycle ?? 0} to ${last?.cycle ?? 0}.`,
    severity: isOver ? 'info' : null,
    isOver,
    atMs,
    evidence: [
      { text: `Ledger of ${requestor}`, place: { kind: 'ledger', requestor, server } },
      ...messages.slice(-4).map((message) => fileEvidence(message)),
    ],
    about: {
      messages: messages.map(({ id }) => id),
      lines: [],
      requestors: [requestor],
      cycles: rows.map(({ cycle }) => ({ requestor, server, cycle })),
    },
  });
}
