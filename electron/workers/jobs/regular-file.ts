import fs from 'node:fs';
import { errorText } from '../../../shared/error-text.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Limits } from '../../../shared/limits.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { Heartbeat } from '../heartbeat.ts';
import { OPEN_FLAGS } from '../open-flags.ts';

const READ_STEP_BYTES = 1024 * 1024;

export interface RegularFile {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

/** Reads a whole regular file into memory, at most `limits.messageFileBytes`; the heartbeat moves with each step. */
export function readRegularFile(
  file: string,
  limits: Limits,
  heartbeat: Heartbeat,
): Result<RegularFile, Failure> {
  let handle: number;
  try {
    handle = fs.openSync(file, OPEN_FLAGS);
  } catch (error) {
    return failure(openFailure(error));
  }
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile())
      return failure(fileFailure('not-a-regular-file', 'not a regular file when it was opened'));
    if (stat.size > limits.messageFileBytes) {
      const detail = `the file has ${stat.size} bytes, the limit is ${limits.messageFileBytes}`;
      return failure(fileFailure('malformed-message', detail));
    }
    return success({ bytes: readAll(handle, stat.size, heartbeat), modifiedMs: stat.mtimeMs });
  } catch (error) {
    return failure(fileFailure('read-error', describe(error)));
  } finally {
    fs.closeSync(handle);
  }
}

function readAll(handle: number, size: number, heartbeat: Heartbeat): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const count = fs.readSync(handle, bytes, at, Math.min(READ_STEP_BYTES, size - at), at);
    // The file became shorter while it was read: what is there is what there is.
    if (count === 0) break;
    at += count;
    heartbeat.consumed(count);
  }
  return bytes.subarray(0, at);
}

function openFailure(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  // ELOOP: a link where O_NOFOLLOW forbids one. ENXIO: a socket.
  if (code === 'ELOOP' || code === 'ENXIO') return fileFailure('not-a-regular-file', describe(error));
  return fileFailure('read-error', describe(error));
}

function fileFailure(kind: Failure['kind'], detail: string): Failure {
  return { kind, detail, part: null, offset: null };
}

/** The operating system's words without the path, which every screen shows anyway. */
function describe(error: unknown): string {
  const text = errorText(error);
  return text.replace(/,? (?:open|read|fstat|lstat|scandir)(?: '.*')?$/, '');
}
