/** What a sample queue is made of, and what may be asked for. */
import { FAULTS_NEED, SAMPLE_FAULTS } from './faults.ts';
import type { SampleFault } from './faults.ts';

export interface SampleOptions {
  /** Post offices that exchange directories with the server. */
  readonly requestors: number;
  /** DirSync cycles, one a day. */
  readonly cycles: number;
  /** Entries of the global address list at the start. */
  readonly users: number;
  /** The same seed gives the same bytes. */
  readonly seed: number;
  /** What goes wrong; empty for a healthy exchange. */
  readonly faults: readonly SampleFault[];
  /** No message is damaged, and nothing lies about that is none: with no faults there is nothing to find. */
  readonly isSound?: boolean;
}

/** The story of Q140946: a list so large that some, not all, of its full copies hang a decoder that is not locked. */
export const STORY_SAMPLE: SampleOptions = {
  requestors: 12,
  cycles: 10,
  users: 50_000,
  seed: 1,
  faults: SAMPLE_FAULTS,
};

/** Every kind of message, damage and fault, small enough for a test. */
export const SMALL_SAMPLE: SampleOptions = { ...STORY_SAMPLE, users: 400 };

export const SAMPLE_BOUNDS: Readonly<
  Record<'requestors' | 'cycles' | 'users' | 'seed', { readonly least: number; readonly most: number }>
> = {
  requestors: { least: 1, most: 1_000 },
  cycles: { least: 1, most: 100_000 },
  users: { least: 1, most: 500_000 },
  seed: { least: 0, most: 0xffff_ffff },
};

/** All faults where the sample is large enough for them, none elsewhere. */
export function defaultFaults(size: Pick<SampleOptions, 'requestors' | 'cycles'>): readonly SampleFault[] {
  return holdsFaults(size) ? SAMPLE_FAULTS : [];
}

/** What is wrong with the options, as a sentence; null when they can be used. */
export function problemOf(options: SampleOptions): string | null {
  for (const [name, { least, most }] of Object.entries(SAMPLE_BOUNDS)) {
    const value = options[name as keyof typeof SAMPLE_BOUNDS];
    if (!Number.isInteger(value) || value < least || value > most) {
      return `${name} must be a whole number from ${least} to ${most}.`;
    }
  }
  const unknown = options.faults.find((fault) => !SAMPLE_FAULTS.includes(fault));
  if (unknown !== undefined) return `faults must be among ${SAMPLE_FAULTS.join(', ')}; ${unknown} is not.`;
  if (options.faults.length === 0 || holdsFaults(options)) return null;
  const { requestors, cycles } = FAULTS_NEED;
  return `faults need at least ${requestors} requestors and ${cycles} cycles.`;
}

function holdsFaults({ requestors, cycles }: Pick<SampleOptions, 'requestors' | 'cycles'>): boolean {
  return requestors >= FAULTS_NEED.requestors && cycles >= FAULTS_NEED.cycles;
}
