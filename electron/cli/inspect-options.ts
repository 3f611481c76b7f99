import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ZodError } from 'zod';
import { errorText } from '../../shared/error-text.ts';
import { queueSettingsSchema } from '../../shared/contract/queue.ts';
import type { QueueSettings } from '../../shared/contract/queue.ts';
import { programSettingsSchema } from '../../shared/contract/settings.ts';
import { DEFAULT_WATCHDOG } from '../../shared/limits.ts';
import type { WatchdogRules } from '../../shared/limits.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Decoder } from '../../shared/state.ts';
import { readGalOptions } from './gal-options.ts';
import type { GalOptions } from './gal-options.ts';

export const INSPECT_USAGE = `Usage: npm run --silent inspect -- PATH [options]

  PATH                  a queue: a directory, a Maildir or an archive of one, or a single message or file
  --json                print one JSON document instead of a summary
  --workers N           worker threads (default: number of processors)
  --stall-ms N          a decode without a byte for this long is hung (default: 5000)
  --deadline-ms N       a decode may take this long, plus 10 s for each 100 MB (default: 60000)
  --decoder NAME        safe (default) or legacy-msmi, which reproduces the defect of Q140946
  --plug-ins DIR        folder of codecs of your own (docs/plug-ins.md); what is not used of it is told on stderr
  --log-zone N          minutes that the clock of the logs is ahead of UTC, as they name no zone (default: 0)
  --keep-updates N      cycles that the server keeps updates for a silent requestor (default: 14)
  --gal-of NET/PO       whose address list is looked at: the server's (default) or a requestor's
  --gal-at CYCLE        the list after this cycle (default: the latest)
  --export FILE         write that list to FILE; .csv, .ldif, .txt, .imp or .vcf tells the format
  --export-format NAME  csv, ldif, import or vcard, whatever the name of FILE
  --help                print this

Exit code: 0 nothing wrong found, 1 a message failed or hung or a finding is of severity error, 2 wrong usage,
DIR could not be read or FILE could not be written, 3 PATH could not be opened.`;

export interface InspectOptions {
  readonly path: string;
  readonly json: boolean;
  readonly workers: number | null;
  readonly watchdog: WatchdogRules;
  readonly decoder: Decoder;
  /** Folder of codec modules, absolute; null for none. */
  readonly plugInFolder: string | null;
  /** Of the queue, where the command line gives them. */
  readonly queue: Pick<QueueSettings, 'logZoneMinutes' | 'keepUpdatesCycles'>;
  readonly gal: GalOptions;
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
  if (!values.help && positionals.length !== 1) return failure('Name exactly one PATH.');
  if (values.decoder !== 'safe' && values.decoder !== 'legacy-msmi')
    return failure(`There is no decoder "${values.decoder}".`);
  const settings = programSettingsOf(values);
  if (!settings.success) return failure(problems(settings.error));
  const queue = queueSettingsOf(values);
  if (!queue.success) return failure(problems(queue.error));
  const { 'gal-at': at, 'gal-of': of, export: file, 'export-format': format } = values;
  const gal = readGalOptions({ at, of, export: file, format });
  if (!gal.ok) return gal;
  const { workers, watchdog, plugInFolder } = settings.data;
  return success({
    path: positionals[0] ?? '',
    json: values.json,
    workers,
    watchdog,
    plugInFolder,
    decoder: values.decoder,
    queue: queue.data,
    gal: gal.value,
    isHelp: values.help,
  });
}

type Values = ReturnType<typeof parse>['values'];

function programSettingsOf(values: Values) {
  const { workers, 'stall-ms': stall, 'deadline-ms': deadline, 'plug-ins': plugIns } = values;
  return programSettingsSchema.safeParse({
    workers: workers === undefined ? null : wholeNumber(workers),
    watchdog: {
      ...DEFAULT_WATCHDOG,
      ...(stall === undefined ? {} : { stallMs: wholeNumber(stall) }),
      ...(deadline === undefined ? {} : { deadlineMs: wholeNumber(deadline) }),
    },
    // An empty name stays one, which the schema refuses: resolved, it would be the current folder.
    plugInFolder: plugIns === undefined ? null : plugIns && path.resolve(plugIns),
    theme: 'system',
  });
}

function queueSettingsOf({ 'log-zone': zone, 'keep-updates': keepUpdates }: Values) {
  const isBehind = zone.startsWith('-');
  const minutes = wholeNumber(isBehind ? zone.slice(1) : zone);
  return queueSettingsSchema.pick({ logZoneMinutes: true, keepUpdatesCycles: true }).safeParse({
    logZoneMinutes: isBehind ? -minutes : minutes,
    keepUpdatesCycles: wholeNumber(keepUpdates),
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
      'plug-ins': { type: 'string' },
      'log-zone': { type: 'string', default: '0' },
      'keep-updates': { type: 'string', default: '14' },
      'gal-of': { type: 'string' },
      'gal-at': { type: 'string' },
      export: { type: 'string' },
      'export-format': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
}

function problems(error: ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n');
}

/** NaN for anything but digits, which the schema then refuses. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
