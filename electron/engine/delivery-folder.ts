import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { refusal } from './refusal.ts';

/**
 * Real path of a folder that messages can be delivered into, or why they cannot. Real, because "once" means once into
 * a folder, whatever way leads there. Nothing is written to find out.
 */
export function checkDeliveryFolder(root: string, folder: string): Result<string, Refusal> {
  let real: string;
  try {
    real = fs.realpathSync(folder);
    if (!fs.statSync(real).isDirectory()) return notUsable(`${folder} is not a folder.`);
    fs.accessSync(real, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    return notUsable(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const [first = ''] = path.relative(root, real).split(path.sep);
  if (first !== '..' && !path.isAbsolute(path.relative(root, real))) {
    return notUsable(
      'The delivery folder lies inside the queue: what is delivered would be read as waiting again.',
    );
  }
  return success(real);
}

function notUsable(text: string): Result<string, Refusal> {
  return failure(refusal('not-allowed', text, 'Choose another delivery folder.'));
}
