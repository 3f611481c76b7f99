/** What a sample queue is made of, and what may be asked for. */

export interface SampleOptions {
  /** Post offices that exchange directories with the server. */
  readonly requestors: number;
  /** DirSync cycles, one a day. */
  readonly cycles: number;
  /** Entries of the global address list at the start. */
  readonly users: number;
  /** The same seed gives the same bytes. */
  readonly seed: number;
}

/** The story of Q140946: a list so large that some, not all, of its full copies hang a decoder that is not locked. */
export const STORY_SAMPLE: SampleOptions = { requestors: 12, cycles: 4, users: 50_000, seed: 1 };

/** Every kind of message and damage, small enough for a test. */
export const SMALL_SAMPLE: SampleOptions = { requestors: 10, cycles: 4, users: 400, seed: 1 };

export const SAMPLE_BOUNDS: Readonly<
  Record<keyof SampleOptions, { readonly least: number; readonly most: number }>
> = {
  requestors: { least: 1, most: 1_000 },
  cycles: { least: 1, most: 100_000 },
  users: { least: 1, most: 500_000 },
  seed: { least: 0, most: 0xffff_ffff },
};

/** What is wrong with the options, as a sentence; null when they can be used. */
export function problemOf(options: SampleOptions): string | null {
  for (const [name, { least, most }] of Object.entries(SAMPLE_BOUNDS)) {
    const value = options[name as keyof SampleOptions];
    if (!Number.isInteger(value) || value < least || value > most) {
      return `${name} must be a whole number from ${least} to ${most}.`;
    }
  }
  return null;
}
