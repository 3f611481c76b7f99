/** What the ladder of an exchange needs of the index: steps that were recorded, and which programs its ends run. */
import { RUNGS } from '../../shared/ladder/model.ts';
import type { RecordedStep } from '../../shared/ladder/done.ts';
import type { Program } from '../../shared/ladder/rungs.ts';
import { parsed } from './message-rows.ts';
import type { ReadHandle } from './open-index.ts';

/** What the journal keeps of a step. */
export interface LadderAct {
  readonly rung: string;
}

interface Exchange {
  readonly requestor: string;
  readonly server: string | null;
}

/** Names hold no tab, so equal keys are equal exchanges. */
export function exchangeKey({ requestor, server }: Exchange): string {
  return `${requestor}\t${server ?? ''}`;
}

/** Steps that stand, in the order they were recorded. */
export function readLadderSteps(index: ReadHandle, exchange: Exchange): RecordedStep[] {
  const sql = `SELECT id, at_ms, who, act_json FROM journal
    WHERE exchange = ? AND act = 'ladder-step' AND result = 'done' AND undone_by IS NULL ORDER BY id`;
  return index.all(sql, exchangeKey(exchange)).flatMap((row) => {
    const act = row['act_json'] === null ? null : parsed<LadderAct>(row['act_json']);
    const rung = RUNGS.find((known) => known === act?.rung);
    if (rung === undefined) return [];
    return [{ journalId: Number(row['id']), rung, atMs: Number(row['at_ms']), who: String(row['who']) }];
  });
}

/** Only the DXA compresses what it sends; a requestor's DXA has a mailbox SYSTEM1, SYSTEM2, … (Q140946, Q150828). */
const COMPRESSED = `codec IS NOT NULL AND codec <> 'none'`;

export function readEnds(
  index: ReadHandle,
  { requestor, server }: Exchange,
): { readonly requestor: Program; readonly server: Program } {
  const isExchangeRequestor = exists(
    index,
    `SELECT 1 FROM message WHERE gone = 0 AND requestor = ? AND kind IN ('ReqTx', 'DirectoryExchange')
       AND (${COMPRESSED} OR upper(from_text) GLOB '*/SYSTEM[0-9]*')`,
    requestor,
  );
  const isExchangeServer =
    server !== null &&
    exists(
      index,
      `SELECT 1 FROM message WHERE gone = 0 AND server = ? AND kind = 'SrvTx' AND ${COMPRESSED}`,
      server,
    );
  return {
    requestor: isExchangeRequestor ? 'exchange' : msMailOrUnknown(index, requestor),
    server: isExchangeServer ? 'exchange' : msMailOrUnknown(index, server),
  };
}

/** Dispatch and LISTDS serve MS Mail post offices only. */
function msMailOrUnknown(index: ReadHandle, postOffice: string | null): Program {
  if (postOffice === null) return 'unknown';
  const sql = `SELECT 1 FROM log_line WHERE post_office = ? AND format IN ('dispatch', 'listds')`;
  return exists(index, sql, postOffice) ? 'ms-mail' : 'unknown';
}

function exists(index: ReadHandle, sql: string, value: string): boolean {
  return index.first(`${sql} LIMIT 1`, value) !== undefined;
}
