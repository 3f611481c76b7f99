import fs from 'node:fs';
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFault } from '../../shared/system-fault.ts';
import { refusal } from './refusal.ts';

/**
 * Real path of a folder that something is to be put into, or why it cannot be. Real, because "delivered once" means
 * once into a folder, whatever way leads there. Nothing is written to find out.
 */
export function checkTargetFolder(
  root: string,
  folder: string,
  purpose:
    | 'delivery'
    | 'evidence'
    | 'schedule'
    | 'repaired copy'
    | 'address list'
    | 'picture'
    | 'saved content',
): Result<string, Refusal> {
  const notUsable = (text: string): Result<string, Refusal> =>
    failure(refusal('not-allowed', text, `Choose another folder for the ${purpose}.`));
  let real: string;
  try {
    real = fs.realpathSync(folder);
    if (!fs.statSync(real).isDirectory()) return notUsable(`${folder} is not a folder.`);
    fs.accessSync(real, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    return notUsable(`${folder}: ${writeFault(errorText(error)).text}.`);
  }
  const relative = path.relative(root, real);
  const isOutside = relative.split(path.sep)[0] === '..' || path.isAbsolute(relative);
  if (isOutside) return success(real);
  return notUsable('The folder lies inside the queue: what is put there would be read as waiting messages.');
}
