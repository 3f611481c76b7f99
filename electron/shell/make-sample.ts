import fs from 'node:fs';
import path from 'node:path';
import { utilityProcess } from 'electron';
import { failure, success } from '../../shared/result.ts';
import type { Answer } from '../../shared/contract.ts';
import type { SampleMessage } from '../sample-host.ts';

/** Another one whenever samples tell something else: one made by an older program is left to whoever has it open. */
const EDITION = '2';

/**
 * Makes a sample queue below the data folder, or returns the one made before. It gets its name only when it is whole,
 * so a sample that was interrupted is never opened.
 */
export function makeSample(
  hostFile: string,
  dataFolder: string,
  size: 'small' | 'large',
  onProgress: (done: number, total: number) => void,
): Promise<Answer<'shell.makeSample'>> {
  const folder = path.join(dataFolder, 'samples', EDITION);
  const finished = path.join(folder, size === 'large' ? 'Q140946 story' : 'sample queue');
  if (fs.existsSync(finished)) return Promise.resolve(success(finished));
  fs.mkdirSync(folder, { recursive: true });
  const unfinished = fs.mkdtempSync(path.join(folder, '.making-'));
  return new Promise((resolve) => {
    let refused = 'the sample maker ended unexpectedly';
    const host = utilityProcess.fork(hostFile, [unfinished, size], { serviceName: 'DirSync sample maker' });
    host.on('message', (message: SampleMessage) => {
      if (message.kind === 'progress') return onProgress(message.done, message.total);
      if (message.kind === 'made') {
        fs.renameSync(unfinished, finished);
        resolve(success(finished));
      } else {
        refused = message.text;
      }
      host.kill();
    });
    host.on('exit', () => {
      fs.rmSync(unfinished, { recursive: true, force: true });
      // After `made` this has no effect: a promise settles once.
      resolve(
        failure({
          kind: 'input-output',
          text: `No sample was made: ${refused}.`,
          nextStep: 'Check the free space of the data folder.',
        }),
      );
    });
  });
}
