/** Writes the uncompressed message: compressed attachments replaced by what they hold, every other byte as it was. */
import crypto from 'node:crypto';
import type { Failure } from '../../../shared/failure.ts';
import { readMimeStructure } from '../../../shared/mime/structure.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { BuildProblem, BuiltMessage, ReadResult } from '../protocol.ts';
import { createMessageWriter } from './message-writer.ts';
import { intoNewFile } from './new-file.ts';
import { readMessage } from './read-message.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';

/**
 * Builds the message into `temporary`, which must not exist, and syncs it to disk. On any failure nothing is left.
 * A part that is decoded twice would have to give the same bytes twice, so it is decoded once, straight into the file.
 */
export function buildMessage(
  file: RegularFile,
  temporary: string,
  tools: Omit<ReadTools, 'tapFor'>,
): Promise<Result<BuiltMessage, BuildProblem>> {
  return intoNewFile(temporary, async (target) => {
    const writer = createMessageWriter(file.bytes, tools, target.write);
    const read = await readMessage(file, { ...tools, tapFor: writer.tapFor });
    const problem = whyNotDeliverable(read, file, tools) ?? writer.finish(read);
    if (problem !== null) return failure({ kind: 'source' as const, failure: problem });
    const sourceSha256 = crypto.createHash('sha256').update(file.bytes).digest('hex');
    return success({ ...target.keep(), sourceSha256 });
  });
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
