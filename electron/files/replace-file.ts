/** Writes a file whose place the user chose, over what is there: all of it or nothing. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { errorText } from '../../shared/error-text.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFault } from '../../shared/system-fault.ts';
import { syncFolder } from './sync-folder.ts';

/** Of the target's name in the temporary one; a character of UTF-8 has four bytes at most, and a name 255. */
const STEM_CHARACTERS = 50;

/**
 * What is written goes into a temporary file beside the target, which takes its name when all of it is on the disk.
 * Whatever goes wrong before leaves the target as it was, and nothing beside it.
 */
export async function replaceFile(
  target: string,
  write: (handle: number) => void | Promise<void>,
): Promise<Result<null, Refusal>> {
  try {
    if (!mayBeReplaced(target)) return failure(notWritten(target, 'something other than a file is there'));
    await writeWhole(target, write);
    return success(null);
  } catch (error) {
    return failure(notWritten(target, errorText(error)));
  }
}

/** Gives what another process has written and synced beside `target` its name. Where that fails nothing is left behind. */
export function takePlace(temporary: string, target: string): Result<null, Refusal> {
  try {
    if (!mayBeReplaced(target)) throw new Error('something other than a file is there');
    fs.renameSync(temporary, target);
    syncFolder(path.dirname(target));
    return success(null);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    return failure(notWritten(target, errorText(error)));
  }
}

/** Where what `target` will be is written first. */
export function temporaryBeside(target: string): string {
  const stem = Array.from(path.basename(target)).slice(0, STEM_CHARACTERS).join('');
  return path.join(path.dirname(target), `.${stem}.${randomBytes(6).toString('hex')}.part`);
}

/** A device or a folder under that name would be replaced as well. */
function mayBeReplaced(target: string): boolean {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  return found === undefined || found.isFile();
}

async function writeWhole(target: string, write: (handle: number) => void | Promise<void>): Promise<void> {
  const folder = path.dirname(target);
  const temporary = temporaryBeside(target);
  try {
    const handle = fs.openSync(temporary, 'wx');
    try {
      await write(handle);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(folder);
}

function notWritten(target: string, reason: string): Refusal {
  const { text, nextStep } = writeFault(reason);
  return {
    kind: 'input-output',
    text: `${target} could not be written: ${text}.`,
    nextStep: `${nextStep} Nothing was left behind.`,
  };
}
