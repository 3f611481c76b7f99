import fs from 'node:fs';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { errorText } from '../../../shared/error-text.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { ByteStore, FileStamp } from '../../../shared/formats/archive.ts';
import { OPEN_FLAGS } from '../open-flags.ts';

const READ_STEP_BYTES = 1024 * 1024;

/** All bytes of a file, or of a member of an archive. */
export interface RegularFile {
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

/** An open file that is read where its bytes are needed. */
export interface OpenFile {
  readonly store: ByteStore;
  readonly modifiedMs: number;
  /** What it is by now. @throws FileFault read-error */
  readonly now: () => FileStamp;
  readonly close: () => void;
}

/** The operating system refused, or what is there is no regular file. */
export class FileFault extends Error {
  readonly failure: Failure;
  constructor(kind: Failure['kind'], detail: string) {
    super(detail);
    this.failure = { kind, detail, part: null, offset: null };
  }
}

/**
 * Opens a regular file without following a link; the heartbeat moves with every read.
 * @throws FileFault not-a-regular-file, read-error
 */
export function openRegularFile(file: string, onRead: (bytes: number) => void): OpenFile {
  const handle = opened(file);
  try {
    const stat = fs.fstatSync(handle);
    if (!stat.isFile()) throw new FileFault('not-a-regular-file', 'not a regular file when it was opened');
    return {
      modifiedMs: stat.mtimeMs,
      now: () => stampOf(handle),
      close: () => fs.closeSync(handle),
      store: {
        length: stat.size,
        path: file,
        read: (start, end) => readRange(handle, start, Math.min(end, stat.size), onRead),
      },
    };
  } catch (error) {
    fs.closeSync(handle);
    throw error instanceof FileFault ? error : new FileFault('read-error', describe(error));
  }
}

function opened(file: string): number {
  try {
    return fs.openSync(file, OPEN_FLAGS);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // ELOOP: a link where O_NOFOLLOW forbids one. ENXIO: a socket.
    const isLink = code === 'ELOOP' || code === 'ENXIO';
    throw new FileFault(isLink ? 'not-a-regular-file' : 'read-error', describe(error));
  }
}

function stampOf(handle: number): FileStamp {
  try {
    const { size: bytes, mtimeMs: modifiedMs } = fs.fstatSync(handle);
    return { bytes, modifiedMs };
  } catch (error) {
    throw new FileFault('read-error', describe(error));
  }
}

function readRange(handle: number, start: number, end: number, onRead: (bytes: number) => void): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let at = 0;
  try {
    while (at < bytes.length) {
      const count = fs.readSync(handle, bytes, at, Math.min(READ_STEP_BYTES, bytes.length - at), start + at);
      // The file became shorter while it was read: what is there is what there is.
      if (count === 0) break;
      at += count;
      onRead(count);
    }
  } catch (error) {
    throw new FileFault('read-error', describe(error));
  }
  return bytes.subarray(0, at);
}

/** All bytes of a message. @throws CodecFault malformed-message above the limit */
export function readWhole(store: ByteStore, limits: { readonly messageFileBytes: number }): Uint8Array {
  if (store.length > limits.messageFileBytes) {
    const detail = `the file has ${store.length} bytes, the limit is ${limits.messageFileBytes}`;
    throw new CodecFault('malformed-message', detail, null);
  }
  return store.read(0, store.length);
}

/** The operating system's words without the path, which every screen shows anyway. */
function describe(error: unknown): string {
  const text = errorText(error);
  return text.replace(/,? (?:open|read|fstat|lstat|scandir)(?: '.*')?$/, '');
}
