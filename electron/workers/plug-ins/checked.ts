/** What the thread that checks modules is asked, and what it answers. */
import type { PlugInLimits } from './plug-ins.ts';

/** A module as it was read from the folder. */
export interface ModuleText {
  readonly file: string;
  readonly source: string;
}

/** What the thread is started with; it posts a `CheckedModule` for each, in this order. */
export interface CheckStart {
  readonly modules: readonly ModuleText[];
  readonly limits: PlugInLimits;
}

export interface CheckedModule {
  readonly file: string;
  /** Null when the module can not be taken. */
  readonly name: string | null;
  readonly description: string;
  /** Why it can not, as a sentence without its subject and its full stop. */
  readonly problem: string | null;
}

export function refused(file: string, problem: string): CheckedModule {
  return { file, name: null, description: '', problem };
}
