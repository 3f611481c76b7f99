/** What is fuzzed, and what counts as found. */

export interface FuzzTarget {
  /** That of the format, and of its folder in `found/`. */
  readonly name: string;
  /** Inputs that are in order, small, and different from each other; the same ones at every call. */
  readonly seeds: () => readonly Uint8Array[];
  /**
   * Reads `input` to its end as the program does, and throws nothing but a CodecFault. What it reads it hands to
   * `drain`, so that it stops where the program would.
   */
  readonly run: (input: Uint8Array) => void | Promise<void>;
}

export interface Finding {
  /** "TypeError: …", "2,512 ms", "613 MB more": why it is one. */
  readonly what: string;
  readonly input: Uint8Array;
}

/** Bounds beyond which an input is a finding. */
export const FUZZ_BOUNDS = {
  /** Time of the processor for one input, in milliseconds. */
  cpuMs: 2_000,
  /** Time without an end that the thread is given for one input, in milliseconds; then it is ended. */
  hangMs: 60_000,
  /** By how much one input may raise the highest resident memory of the process, in bytes. */
  peakBytes: 256 * 1024 * 1024,
  /** Memory that is still in use above that of the beginning once the garbage is collected, in bytes. */
  keptBytes: 128 * 1024 * 1024,
  /** Output of one step, in bytes. */
  stepBytes: 20 * 1024 * 1024,
  /** Steps one after the other that neither read nor give anything. */
  idleSteps: 10_000,
  /** Output after which an input is given up, as the program does at its own limit, in bytes. */
  outputBytes: 32 * 1024 * 1024,
} as const;
