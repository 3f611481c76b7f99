/** What a worker does with one job. Everything it needs is passed in, so that tests can pass other decoders. */
import crypto from 'node:crypto';
import { assertNever } from '../../shared/assert-never.ts';
import type { Envelope } from '../../shared/facts.ts';
import type { Failure } from '../../shared/failure.ts';
import type { Recognition } from '../../shared/formats/recognise.ts';
import { failure, success } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import type { DecoderSet } from './decoder-set.ts';
import type { Heartbeat } from './heartbeat.ts';
import { buildMessage } from './jobs/build-message.ts';
import { gatherEntries } from './jobs/gather-entries.ts';
import { lookAtMessage, readByteWindow } from './jobs/look-at-message.ts';
import { lookAtNode } from './jobs/look-at-node.ts';
import { findTransactionAt, lintTransactions, readTransactionPage } from './jobs/look-at-transactions.ts';
import { readSource } from './jobs/read-source.ts';
import type { ReadTools } from './jobs/read-tools.ts';
import { readWhole } from './jobs/regular-file.ts';
import type { RegularFile } from './jobs/regular-file.ts';
import { saveNode } from './jobs/save-node.ts';
import { saveRepaired } from './jobs/save-repaired.ts';
import { sourceFailure, withSource } from './jobs/source.ts';
import type { JobSource, KeptArchives } from './jobs/source.ts';
import type { FindTools } from './nodes/find-node.ts';
import type { Job, JobKind, JobResults, WorkerMessage } from './protocol.ts';

export interface JobSurroundings {
  readonly heartbeat: Heartbeat;
  readonly decoders: Readonly<Record<Decoder, DecoderSet>>;
  /** What bytes are; knows the codecs that were added, too. */
  readonly recognise: (bytes: Uint8Array) => Recognition;
  /** From one job of the thread to the next. */
  readonly kept: KeptArchives;
  readonly post: (message: WorkerMessage) => void;
}

export async function runJob(job: Job, surroundings: JobSurroundings): Promise<JobResults[JobKind]> {
  const { heartbeat, decoders, recognise, kept } = surroundings;
  heartbeat.phase('reading');
  const named = job.kind === 'read' || job.kind === 'build' ? job.decoder : 'safe';
  const decoder = decoders[named];
  const archiveTools = {
    ...decoder.deflate,
    limits: job.limits,
    passed: heartbeat.consumed,
    decompress: decoder.decompress,
    recognise,
  };
  try {
    const { file, steps, listed } = job;
    return await withSource({ file, steps, listed, decoder: named }, archiveTools, kept, (source) =>
      run(job, source, decoder, surroundings),
    );
  } catch (error) {
    return unread(job.kind, sourceFailure(error));
  }
}

async function run(
  job: Job,
  source: JobSource,
  decoder: DecoderSet,
  { heartbeat, recognise, post }: JobSurroundings,
): Promise<JobResults[JobKind]> {
  const tools = {
    ...decoder,
    limits: job.limits,
    heartbeat,
    recognise,
    spent: { bytesOut: 0 },
    keeping: { left: job.limits.nestedBytes },
    post,
    onEnvelope: (envelope: Envelope) => post({ kind: 'envelope', envelope }),
    onPart: (path: string, codec: string) => post({ kind: 'part', path, codec }),
  };
  if (job.kind !== 'read') return look(job, source, tools);
  return readSource(source, {
    ...tools,
    onLogLines: (part, lines) => post({ kind: 'log-lines', part, lines }),
    onMembers: (archive, members) => post({ kind: 'members', archive, members }),
  });
}

/** What needs the whole of a message. */
function look(
  job: Exclude<Job, { readonly kind: 'read' }>,
  source: JobSource,
  tools: Omit<ReadTools, 'tapFor'> & FindTools & Pick<JobSurroundings, 'post'>,
): JobResults[JobKind] | Promise<JobResults[JobKind]> {
  const file: RegularFile = { bytes: readWhole(source.store, job.limits), modifiedMs: source.modifiedMs };
  switch (job.kind) {
    case 'look':
      return lookAtMessage(file, tools);
    case 'bytes':
      return readByteWindow(file, job, tools);
    case 'transactions':
      return readTransactionPage(file, job, tools);
    case 'transactionAt':
      return findTransactionAt(file, job, tools);
    case 'lint':
      return lintTransactions(file, job, tools);
    case 'saveRepaired':
      return saveRepaired(file, job, tools);
    case 'entries':
      return gatherEntries(file, job, tools);
    case 'node':
      return lookAtNode(file, job, tools);
    case 'saveNode':
      return saveNode(file, job, tools);
    case 'hash':
      return success(crypto.createHash('sha256').update(file.bytes).digest('hex'));
    case 'build':
      return buildMessage(file, job.temporary, tools);
    default:
      return assertNever(job);
  }
}

function unread(kind: JobKind, error: Failure): JobResults[JobKind] {
  if (kind === 'read') return { kind: 'unreadable', failure: error, parts: [] };
  return kind === 'build' || kind === 'saveRepaired' || kind === 'saveNode'
    ? failure({ kind: 'source' as const, failure: error })
    : failure(error);
}
