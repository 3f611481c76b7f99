import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { programSettingsSchema } from '../../shared/contract/settings.ts';
import type { ProgramSettings } from '../../shared/contract/settings.ts';
import { DEFAULT_WATCHDOG } from '../../shared/limits.ts';
import { definedOnly } from './defined-only.ts';

const DEFAULTS: ProgramSettings = {
  workers: null,
  watchdog: DEFAULT_WATCHDOG,
  plugInFolder: null,
  theme: 'system',
};

/** Settings that hold for every queue, kept in `settings.json` of the data folder (null: kept nowhere). */
export function createProgramSettings(dataFolder: string | null) {
  const file = dataFolder === null ? null : path.join(dataFolder, 'settings.json');
  let current = file === null ? DEFAULTS : readSettings(file);
  return {
    get: (): ProgramSettings => current,
    set: (step: Partial<ProgramSettings>): ProgramSettings => {
      current = { ...current, ...step };
      if (file !== null) writeWhole(file, `${JSON.stringify(current, null, 2)}\n`);
      return current;
    },
  };
}

export function workerCount({ workers }: ProgramSettings): number {
  return workers ?? os.availableParallelism();
}

/** A missing or damaged file means the defaults: settings must never keep the program from starting. */
function readSettings(file: string): ProgramSettings {
  try {
    // Settings that an earlier version did not know yet take their defaults.
    const read = programSettingsSchema.partial().safeParse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return read.success ? { ...DEFAULTS, ...definedOnly(read.data) } : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

function writeWhole(file: string, text: string): void {
  const temporary = `${file}.new`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}
