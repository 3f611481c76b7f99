/** Writes a file that must not exist yet. What goes wrong there says nothing about what is written. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { errorText } from '../../../shared/error-text.ts';
import { failure } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';

/** The place it should go to cannot take it: full, gone, or not ours to write to. */
class TargetFault extends Error {}

export interface NewFile {
  readonly write: (bytes: Uint8Array) => void;
  /** Syncs it to disk; without this it is removed when it is closed. */
  readonly keep: () => { readonly bytes: number; readonly sha256: string };
  readonly close: () => void;
}

/** What the place has to say: full, gone, or not ours to write to. */
interface TargetProblem {
  readonly kind: 'target';
  readonly detail: string;
}

/** Writes `file`, which must not exist. Unless it is kept, nothing is left of it. */
export async function intoNewFile<Value, Problem>(
  file: string,
  act: (target: NewFile) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem | TargetProblem>> {
  try {
    const target = createNewFile(file);
    try {
      return await act(target);
    } finally {
      target.close();
    }
  } catch (error) {
    if (!(error instanceof TargetFault)) throw error;
    return failure({ kind: 'target', detail: error.message });
  }
}

/** @throws TargetFault, as all that it returns does */
function createNewFile(file: string): NewFile {
  const handle = onTarget(() => fs.openSync(file, 'wx'));
  const hash = crypto.createHash('sha256');
  let written = 0;
  let isKept = false;
  return {
    write: (bytes) => {
      hash.update(bytes);
      for (let at = 0; at < bytes.length;) at += onTarget(() => fs.writeSync(handle, bytes, at));
      written += bytes.length;
    },
    keep: () => {
      onTarget(() => fs.fsyncSync(handle));
      isKept = true;
      return { bytes: written, sha256: hash.digest('hex') };
    },
    close: () => {
      fs.closeSync(handle);
      if (!isKept) fs.rmSync(file, { force: true });
    },
  };
}

function onTarget<Value>(act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw new TargetFault(errorText(error));
  }
}
