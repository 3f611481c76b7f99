/** Cycles and ledger as the `inspect` document has them. Times are ISO 8601 in UTC. */
import type { Cycle, CycleStep } from '../../shared/cycles/model.ts';
import type { Breach, RequestorLedger } from '../../shared/ledger/model.ts';

export function cycleEntry({ requestor, server, index, state, request, reply, steps, notes }: Cycle): object {
  return {
    requestor,
    server,
    index,
    t1: request && { at: timeOf(steps.requestSent), file: request.file, late: request.late },
    srvTx: reply && { at: timeOf(steps.replySent), file: reply.file },
    state,
    notes: notes.map(({ kind, text }) => ({ kind, text })),
  };
}

export function ledgerEntry(ledger: RequestorLedger): object {
  const { requestor, server, reqSync, srvSync, impSync, breaches, keepUpdates } = ledger;
  return {
    requestor,
    server,
    reqSync,
    srvSync,
    impSync,
    breaches: breaches.map(breachEntry),
    keepUpdates: keepUpdates && {
      ...keepUpdates,
      lastHeardMs: undefined,
      limitAtMs: undefined,
      lastHeard: new Date(keepUpdates.lastHeardMs).toISOString(),
      limitAt: keepUpdates.limitAtMs === null ? null : new Date(keepUpdates.limitAtMs).toISOString(),
    },
  };
}

function breachEntry(breach: Breach): object {
  const { invariant, title, text, nextStep, firstCycle, lastCycle, overSince, kb, cause, messages } = breach;
  return {
    invariant,
    title,
    text,
    nextStep,
    firstCycle,
    lastCycle,
    overSince,
    kb,
    cause,
    files: messages.map(({ file }) => file),
  };
}

function timeOf(step: CycleStep | null): string | null {
  return step === null ? null : new Date(step.atMs).toISOString();
}
