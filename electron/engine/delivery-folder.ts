import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../shared/contract.ts';
import { refusal } from './refusal.ts';

/** Why messages cannot be delivered into `folder`, or null. Nothing is written to find out. */
export function refuseDeliveryFolder(root: string, folder: string): Refusal | null {
  let real: string;
  try {
    real = fs.realpathSync(folder);
    if (!fs.statSync(real).isDirectory()) return notUsable(`${folder} is not a folder.`);
    fs.accessSync(real, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    return notUsable(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const inside = path.relative(root, real);
  if (inside === '' || (!inside.startsWith('..') && !path.isAbsolute(inside))) {
    return notUsable(
      'The delivery folder lies inside the queue: what is delivered would be read as waiting again.',
    );
  }
  return null;
}

function notUsable(text: string): Refusal {
  return refusal('not-allowed', text, 'Choose another delivery folder.');
}
