/** `npm run inspect -- PATH`: the engine without a window. Nothing is kept and nothing is changed. */
import process from 'node:process';
import type { PlugInList } from '../../shared/formats/plug-in.ts';
import { printable } from '../../shared/format/printable.ts';
import { failure } from '../../shared/result.ts';
import { createEngine } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { readDiagnosis } from './findings-report.ts';
import { readGal } from './gal-part.ts';
import { INSPECT_USAGE, readInspectOptions } from './inspect-options.ts';
import type { InspectOptions } from './inspect-options.ts';
import { writeJsonReport } from './json-report.ts';
import { plugInLines } from './plug-ins-report.ts';
import { writeTextReport } from './text-report.ts';

// `inspect … | head` closes the pipe early; that is no fault of the queue.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** 0 nothing wrong found, 1 something failed or hung, 2 usage, 3 the source could not be opened. */
process.exitCode = await inspect(process.argv.slice(2));

async function inspect(args: readonly string[]): Promise<number> {
  const read = readInspectOptions(args);
  if (!read.ok) {
    process.stderr.write(`${read.error}\n\n${INSPECT_USAGE}\n`);
    return 2;
  }
  const { value: options } = read;
  const { path, workers, watchdog, plugInFolder, decoder, isHelp } = options;
  if (isHelp) {
    process.stdout.write(`${INSPECT_USAGE}\n`);
    return 0;
  }
  const engine = createEngine({
    dataFolder: null,
    workerEntry: new URL('../workers/decode-worker.ts', import.meta.url),
    galEntry: new URL('../gal/gal-worker.ts', import.meta.url),
    plugInEntry: new URL('../workers/plug-in-check.ts', import.meta.url),
    decoder,
    emit: () => undefined,
  });
  await engine.request('settings.set', { workers, watchdog, plugInFolder });
  const plugIns = await usedPlugIns(engine);
  if (plugIns === null) return 2;
  const opened = await engine.request('queue.open', { path });
  const queue = engine.opened();
  if (!opened.ok || queue === null) {
    process.stderr.write(
      opened.ok ? 'The queue was closed.\n' : `${opened.error.text} ${opened.error.nextStep}\n`,
    );
    return 3;
  }
  await engine.request('queue.configure', options.queue);
  const exitCode = await report(engine, queue, plugIns, options);
  await engine.close();
  return exitCode;
}

/** Tells what of the folder is not used; null when the folder could not be read, which is told as well. */
async function usedPlugIns(engine: Engine): Promise<PlugInList | null> {
  const list = await engine.request('plugIns.list', {});
  const lines = list.ok ? plugInLines(list.value) : failure(list.error.text);
  for (const line of lines.ok ? lines.value : [lines.error]) process.stderr.write(`${printable(line)}\n`);
  return list.ok && lines.ok ? list.value : null;
}

async function report(
  engine: Engine,
  queue: OpenSession,
  plugIns: PlugInList,
  options: InspectOptions,
): Promise<number> {
  await queue.scanned();
  const unlisted = queue.summary().scan.problems.length;
  const gal = await readGal(engine, queue, options.gal);
  if (!gal.ok) {
    process.stderr.write(`${gal.error}\n`);
    return 2;
  }
  const write = options.json ? writeJsonReport : writeTextReport;
  const verdicts = await readDiagnosis(queue);
  const wrong = await write(queue, { gal: gal.value, verdicts, plugIns }, process.stdout);
  if (gal.value.exportProblem !== null) {
    process.stderr.write(`${gal.value.exportProblem}\n`);
    return 2;
  }
  // What could not be listed was not checked, and that is not "nothing wrong".
  return wrong > 0 || unlisted > 0 ? 1 : 0;
}
