import { parseArgs } from 'node:util';
import { errorText } from '../../shared/error-text.ts';
import { programSettingsSchema } from '../../shared/contract/settings.ts';
import { DEFAULT_WATCHDOG } from '../../shared/limits.ts';
import type { WatchdogRules } from '../../shared/limits.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';

export const INSPECT_USAGE = `Usage: npm run --silent inspect -- PATH [options]

  PATH                  a queue: a directory, or a single message or transaction file
  --json                print one JSON document instead of a summary
  --workers N           worker threads (default: number of processors)
  --stall-ms N          a decode without a byte for this long is hung (default: 5000)
  --deadline-ms N       a decode may take this long, plus 10 s for each 100 MB (default: 60000)
  --decoder NAME        safe (default) or legacy-msmi, which reproduces the defect of Q140946
  --help                print this

Exit code: 0 nothing wrong found, 1 a message failed or hung, 2 wrong usage, 3 PATH could not be opened.`;

export interface InspectOptions {
  readonly path: string;
  readonly json: boolean;
  readonly workers: number | null;
  readonly watchdog: WatchdogRules;
  readonly decoder: Decoder;
  readonly isHelp: boolean;
}

/** Reads the command line; the error is a sentence for the terminal. */
export function readInspectOptions(args: readonly string[]): Result<InspectOptions, string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return failure(errorText(error));
  }
  const { values, positionals } = parsed;
  const path = positionals[0] ?? '';
  if (!values.help && positionals.length !== 1) return failure('Name exactly one PATH.');
  if (values.decoder !== 'safe' && values.decoder !== 'legacy-msmi')
    return failure(`There is no decoder "${values.decoder}".`);
  const settings = programSettingsSchema.safeParse({
    workers: values.workers === undefined ? null : wholeNumber(values.workers),
    watchdog: {
      ...DEFAULT_WATCHDOG,
      ...(values['stall-ms'] === undefined ? {} : { stallMs: wholeNumber(values['stall-ms']) }),
      ...(values['deadline-ms'] === undefined ? {} : { deadlineMs: wholeNumber(values['deadline-ms']) }),
    },
    theme: 'system',
  });
  if (!settings.success) {
    return failure(
      settings.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const { workers, watchdog } = settings.data;
  return success({
    path,
    json: values.json,
    workers,
    watchdog,
    decoder: values.decoder,
    isHelp: values.help,
  });
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      workers: { type: 'string' },
      'stall-ms': { type: 'string' },
      'deadline-ms': { type: 'string' },
      decoder: { type: 'string', default: 'safe' },
      help: { type: 'boolean', default: false },
    },
  });
}

/** NaN for anything but digits, which the schema then refuses. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
