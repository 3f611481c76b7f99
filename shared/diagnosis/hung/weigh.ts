/** Which verdict the measurements and trials speak for. Names of decoders count only as "the same" and "another". */
import type { FailureKind } from '../../failure.ts';
import type { HungEvidence } from '../../state.ts';
import type { Certainty } from '../model.ts';
import { chanceOfNoneAlone, silentBeside } from './around.ts';
import type { Around, Tally } from './around.ts';
import type { Decode, Hang } from './decodes.ts';
import type { HungVerdict } from './model.ts';

/** A difference that chance would make this seldom is not chance. */
const CHANCE_LIMIT = 0.01;
/** A decode whose last byte is younger than this share of its time was still moving. */
const STILL_MOVING = 0.1;
/** With fewer silent at one moment, two that wait for each other look the same. */
const SILENT_TOGETHER = 2;

/** Kinds of failure that tell about the bytes; the others tell about the machine, the limits or the decoder. */
const DATA_FAILURES: ReadonlySet<FailureKind | null> = new Set<FailureKind>([
  'truncated',
  'checksum-mismatch',
  'corrupt-data',
  'malformed-message',
  'malformed-transactions',
]);

/** Everything the verdict rests on, counted. */
export interface Weighed {
  readonly hang: Hang;
  readonly decodes: readonly Decode[];
  /** Of the decoder that hung. */
  readonly alone: Counts;
  readonly together: Counts;
  /** Of all others, in whatever company. */
  readonly other: Counts;
  /** Whether any decoder got to its end, in whatever company. */
  readonly anyDecoded: boolean;
  /** Output for each byte of the file. */
  readonly ratio: number;
  readonly isBombRatio: boolean;
  /** Shortest whole decode alone by the decoder that hung; null without one. */
  readonly aloneMs: number | null;
  /** Other messages that fell silent at the same moment; null when the moment is not known. */
  readonly silentBeside: number | null;
  readonly tally: Tally | null;
}

export interface Counts {
  readonly all: number;
  readonly decoded: number;
  readonly hung: number;
  readonly failed: number;
  /** Of the failed, those that tell about the bytes. */
  readonly damaged: number;
}

export function weigh(
  hang: Hang,
  decodes: readonly Decode[],
  { fileBytes, ratioWarning, around }: { fileBytes: number; ratioWarning: number; around: Around },
): Weighed {
  const { evidence, startedAtMs } = hang;
  const same = decodes.filter(({ decoder }) => decoder === evidence.decoder);
  const alone = same.filter(({ company }) => company === 'alone');
  const wholeAlone = alone.filter(({ outcome }) => outcome === 'decoded').map(({ elapsedMs }) => elapsedMs);
  const ratio = evidence.bytesOut / Math.max(1, fileBytes);
  return {
    hang,
    decodes,
    alone: counts(alone),
    together: counts(same.filter(({ company }) => company === 'together')),
    other: counts(decodes.filter(({ decoder }) => decoder !== evidence.decoder)),
    anyDecoded: decodes.some(({ outcome }) => outcome === 'decoded'),
    ratio,
    isBombRatio: ratio > ratioWarning,
    aloneMs: wholeAlone.length === 0 ? null : Math.min(...wholeAlone),
    silentBeside:
      startedAtMs === null ? null : silentBeside(around.silences, silenceBegan(startedAtMs, evidence)),
    tally: around.tallies.get(evidence.decoder) ?? null,
  };
}

/** When the last byte came. */
export function silenceBegan(
  startedAtMs: number,
  { elapsedMs, silentMs }: Pick<HungEvidence, 'elapsedMs' | 'silentMs'>,
): number {
  return startedAtMs + elapsedMs - silentMs;
}

function counts(decodes: readonly Decode[]): Counts {
  const of = (wanted: Decode['outcome']): number =>
    decodes.filter(({ outcome }) => outcome === wanted).length;
  return {
    all: decodes.length,
    decoded: of('decoded'),
    hung: of('hung'),
    failed: of('failed'),
    damaged: decodes.filter(isDamage).length,
  };
}

export function isDamage({ outcome, failureKind }: Pick<Decode, 'outcome' | 'failureKind'>): boolean {
  return outcome === 'failed' && DATA_FAILURES.has(failureKind);
}

export interface Judgement {
  readonly verdict: HungVerdict;
  readonly certainty: Certainty;
}

/** In this order: what is measured at the hang itself before what follows from comparing decodes. */
const JUDGES: readonly ((weighed: Weighed) => Judgement | null)[] = [
  overload,
  stalledReading,
  outputBomb,
  concurrencyDefect,
  decoderDefect,
  stalledEverywhere,
  badData,
];

