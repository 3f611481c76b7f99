/** Codecs that an administrator adds: JavaScript modules in a folder of their own, see docs/plug-ins.md. */

/** A module as it was read from the folder. */
export interface PlugInSource {
  /** Name of its file, for messages. */
  readonly file: string;
  /** What the module calls its codec; letters, digits, `.`, `-` and `_`. */
  readonly name: string;
  readonly source: string;
}

/** What the settings dialog shows of the folder. */
export interface PlugInList {
  readonly folder: string | null;
  readonly plugIns: readonly {
    readonly file: string;
    /** Null when the module could not be taken. */
    readonly name: string | null;
    readonly description: string;
    /** Why it is not used. */
    readonly problem: string | null;
  }[];
  /** Why the folder could not be read. */
  readonly problem: string | null;
}
