/** A requestor's side of the DirSync protocol: what T1 writes and what T3 takes (Q96060, Q99961, Q133428). */
import { mergeUpdates } from './directory.ts';
import type { Updates } from './directory.ts';
import type { Batch, Requestor } from './requestors.ts';

/** A ReqTx: `R=req (was reqWas), S=srv, I=imports`. */
export interface Request {
  readonly requestor: Requestor;
  readonly isFullImport: boolean;
  readonly req: number;
  readonly reqWas: number;
  readonly srv: number;
  readonly imports: number;
  readonly batches: readonly Batch[];
}

/** A SrvTx: `R=req S=srv (was srvWas), I=imports`. */
export interface Reply {
  readonly requestor: Requestor;
  readonly isFullImport: boolean;
  readonly req: number;
  readonly srv: number;
  readonly srvWas: number;
  readonly imports: number;
  readonly updates: Updates;
}

/** T1: what is not acknowledged goes out once more. Asking for everything means R=0 and S=0, and counts I. */
export function ask(requestor: Requestor, isFullImport: boolean, drawn: Updates): Request {
  if (isFullImport) {
    requestor.acknowledged = 0;
    requestor.unacknowledged = [];
    requestor.srvSync = 0;
    requestor.imports++;
  } else if (drawn.transactions > 0) {
    const last = newestReq(requestor) + drawn.transactions;
    requestor.unacknowledged = [...requestor.unacknowledged, { last, updates: drawn }];
  }
  const { acknowledged, unacknowledged, srvSync, imports } = requestor;
  const req = newestReq(requestor);
  return {
    requestor,
    isFullImport,
    req,
    reqWas: acknowledged,
    srv: srvSync,
    imports,
    batches: unacknowledged,
  };
}

/** T3: a reply whose I is too low is old mail; one that echoes our R acknowledges what we sent. */
export function take({ requestor, req, srv, imports }: Reply): 'taken' | 'rejected' {
  if (imports < requestor.imports) return 'rejected';
  if (req === newestReq(requestor)) {
    requestor.acknowledged = req;
    requestor.unacknowledged = [];
    requestor.srvSync = srv;
  }
  return 'taken';
}

/** All updates that a request carries. */
export function updatesOf({ batches }: Request): Updates {
  return mergeUpdates(batches.map(({ updates }) => updates));
}

function newestReq({ acknowledged, unacknowledged }: Requestor): number {
  return unacknowledged.at(-1)?.last ?? acknowledged;
}
