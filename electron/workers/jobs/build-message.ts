/** Writes the uncompressed message: compressed attachments replaced by what they hold, every other byte as it was. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { errorText } from '../../../shared/error-text.ts';
import type { Failure } from '../../../shared/failure.ts';
import { walkParts, readMimeStructure } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import { zipEntries } from '../../../shared/codecs/zip.ts';
import type { BuildProblem, BuiltMessage, ReadResult } from '../protocol.ts';
import { createBase64Lines } from './base64-lines.ts';
import { readMessage } from './read-message.ts';
import type { ReadTools } from './read-tools.ts';
import type { RegularFile } from './regular-file.ts';
import { asBuffer, transferDecoded } from './transfer-encoding.ts';

const TRANSFER_ENCODING = /^content-transfer-encoding[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\n/im;

/**
 * Builds the message into `temporary`, which must not exist, and syncs it to disk. On any failure nothing is left.
 * A part that is decoded twice would have to give the same bytes twice, so it is decoded once, straight into the file.
 */
export async function buildMessage(
  file: RegularFile,
  temporary: string,
  tools: Omit<ReadTools, 'tapFor'>,
): Promise<Result<BuiltMessage, BuildProblem>> {
  try {
    return await buildInto(file, temporary, tools);
  } catch (error) {
    if (!(error instanceof TargetFault)) throw error;
    return failure({ kind: 'target', detail: error.message });
  }
}

/** The delivery folder cannot take the message: full, gone, or not ours to write to. Says nothing about the message. */
class TargetFault extends Error {}

function onTarget<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw new TargetFault(errorText(error));
  }
}

async function buildInto(
  file: RegularFile,
  temporary: string,
  tools: Omit<ReadTools, 'tapFor'>,
): Promise<Result<BuiltMessage, BuildProblem>> {
  const handle = onTarget(() => fs.openSync(temporary, 'wx'));
  const writer = createWriter(file, handle);
  let isWhole = false;
  try {
    const read = await readMessage(file, { ...tools, tapFor: writer.tapFor });
    const problem = whyNotDeliverable(read, file, tools);
    if (problem !== null) return failure({ kind: 'source', failure: problem });
    const built = writer.finish();
    onTarget(() => fs.fsyncSync(handle));
    isWhole = true;
    return success(built);
  } finally {
    fs.closeSync(handle);
    if (!isWhole) fs.rmSync(temporary, { force: true });
  }
}

function whyNotDeliverable(
  read: ReadResult,
  file: RegularFile,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
): Failure | null {
  if (read.kind === 'unreadable') return read.failure;
  if (read.kind === 'unrecognised') return notDeliverable('malformed-message', `no message: ${read.reason}`);
  if (read.kind === 'log') return notDeliverable('malformed-message', 'no message: a log');
  if (read.failure !== null) return read.failure;
  if (read.parts.length === 0 || read.envelope.from === null) {
    return notDeliverable('malformed-message', 'no sender: a post office could not accept it');
  }
  const structure = readMimeStructure(file.bytes, tools.limits, tools.heartbeat.consumed);
  if (!structure.ok) return structure.error;
  // What was cut off cannot be delivered, whatever can be read of the rest and whosever message it is.
  return structure.value.cutOff ?? manyFilesInZip(read, structure.value.root, file, tools);
}

/** One attachment can be replaced by one file only; choosing among several would be a guess. */
function manyFilesInZip(
  read: ReadResult & { kind: 'message' },
  root: MimePart,
  file: RegularFile,
  tools: Pick<ReadTools, 'limits' | 'heartbeat'>,
): Failure | null {
  if (!read.parts.some(({ codec }) => codec === 'zip')) return null;
  for (const part of walkParts(root)) {
    if (read.parts.find(({ path }) => path === part.path)?.codec !== 'zip') continue;
    const content = transferDecoded(file.bytes, part, tools.heartbeat.consumed);
    const { length } = zipEntries(content, tools.limits);
    if (length !== 1) {
      return {
        kind: 'unsupported-codec',
        detail: `a zip of ${length} files cannot replace one attachment`,
        part: part.path,
        offset: null,
      };
    }
  }
  return null;
}

function notDeliverable(kind: Failure['kind'], detail: string): Failure {
  return { kind, detail, part: null, offset: null };
}

function createWriter(file: RegularFile, handle: number) {
  const hash = crypto.createHash('sha256');
  const lineEnd = file.bytes[file.bytes.indexOf(10) - 1] === 13 ? '\r\n' : '\n';
  let written = 0;
  /** Everything of the original before this offset is dealt with. */
  let cursor = 0;
  let encoder: ReturnType<typeof createBase64Lines> | null = null;

  const write = (bytes: Uint8Array): void => {
    hash.update(bytes);
    for (let at = 0; at < bytes.length;) at += onTarget(() => fs.writeSync(handle, bytes, at));
    written += bytes.length;
  };
  const endPart = (): void => {
    encoder?.end();
    encoder = null;
  };
  const beginPart = (part: MimePart): void => {
    endPart();
    write(file.bytes.subarray(cursor, part.headerStart));
    write(headerAsBase64(file.bytes.subarray(part.headerStart, part.bodyStart), part, lineEnd));
    cursor = part.bodyEnd;
    encoder = createBase64Lines(lineEnd, write);
  };
  return {
    tapFor: (part: MimePart) => {
      beginPart(part);
      return (bytes: Uint8Array): boolean => {
        encoder?.push(bytes);
        return true;
      };
    },
    finish: (): BuiltMessage => {
      endPart();
      write(file.bytes.subarray(cursor));
      const sourceSha256 = crypto.createHash('sha256').update(file.bytes).digest('hex');
      return { bytes: written, sha256: hash.digest('hex'), sourceSha256 };
    },
  };
}

/** The header of a replaced part: untouched when it says base64 already, else with that one field changed. */
function headerAsBase64(header: Uint8Array, part: MimePart, lineEnd: string): Uint8Array {
  if (part.encoding === 'base64') return header;
  const text = asBuffer(header).toString('latin1');
  const field = `Content-Transfer-Encoding: base64${lineEnd}`;
  return Buffer.from(
    TRANSFER_ENCODING.test(text) ? text.replace(TRANSFER_ENCODING, field) : field + text,
    'latin1',
  );
}
