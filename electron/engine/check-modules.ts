import { Worker } from 'node:worker_threads';
import { errorText } from '../../shared/error-text.ts';
import { refused } from '../workers/plug-ins/checked.ts';
import type { CheckedModule, CheckStart, ModuleText } from '../workers/plug-ins/checked.ts';
import type { PlugInLimits } from '../workers/plug-ins/plug-ins.ts';

/** A module is stopped long before; this is for what can not be stopped from within. */
export const SILENCE_MS = 10_000;
const HEAP_LIMIT_MB = 256;

/**
 * Asks each module for its name in a thread of their own. One that ends the thread or hangs it is told so and costs only
 * itself: the others go on in another one.
 * @param entry module of the thread
 * @returns one for each module, in their order
 */
export async function checkModules(
  entry: URL,
  modules: readonly ModuleText[],
  limits: PlugInLimits,
  silenceMs: number = SILENCE_MS,
): Promise<readonly CheckedModule[]> {
  const checked: CheckedModule[] = [];
  while (checked.length < modules.length) {
    const left = modules.slice(checked.length);
    const { answers } = await checkFrom(entry, { modules: left, limits }, silenceMs);
    checked.push(...answers);
    const next = modules[checked.length];
    // Answers on their way go with a thread that ends: only what is asked alone can be blamed.
    if (next !== undefined) checked.push(await checkAlone(entry, next, limits, silenceMs));
  }
  return checked;
}

async function checkAlone(
  entry: URL,
  module: ModuleText,
  limits: PlugInLimits,
  silenceMs: number,
): Promise<CheckedModule> {
  const { answers, ending } = await checkFrom(entry, { modules: [module], limits }, silenceMs);
  return answers[0] ?? refused(module.file, ending);
}

interface Round {
  readonly answers: readonly CheckedModule[];
  /** Why no more came. */
  readonly ending: string;
}

function checkFrom(entry: URL, start: CheckStart, silenceMs: number): Promise<Round> {
  const answers: CheckedModule[] = [];
  const worker = new Worker(entry, {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB },
  });
  return new Promise((resolve) => {
    const end = (ending: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve({ answers, ending });
    };
    const timer = setTimeout(() => end('it did not answer'), silenceMs);
    worker.on('message', (answer: CheckedModule) => {
      answers.push(answer);
      timer.refresh();
      if (answers.length === start.modules.length) end('all answered');
    });
    worker.on('error', (error) => end(`the thread it was asked in ended: ${errorText(error)}`));
    worker.on('exit', () => end('the thread it was asked in ended'));
  });
}
