/** What speaks for a verdict and what against it, each with the trial it rests on. */
import { bytes } from '../../format/bytes.ts';
import { count, counted } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import { chanceOfNoneAlone } from './around.ts';
import type { Decode } from './decodes.ts';
import type { HungVerdict, ProofReason } from './model.ts';
import { computedBeyond } from './standstill.ts';
import { isDamage } from './weigh.ts';
import type { Weighed } from './weigh.ts';

/** What chance shows more often speaks neither way. */
const CASES_THAT_SPEAK = 20;
/** A pool may have many threads. */
const NAMED_BESIDE = 4;

type Speaks = ProofReason['speaks'];
/** What one decode is to the hang: whether of the same decoder, in which company, and what came of it. */
type Seen = `${'same' | 'other'} ${Decode['company']} ${Decode['outcome']}`;

/** Patterns of `Seen`; `*` stands for any word. */
const SPEAKING: Readonly<
  Record<HungVerdict, { readonly for: readonly string[]; readonly against: readonly string[] }>
> = {
  'concurrency-defect': {
    for: ['same together hung', 'same alone decoded', 'other * decoded'],
    against: ['same alone hung', 'same * failed', 'other * hung', 'other * failed'],
  },
  'decoder-defect': {
    for: ['same * hung', 'other * decoded'],
    against: ['same * decoded', 'same * failed', 'other * hung', 'other * failed'],
  },
  'bad-data': { for: ['* * hung', '* * failed'], against: ['* * decoded'] },
  'output-bomb': { for: ['* * hung', '* * failed'], against: ['* * decoded'] },
  'io-stall': { for: ['* * hung'], against: ['* * failed'] },
  'machine-overload': {
    for: ['same together hung', 'same alone decoded'],
    against: ['* alone hung', '* * failed'],
  },
  undecided: { for: [], against: [] },
};

export function reasonsFor(verdict: HungVerdict, weighed: Weighed): readonly ProofReason[] {
  return [
    ...cpuReason(verdict, weighed),
    ...silenceReason(verdict, weighed),
    ...besideReason(verdict, weighed),
    ...ratioReason(verdict, weighed),
    ...chanceReason(verdict, weighed),
    ...weighed.decodes.map((decode) => decodeReason(verdict, weighed, decode)),
  ];
}

function decodeReason(verdict: HungVerdict, { hang }: Weighed, decode: Decode): ProofReason {
  const side = decode.decoder === hang.evidence.decoder ? 'same' : 'other';
  const seen: Seen = `${side} ${decode.company} ${decode.outcome}`;
  const speaks: Speaks = SPEAKING[verdict].for.some((pattern) => fits(pattern, seen))
    ? 'for'
    : SPEAKING[verdict].against.some((pattern) => fits(pattern, seen))
      ? 'against'
      : 'neither';
  return { text: decodeText(decode), speaks: tellsOfBytes(decode) ? speaks : 'neither', trial: decode.trial };
}

/** A file that could not be opened, or a decoder that crashed, says nothing of why another one hung. */
function tellsOfBytes(decode: Decode): boolean {
  return decode.outcome !== 'failed' || isDamage(decode) || decode.failureKind === 'output-limit';
}

function fits(pattern: string, seen: Seen): boolean {
  const words = seen.split(' ');
  return pattern.split(' ').every((word, at) => word === '*' || word === words[at]);
}

function decodeText({ decoder, company, workers, outcome, elapsedMs, evidence, text }: Decode): string {
  const where = {
    alone: 'alone',
    together: `with ${counted(workers, 'worker')}`,
    unknown: 'in a retry or a scan',
  };
  const head = `${decoder} ${where[company]}`;
  if (outcome === 'decoded') return `${head}: decoded in ${duration(elapsedMs)}.`;
  if (outcome === 'failed') return `${head}: failed after ${duration(elapsedMs)} (${text}).`;
  if (evidence === null) return `${head}: hung.`;
  const { silentMs, bytesOut } = evidence;
  return `${head}: hung, ${duration(silentMs)} without a byte at ${bytes(bytesOut)} out.`;
}

