/** Message rows for tests: only what a test is about needs to be said. */
import type { MessageRow } from '../../../shared/model.ts';
import type { HungEvidence } from '../../../shared/state.ts';

export function aRow(id: number, facts: Partial<MessageRow> = {}): MessageRow {
  return {
    id,
    file: `message-${id}.eml`,
    archive: null,
    fileBytes: 1000,
    gone: false,
    state: { kind: 'decoded' },
    kind: 'SrvTx',
    from: null,
    to: null,
    subject: null,
    dateMs: null,
    dateSource: null,
    requestor: null,
    sync: null,
    format: null,
    codec: null,
    bytesIn: null,
    bytesOut: null,
    transactions: null,
    attempts: 1,
    ...facts,
  };
}

export function someRows(first: number, many: number): MessageRow[] {
  return Array.from({ length: many }, (_, index) => aRow(first + index));
}

export function someEvidence(facts: Partial<HungEvidence> = {}): HungEvidence {
  return {
    cause: 'no-progress',
    thresholdMs: 5_000,
    elapsedMs: 6_200,
    silentMs: 5_000,
    phase: 'decoding',
    part: '1.2',
    codec: 'gzip',
    bytesIn: 300_000,
    bytesOut: 1_234_567,
    cpuMs: 4_900,
    measuredMs: 4_950,
    activity: 'burned',
    decoder: 'legacy-msmi',
    attempt: 1,
    workersBusy: 3,
    workers: 4,
    samples: [],
    ...facts,
  };
}
