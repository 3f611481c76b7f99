/** The process that makes a sample queue, so that neither the window nor the engine waits for it. */
import process from 'node:process';
import { makeSampleQueue } from './sample/make.ts';
import { SMALL_SAMPLE, STORY_SAMPLE } from './sample/options.ts';

/** What this process tells the main process. */
export type SampleMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'made' }
  | { readonly kind: 'refused'; readonly text: string };

const [directory, size] = process.argv.slice(2);
if (directory === undefined) throw new Error('the sample maker is started with a directory');

const post = (message: SampleMessage): void => process.parentPort.postMessage(message);
const options = size === 'large' ? STORY_SAMPLE : SMALL_SAMPLE;
const made = await makeSampleQueue(directory, options, (done, total) =>
  post({ kind: 'progress', done, total }),
);
post(made.ok ? { kind: 'made' } : { kind: 'refused', text: made.error.text });