/** Computing in silence is a loop or slowness, waiting is a lock or a disk; a processor too few does neither for long. */
function cpuReason(verdict: HungVerdict, { hang, aloneMs }: Weighed): readonly ProofReason[] {
  const { cpuMs, measuredMs, activity } = hang.evidence;
  if (cpuMs === null || activity === 'unknown') return [];
  const used = `It used ${duration(cpuMs)} of the processor in ${duration(measuredMs)} of its silence`;
  const isMore = aloneMs !== null && computedBeyond(hang.evidence, aloneMs);
  const text =
    aloneMs === null
      ? `${used}.`
      : `${used}; alone, all of it takes ${duration(aloneMs)}${isMore ? ': it was not slow, it did not end' : ''}.`;
  return [{ text, speaks: cpuSpeaks(verdict, activity, isMore), trial: hang.trial }];
}

function cpuSpeaks(verdict: HungVerdict, activity: 'burned' | 'waited' | 'mixed', isMore: boolean): Speaks {
  switch (verdict) {
    case 'concurrency-defect':
      return isMore ? 'for' : 'neither';
    case 'decoder-defect':
      return activity === 'burned' ? 'for' : 'neither';
    case 'machine-overload':
      return isMore ? 'against' : 'for';
    case 'io-stall':
      return activity === 'waited' ? 'for' : isMore || activity === 'burned' ? 'against' : 'neither';
    case 'bad-data':
    case 'output-bomb':
    case 'undecided':
      return 'neither';
  }
}

/** What takes longer than the silence may have been at work all the while. */
function silenceReason(verdict: HungVerdict, { hang, aloneMs }: Weighed): readonly ProofReason[] {
  const { cause, silentMs } = hang.evidence;
  if (cause !== 'no-progress' || aloneMs === null || silentMs >= aloneMs) return [];
  const text = `Its silence of ${duration(silentMs)} is shorter than the ${duration(aloneMs)} that all of it takes alone.`;
  return [{ text, speaks: verdict === 'machine-overload' ? 'for' : 'against', trial: hang.trial }];
}

function besideReason(verdict: HungVerdict, { hang, silentBeside }: Weighed): readonly ProofReason[] {
  if (hang.evidence.workers === 1) return [];
  const texts = [besideText(hang.evidence.beside), silentText(silentBeside)].filter((text) => text !== null);
  if (texts.length === 0) return [];
  const isLoad = verdict === 'machine-overload' && silentBeside !== null;
  const speaks = !isLoad ? 'neither' : silentBeside > 0 ? 'for' : 'against';
  return [{ text: texts.join(' '), speaks, trial: hang.trial }];
}

function besideText(beside: readonly string[] | undefined): string | null {
  if (beside === undefined) return null;
  if (beside.length === 0) return 'Nothing else was being decoded.';
  const more = beside.length - NAMED_BESIDE;
  const names = beside.slice(0, NAMED_BESIDE).join(', ');
  return `Beside it ${names}${more > 0 ? ` and ${counted(more, 'other')}` : ''} ${beside.length === 1 ? 'was' : 'were'} being decoded.`;
}

function silentText(silentBeside: number | null): string | null {
  if (silentBeside === null) return null;
  return silentBeside === 0
    ? 'No other message fell silent at that moment.'
    : `${counted(silentBeside, 'other message')} fell silent at that moment.`;
}

function ratioReason(verdict: HungVerdict, { hang, ratio, isBombRatio }: Weighed): readonly ProofReason[] {
  if (!isBombRatio) return [];
  const text = `Its output was ${count(Math.round(ratio))} times the size of the file when it was ended.`;
  return [{ text, speaks: verdict === 'output-bomb' ? 'for' : 'neither', trial: hang.trial }];
}

function chanceReason(verdict: HungVerdict, { tally, hang }: Weighed): readonly ProofReason[] {
  if (verdict !== 'concurrency-defect' || tally === null) return [];
  const { together, alone } = tally;
  const counts =
    `In the whole queue ${hang.evidence.decoder} hung in ${count(together.hung)} of ${count(together.decodes)} decodes ` +
    `with several workers and in ${count(alone.hung)} of ${count(alone.decodes)} alone`;
  if (alone.hung > 0) return [{ text: `${counts}.`, speaks: 'against', trial: null }];
  const cases = Math.floor(1 / Math.max(chanceOfNoneAlone(tally), 1e-6));
  const text =
    cases < CASES_THAT_SPEAK
      ? `${counts}: too few to exclude chance.`
      : `${counts}; if the workers made no difference, that would be seen in 1 of ${count(cases)} cases.`;
  return [{ text, speaks: cases < CASES_THAT_SPEAK ? 'neither' : 'for', trial: null }];
}
