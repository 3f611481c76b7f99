/** Codecs that an administrator adds: JavaScript modules in a folder of their own, see docs/plug-ins.md. */

/** How a codec may be called: it is shown, kept in the index and written into logs. */
export const PLUG_IN_NAME = /^[A-Za-z0-9._-]{1,64}$/;

/** A module as it was read from the folder. */
export interface PlugInSource {
  /** Name of its file, for messages. */
  readonly file: string;
  /** What the module calls its codec; see `PLUG_IN_NAME`. */
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