export function judge(weighed: Weighed): Judgement {
  for (const one of JUDGES) {
    const found = one(weighed);
    if (found !== null) return found;
  }
  return { verdict: 'undecided', certainty: 'possible' };
}

function overload(weighed: Weighed): Judgement | null {
  const { alone, together, aloneMs } = weighed;
  if (aloneMs === null || alone.hung > 0) return null;
  const { cause, thresholdMs } = weighed.hang.evidence;
  const isSlowOnly = cause === 'deadline' && isMoving(weighed.hang.evidence) && aloneMs < thresholdMs;
  // Which one of a kind hung again tells of the decoder, not of a moment of the machine.
  const isStarved = together.hung === 1 && wasStarved(weighed) && aloneMs < thresholdMs;
  if (isSlowOnly) return { verdict: 'machine-overload', certainty: 'likely' };
  // Several threads that wait for each other would look the same.
  return isStarved ? { verdict: 'machine-overload', certainty: 'possible' } : null;
}

/** Silent without the processor, when all that were at work beside it fell silent as well. */
function wasStarved({ hang, silentBeside: others }: Weighed): boolean {
  const { cause, activity, workersBusy } = hang.evidence;
  if (cause !== 'no-progress' || activity !== 'waited' || others === null) return false;
  return others >= Math.max(SILENT_TOGETHER, workersBusy - 1);
}

function isMoving({ silentMs, elapsedMs }: HungEvidence): boolean {
  return silentMs <= elapsedMs * STILL_MOVING;
}

/** Whether it stood still before its first byte was decompressed, and not because it computed. */
export function isReadingStall({ phase, activity }: HungEvidence): boolean {
  return phase !== 'decoding' && activity !== 'burned';
}

function stalledReading({ hang, decodes }: Weighed): Judgement | null {
  const measured = hangsMeasured(decodes);
  if (!isReadingStall(hang.evidence) || !measured.every(isReadingStall)) return null;
  return { verdict: 'io-stall', certainty: measured.length > 1 ? 'proven' : 'likely' };
}

function hangsMeasured(decodes: readonly Decode[]): readonly HungEvidence[] {
  return decodes.flatMap(({ evidence }) => evidence ?? []);
}

function outputBomb({ hang, decodes, anyDecoded, isBombRatio }: Weighed): Judgement | null {
  if (anyDecoded) return null;
  const { cause } = hang.evidence;
  const grew = cause === 'deadline' && isMoving(hang.evidence) && isBombRatio;
  const overLimit = decodes.filter(({ failureKind }) => failureKind === 'output-limit').length;
  if (!grew && overLimit === 0) return null;
  return { verdict: 'output-bomb', certainty: grew && overLimit > 0 ? 'proven' : 'likely' };
}

function concurrencyDefect(weighed: Weighed): Judgement | null {
  const { alone, together } = weighed;
  if (together.hung === 0 || alone.hung > 0 || alone.decoded === 0) return null;
  return { verdict: 'concurrency-defect', certainty: isBeyondChance(weighed) ? 'proven' : 'likely' };
}

/** Neither luck nor a slow machine: it used more of the processor in silence than all of it takes alone. */
function isBeyondChance({ tally, hang, aloneMs, alone }: Weighed): boolean {
  const { cpuMs } = hang.evidence;
  const wasNotSlow = cpuMs !== null && aloneMs !== null && cpuMs > aloneMs;
  if (tally === null || tally.alone.hung > 0 || alone.failed > 0) return false;
  return wasNotSlow && chanceOfNoneAlone(tally) < CHANCE_LIMIT;
}

function decoderDefect({ alone, together, other }: Weighed): Judgement | null {
  if (alone.hung === 0 || alone.decoded > 0 || other.decoded === 0) return null;
  return { verdict: 'decoder-defect', certainty: alone.hung + together.hung > 1 ? 'proven' : 'likely' };
}

/** Two decoders that both stand still without computing: nothing in the bytes does that. */
function stalledEverywhere({ decodes, anyDecoded, other, alone }: Weighed): Judgement | null {
  const measured = hangsMeasured(decodes);
  const isWaiting = measured.every(({ activity }) => activity === 'waited');
  if (anyDecoded || alone.hung === 0 || other.hung === 0 || !isWaiting) return null;
  return { verdict: 'io-stall', certainty: 'possible' };
}

function badData({ anyDecoded, alone, other }: Weighed): Judgement | null {
  const damaged = alone.damaged + other.damaged;
  if (anyDecoded || (damaged === 0 && other.hung === 0)) return null;
  // Its own decoder has not read it alone either, and another one says what is wrong with the bytes.
  return { verdict: 'bad-data', certainty: damaged > 0 && alone.all > 0 ? 'proven' : 'likely' };
}
