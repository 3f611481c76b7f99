/** `npm run sample -- DIR [options]`: writes a sample queue. Exit codes: 0 done, 2 usage, 3 could not be written. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FAULTS_NEED, SAMPLE_FAULTS } from '../sample/faults.ts';
import type { SampleFault } from '../sample/faults.ts';
import { makeSampleQueue } from '../sample/make.ts';
import { defaultFaults, problemOf, STORY_SAMPLE } from '../sample/options.ts';
import type { SampleOptions } from '../sample/options.ts';

const USAGE = `Usage: npm run sample -- DIR [options]

Writes a queue of DirSync messages into DIR, which must be empty or not exist. The same options
give the same files, byte for byte.

  --requestors N   post offices that synchronize with the server  (default ${STORY_SAMPLE.requestors})
  --cycles N       DirSync cycles, one a day                       (default ${STORY_SAMPLE.cycles})
  --users N        entries of the global address list              (default ${STORY_SAMPLE.users})
  --seed N         another number gives another sample             (default ${STORY_SAMPLE.seed})
  --faults LIST    all, none, or names with commas between them:
                   ${SAMPLE_FAULTS.slice(0, 3).join(', ')},
                   ${SAMPLE_FAULTS.slice(3).join(', ')}
                   (default all from ${FAULTS_NEED.requestors} requestors and ${FAULTS_NEED.cycles} cycles on, none below)
  --sound          no damaged message, and no file that is none; with --faults none a healthy queue
  --help           this text
`;

const ARGUMENTS = {
  requestors: { type: 'string' },
  cycles: { type: 'string' },
  users: { type: 'string' },
  seed: { type: 'string' },
  faults: { type: 'string' },
  sound: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return fail(`${parsed}\n\n${USAGE}`, 2);
  if (parsed.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const startedAt = performance.now();
  const made = await makeSampleQueue(parsed.directory, parsed.options, showProgress());
  if (!made.ok) return fail(`${made.error.text}\n`, made.error.kind === 'input-output' ? 3 : 2);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const megabytes = (made.value.bytes / 1_000_000).toFixed(1);
  process.stdout.write(`${made.value.files} files, ${megabytes} MB, in ${parsed.directory} (${seconds} s)\n`);
  return 0;
}

interface Request {
  readonly help: boolean;
  readonly directory: string;
  readonly options: SampleOptions;
}

/** The request, or what is wrong with it. */
function parse(args: readonly string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: ARGUMENTS,
      allowPositionals: true,
    });
    const help = values.help === true;
    const [directory = '', ...rest] = positionals;
    if (!help && (directory === '' || rest.length > 0)) return 'Name exactly one directory.';
    const size = {
      requestors: numberOf(values.requestors, STORY_SAMPLE.requestors),
      cycles: numberOf(values.cycles, STORY_SAMPLE.cycles),
      users: numberOf(values.users, STORY_SAMPLE.users),
      seed: numberOf(values.seed, STORY_SAMPLE.seed),
    };
    const faults = faultsOf(values.faults) ?? defaultFaults(size);
    const options = { ...size, faults, isSound: values.sound };
    return problemOf(options) ?? { help, directory: path.resolve(directory), options };
  } catch (error) {
    // What parseArgs throws at an unknown or incomplete option.
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** NaN for what is no plain decimal number, which the check of the options then refuses. */
function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** Null where nothing was said. A name that is none is left to the check of the options. */
function faultsOf(text: string | undefined): readonly SampleFault[] | null {
  if (text === undefined) return null;
  if (text === 'all') return SAMPLE_FAULTS;
  return text === 'none' ? [] : (text.split(',').map((name) => name.trim()) as SampleFault[]);
}

/** A line that counts up, only where somebody is looking. */
function showProgress(): ((done: number, total: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (done, total) => {
    if (done % 50 === 0 || done === total)
      process.stderr.write(`\r${done} of ${total} files${done === total ? '\n' : ''}`);
  };
}

function fail(text: string, exitCode: number): number {
  process.stderr.write(text);
  return exitCode;
}
