/** What was not tried with a message that hung, and would tell more. */
import { duration } from '../../format/duration.ts';
import { formatLabel, hasSecondDecoder, isCodec } from '../../formats/names.ts';
import type { HungVerdict } from './model.ts';
import { TELLING_SILENCE_MS } from './standstill.ts';
import type { Weighed } from './weigh.ts';

/** @param passedOver why it was not examined, as a sentence; null when it was, or will be */
export function missingFor(
  verdict: HungVerdict,
  weighed: Weighed,
  passedOver: string | null,
): readonly string[] {
  const sentences = [...tooShort(verdict, weighed), ...untried(verdict, weighed), ...unmeasured(weighed)];
  const missing = sentences.flatMap(([isMissing, text]) => (isMissing ? [text] : []));
  return passedOver === null ? missing : [...missing, passedOver];
}

type Sentence = readonly [isMissing: boolean, text: string];

/** A decode that was ended too soon leaves open what is open. */
function tooShort(verdict: HungVerdict, { hang, aloneMs }: Weighed): readonly Sentence[] {
  if (!isUnclear(verdict)) return [];
  const { cause, thresholdMs, silentMs } = hang.evidence;
  const rule = cause === 'deadline' ? 'deadline' : 'stall threshold';
  if (aloneMs !== null && thresholdMs < aloneMs) {
    const text = `The ${rule} of ${duration(thresholdMs)} is shorter than the ${duration(aloneMs)} that the whole decode takes alone.`;
    return [[true, text]];
  }
  return [
    [
      cause === 'no-progress' && silentMs < TELLING_SILENCE_MS,
      `A stall threshold of ${duration(TELLING_SILENCE_MS)} would tell a hang from a busy machine.`,
    ],
  ];
}

function isUnclear(verdict: HungVerdict): boolean {
  return verdict === 'undecided' || verdict === 'machine-overload';
}

function untried(verdict: HungVerdict, { alone, together, other, hang }: Weighed): readonly Sentence[] {
  // What was ended too soon hangs again on the same machine.
  const isLong = hang.evidence.silentMs >= TELLING_SILENCE_MS;
  const isOfInterest =
    verdict === 'concurrency-defect' || (isLong && isUnclear(verdict) && alone.decoded > 0);
  return [
    [alone.all === 0, 'It was not decoded alone with the same decoder.'],
    [
      hang.evidence.workers > 1 && alone.all === 1 && alone.hung === 0,
      'It was decoded alone only once, which may be luck: once more would tell.',
    ],
    [other.all === 0, noOther(hang.evidence.codec)],
    [
      isOfInterest && together.all === 1,
      'It was tried with several workers only once: a run of the Lab would show whether it hangs again.',
    ],
  ];
}

function noOther(codec: string | null): string {
  return codec !== null && isCodec(codec) && !hasSecondDecoder(codec)
    ? `There is no second decoder for ${formatLabel(codec)}.`
    : 'No other decoder was tried.';
}

function unmeasured({ hang }: Weighed): readonly Sentence[] {
  const { cpuMs, activity, workers, beside } = hang.evidence;
  return [
    [
      cpuMs === null || activity === 'unknown',
      'Whether its thread used the processor could not be measured.',
    ],
    [workers > 1 && beside === undefined, 'What else was being decoded at that moment was not kept.'],
  ];
}
