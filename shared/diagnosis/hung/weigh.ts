/** Which verdict the measurements and trials speak for. Names of decoders count only as "the same" and "another". */
import type { FailureKind } from '../../failure.ts';
import type { MessageRow } from '../../model.ts';
import type { HungEvidence } from '../../state.ts';
import type { Certainty } from '../model.ts';
import { chanceOfNoneAlone, silentBeside } from './around.ts';
import type { Around, Tally } from './around.ts';
import type { Decode, Hang } from './decodes.ts';
import type { HungVerdict } from './model.ts';
import {
  computedBeyond,
  computedInVain,
  hardlyHadProcessor,
  isLongSilence,
  isStandstill,
  TELLING_SILENCE_MS,
} from './standstill.ts';

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
  /** Of the hung, those that show more than a threshold that was too short. */
  readonly still: number;
  readonly failed: number;
  /** Of the failed, those that tell about the bytes. */
  readonly damaged: number;
}

export function weigh(
  hang: Hang,
  decodes: readonly Decode[],
  {
    row,
    ratioWarning,
    around,
  }: { row: Pick<MessageRow, 'id' | 'fileBytes'>; ratioWarning: number; around: Around },
): Weighed {
  const { evidence, startedAtMs } = hang;
  const same = decodes.filter(({ decoder }) => decoder === evidence.decoder);
  const alone = same.filter(({ company }) => company === 'alone');
  const whole = shortestDecode(decodes.filter(({ company }) => company === 'alone'));
  // How large a member of an archive is need not be known before it was read.
  const ratio = evidence.bytesOut / Math.max(1, row.fileBytes || evidence.bytesIn);
  return {
    hang,
    decodes,
    alone: counts(alone, whole),
    together: counts(
      same.filter(({ company }) => company === 'together'),
      whole,
    ),
    other: counts(
      decodes.filter(({ decoder }) => decoder !== evidence.decoder),
      whole,
    ),
    anyDecoded: decodes.some(({ outcome }) => outcome === 'decoded'),
    ratio,
    isBombRatio: ratio > ratioWarning,
    aloneMs: shortestDecode(alone),
    silentBeside:
      startedAtMs === null
        ? null
        : silentBeside(around.silences, silenceBegan(startedAtMs, evidence), row.id),
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

/** Null where none came to its end. */
function shortestDecode(decodes: readonly Decode[]): number | null {
  const times = decodes.filter(({ outcome }) => outcome === 'decoded').map(({ elapsedMs }) => elapsedMs);
  return times.length === 0 ? null : Math.min(...times);
}

/** @param wholeMs what the whole decode takes alone; null when none came to its end */
function counts(decodes: readonly Decode[], wholeMs: number | null): Counts {
  const of = (wanted: Decode['outcome']): number =>
    decodes.filter(({ outcome }) => outcome === wanted).length;
  return {
    all: decodes.length,
    decoded: of('decoded'),
    hung: of('hung'),
    // Of an attempt it is only kept that it hung, not for how long.
    still: decodes.filter(({ evidence }) => evidence !== null && isStandstill(evidence, wholeMs)).length,
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
  const { alone, aloneMs } = weighed;
  if (aloneMs === null || alone.still > 0) return null;
  const { cause, thresholdMs } = weighed.hang.evidence;
  const isSlowOnly = cause === 'deadline' && isMoving(weighed.hang.evidence) && aloneMs < thresholdMs;
  if (isSlowOnly) return { verdict: 'machine-overload', certainty: 'likely' };
  // Several threads that wait for each other would look the same.
  return wasStarved(weighed, aloneMs) ? { verdict: 'machine-overload', certainty: 'possible' } : null;
}

/** Silent because others had the processor. */
function wasStarved(weighed: Weighed, aloneMs: number): boolean {
  const { evidence } = weighed.hang;
  if (evidence.cause !== 'no-progress' || cannotBeSlow(weighed, aloneMs)) return false;
  if (fellSilentWithAll(weighed)) return aloneMs < evidence.thresholdMs;
  // Bytes that do not come for so long are missed on an idle machine, too.
  if (isReadingStall(evidence) && evidence.silentMs >= TELLING_SILENCE_MS) return false;
  const isShort = evidence.activity !== 'burned' && evidence.silentMs < aloneMs;
  return isShort || hardlyHadProcessor(evidence, aloneMs);
}

/** Without the processor, once, when all that were at work beside it fell silent as well. */
function fellSilentWithAll({ hang, together, silentBeside: others }: Weighed): boolean {
  const { activity, workersBusy } = hang.evidence;
  // Which one of a kind hung again tells of the decoder, not of a moment of the machine.
  if (activity !== 'waited' || others === null || together.hung !== 1) return false;
  return others >= Math.max(SILENT_TOGETHER, workersBusy - 1);
}

/** It computed in vain, or was silent for so long again and again that no busy machine does that. */
function cannotBeSlow({ hang, together, tally }: Weighed, aloneMs: number): boolean {
  const { evidence } = hang;
  if (computedInVain(evidence, aloneMs)) return true;
  const isAgain = together.hung > 1 || (tally !== null && isBeyondChance(tally));
  return isAgain && (computedBeyond(evidence, aloneMs) || isLongSilence(evidence, aloneMs));
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
  const long = measured.filter(({ silentMs }) => silentMs >= TELLING_SILENCE_MS).length;
  // On a busy machine the first byte of a sound file may take as long as a short threshold.
  return long === 0 ? null : { verdict: 'io-stall', certainty: long > 1 ? 'proven' : 'likely' };
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
  const { alone, together, aloneMs } = weighed;
  if (together.hung === 0 || alone.hung > 0 || aloneMs === null) return null;
  if (!cannotBeSlow(weighed, aloneMs)) return null;
  return { verdict: 'concurrency-defect', certainty: isNoAccident(weighed, aloneMs) ? 'proven' : 'likely' };
}

/** Neither luck nor a slow machine: it used more of the processor in silence than all of it takes alone. */
function isNoAccident({ tally, hang, alone }: Weighed, aloneMs: number): boolean {
  return (
    tally !== null && isBeyondChance(tally) && alone.failed === 0 && computedBeyond(hang.evidence, aloneMs)
  );
}

function isBeyondChance(tally: Tally): boolean {
  return tally.alone.hung === 0 && chanceOfNoneAlone(tally) < CHANCE_LIMIT;
}

function decoderDefect({ alone, together, other }: Weighed): Judgement | null {
  if (alone.still === 0 || alone.decoded > 0 || other.decoded === 0) return null;
  return { verdict: 'decoder-defect', certainty: alone.still + together.still > 1 ? 'proven' : 'likely' };
}

/** Two decoders that both stand still without computing: nothing in the bytes does that. */
function stalledEverywhere({ decodes, anyDecoded, other, alone }: Weighed): Judgement | null {
  const measured = hangsMeasured(decodes);
  const isWaiting = measured.every(({ activity }) => activity === 'waited');
  if (anyDecoded || alone.still === 0 || other.still === 0 || !isWaiting) return null;
  return { verdict: 'io-stall', certainty: 'possible' };
}

function badData({ anyDecoded, alone, other }: Weighed): Judgement | null {
  if (anyDecoded || alone.damaged + other.damaged + other.still === 0) return null;
  // That two hang says nothing of the bytes as long as none says what is wrong with them.
  if (alone.damaged + other.damaged === 0) return { verdict: 'bad-data', certainty: 'possible' };
  const isReadByNone = other.damaged > 0 && alone.damaged + alone.still > 0;
  return { verdict: 'bad-data', certainty: isReadByNone ? 'proven' : 'likely' };
}
