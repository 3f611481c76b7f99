/** Writes the uncompressed message: compressed attachments replaced by what they hold, every other byte as it was. */
import crypto from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '../../../shared/failure.ts';
import { readMimeStructure } from '../../../shared/mime/structure.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { BuildProblem, BuiltMessage, ReadResult } from '../protocol.ts';
import { planDelivery } from './delivery-plan.ts';
import type { DeliveryPlan } from './delivery-plan.ts';
import { createMessageWriter } from './message-writer.ts';
import { intoNewFile } from './new-file.ts';
import { readMessage } from './read-message.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

type BuildTools = Omit<ReadTools, 'tapFor'>;

/**
 * Builds the message into `temporary`, which must not exist, and syncs it to disk. On any failure nothing is left.
 * What is written is decoded once, straight into the file: decoded twice, it would have to give the same bytes twice.
 * Only when it is read to its end it shows what may be replaced; where more was, it is written anew with only that.
 */
export async function buildMessage(
  file: RegularFile,
  temporary: string,
  tools: BuildTools,
): Promise<Result<BuiltMessage, BuildProblem>> {
  const first = await buildWith(file, null, temporary, tools);
  if (first.ok) return first;
  if (first.error.kind !== 'other-contents') return failure(first.error);
  const second = await buildWith(file, first.error.wanted, temporary, tools);
  if (second.ok) return second;
  if (second.error.kind !== 'other-contents') return failure(second.error);
  const detail = 'the same message was read twice, and not alike';
  return failure({ kind: 'source', failure: { kind: 'decoder-crashed', detail, part: null, offset: null } });
}

/** What was written is not what may be: why it is to be written anew, and with what. */
interface OtherContents {
  readonly kind: 'other-contents';
  readonly wanted: readonly string[];
}

function buildWith(
  file: RegularFile,
  wanted: readonly string[] | null,
  temporary: string,
  tools: BuildTools,
): Promise<Result<BuiltMessage, BuildProblem | OtherContents>> {
  return intoNewFile<BuiltMessage, BuildProblem | OtherContents>(temporary, async (target) => {
    const writer = createMessageWriter(file.bytes, wanted, tools, target.write);
    const read = await readMessage(file, { ...tools, tapFor: writer.tapFor });
    const plan = planOf(read, file, tools);
    if (!plan.ok) return failure({ kind: 'source', failure: plan.error });
    const { replaced, problem } = writer.finish();
    if (!isDeepStrictEqual(replaced, plan.value.replaced))
      return failure({ kind: 'other-contents', wanted: plan.value.replaced });
    if (problem !== null) return failure({ kind: 'source', failure: problem });
    const sourceSha256 = crypto.createHash('sha256').update(file.bytes).digest('hex');
    return success({ ...target.keep(), sourceSha256 });
  });
}

function planOf(
  read: ReadResult,
  file: RegularFile,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
): Result<DeliveryPlan, Failure> {
  const why = whyNotDeliverable(read, file, tools);
  if (why !== null) return failure(why);
  return planDelivery(read.kind === 'message' ? read.parts : []);
}

function whyNotDeliverable(
  read: ReadResult,
  file: RegularFile,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
): Failure | null {
  if (read.kind === 'unreadable') return read.failure;
  if (read.kind === 'unrecognised') return notDeliverable(`no message: ${read.reason}`);
  if (read.kind !== 'message')
    return notDeliverable(`no message: ${read.kind === 'log' ? 'a log' : read.form}`);
  if (read.failure !== null) return read.failure;
  if (read.parts.length === 0 || read.envelope.from === null) {
    return notDeliverable('no sender: a post office could not accept it');
  }
  const [whole] = read.parts;
  if (whole?.format === 'tnef' || whole?.format === 'msg')
    return notDeliverable(
      'no mail message: it has no headers to deliver it with; save its attachment instead',
    );
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return structure.error;
  // What was cut off cannot be delivered, whatever can be read of the rest and whosever message it is.
  return structure.value.cutOff;
}

function notDeliverable(detail: string): Failure {
  return { kind: 'malformed-message', detail, part: null, offset: null };
}
