/** What a worker does with one job. Everything it needs is passed in, so that tests can pass other decoders. */
import crypto from 'node:crypto';
import { assertNever } from '../../shared/assert-never.ts';
import type { Decompress } from '../../shared/codecs/decompress.ts';
import type { Failure } from '../../shared/failure.ts';
import { failure, success } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import type { Heartbeat } from './heartbeat.ts';
import { buildMessage } from './jobs/build-message.ts';
import { gatherEntries } from './jobs/gather-entries.ts';
import { lookAtMessage, readByteWindow } from './jobs/look-at-message.ts';
import { findTransactionAt, lintTransactions, readTransactionPage } from './jobs/look-at-transactions.ts';
import { readMessage } from './jobs/read-message.ts';
import { readRegularFile } from './jobs/regular-file.ts';
import { saveRepaired } from './jobs/save-repaired.ts';
import type { Envelope } from '../../shared/facts.ts';
import type { Job, JobKind, JobResults, WorkerMessage } from './protocol.ts';

export interface JobSurroundings {
  readonly heartbeat: Heartbeat;
  readonly decompressors: Readonly<Record<Decoder, Decompress>>;
  readonly post: (message: WorkerMessage) => void;
}

export async function runJob(job: Job, surroundings: JobSurroundings): Promise<JobResults[JobKind]> {
  const { heartbeat, decompressors, post } = surroundings;
  heartbeat.phase('reading');
  const file = readRegularFile(job.file, job.limits, heartbeat);
  if (!file.ok) return unread(job.kind, file.error);
  const tools = {
    limits: job.limits,
    heartbeat,
    decompress: decompressors[job.kind === 'read' || job.kind === 'build' ? job.decoder : 'safe'],
    onEnvelope: (envelope: Envelope) => post({ kind: 'envelope', envelope }),
    onPart: (path: string, codec: string) => post({ kind: 'part', path, codec }),
  };
  switch (job.kind) {
    case 'read':
      return readMessage(file.value, {
        ...tools,
        onLogLines: (part, lines) => post({ kind: 'log-lines', part, lines }),
      });
    case 'look':
      return lookAtMessage(file.value, tools);
    case 'bytes':
      return readByteWindow(file.value, job, tools);
    case 'transactions':
      return readTransactionPage(file.value, job, tools);
    case 'transactionAt':
      return findTransactionAt(file.value, job, tools);
    case 'lint':
      return lintTransactions(file.value, job, tools);
    case 'saveRepaired':
      return saveRepaired(file.value, job, tools);
    case 'entries':
      return gatherEntries(file.value, job, { ...tools, post });
    case 'hash':
      return success(crypto.createHash('sha256').update(file.value.bytes).digest('hex'));
    case 'build':
      return buildMessage(file.value, job.temporary, tools);
    default:
      return assertNever(job);
  }
}

function unread(kind: JobKind, error: Failure): JobResults[JobKind] {
  if (kind === 'read') return { kind: 'unreadable', failure: error };
  return kind === 'build' || kind === 'saveRepaired'
    ? failure({ kind: 'source' as const, failure: error })
    : failure(error);
}
