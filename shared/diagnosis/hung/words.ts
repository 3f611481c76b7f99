/** The verdict on a hang in words, with its numbers. */
import { assertNever } from '../../assert-never.ts';
import { bytes } from '../../format/bytes.ts';
import { count, counted } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import type { HungVerdict } from './model.ts';
import { isDamage } from './weigh.ts';
import type { Counts, Weighed } from './weigh.ts';

/** One sentence. */
export function verdictText(verdict: HungVerdict, weighed: Weighed): string {
  const { hang, alone, together, other, ratio } = weighed;
  const { evidence } = hang;
  switch (verdict) {
    case 'concurrency-defect':
      return `Hung in ${share(together.hung, together.all)} with ${workersWords(weighed)}, ${aloneDecoded(alone)}.`;
    case 'decoder-defect':
      return `${evidence.decoder} hung in ${share(alone.hung, alone.all)} alone, and ${another(weighed, 'decoded')} decoded it.`;
    case 'bad-data':
      return `${evidence.decoder} hung, and no decoder read it: ${failuresWords(weighed)}.`;
    case 'output-bomb':
      return (
        `It had given ${bytes(evidence.bytesOut)}, ${count(Math.round(ratio))} times the size of the file, ` +
        `and no decoder came to its end.`
      );
    case 'io-stall':
      return evidence.phase === 'decoding'
        ? `Its thread waited for ${duration(evidence.silentMs)} without using the processor, with every decoder that was tried.`
        : `Its bytes stopped coming after ${bytes(evidence.bytesIn)}, for ${duration(evidence.silentMs)}, before anything was decompressed.`;
    case 'machine-overload':
      return evidence.cause === 'deadline'
        ? `It was still moving when the deadline of ${duration(evidence.thresholdMs)} passed; alone it takes ${aloneTime(weighed)}.`
        : `${counted(weighed.silentBeside ?? 0, 'other message')} fell silent at the same moment, and its thread hardly had the processor; alone it takes ${aloneTime(weighed)}.`;
    case 'undecided':
      return alone.hung > 0 && alone.decoded > 0
        ? `Alone it hung in ${share(alone.hung, alone.all)} and was decoded in ${count(alone.decoded)}: this contradicts itself.`
        : `It hung ${evidence.workers > 1 ? `with ${workersWords(weighed)}` : 'alone'}; ${untried(alone, other)}.`;
    default:
      return assertNever(verdict);
  }
}

function share(hung: number, all: number): string {
  return all === 1 ? 'the only attempt' : `${count(hung)} of ${counted(all, 'attempt')}`;
}

function aloneDecoded({ decoded, all }: Counts): string {
  if (all === 1) return 'decoded in the only one alone';
  return decoded === all
    ? `decoded in ${all === 2 ? 'both' : `all ${count(all)}`} alone`
    : `decoded in ${count(decoded)} of ${count(all)} alone`;
}

/** "4 workers", "2 to 4 workers": those of the pools in which it hung. */
export function workersWords({ decodes, hang }: Pick<Weighed, 'decodes' | 'hang'>): string {
  const sizes = decodes
    .filter(({ outcome, decoder }) => outcome === 'hung' && decoder === hang.evidence.decoder)
    .map(({ workers }) => workers)
    .filter((workers) => workers > 1);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (sizes.length === 0) return counted(hang.evidence.workers, 'worker');
  return least === most ? counted(most, 'worker') : `${count(least)} to ${counted(most, 'worker')}`;
}

/** Names of the other decoders that came to this. */
function another({ decodes, hang }: Weighed, outcome: 'decoded'): string {
  const names = decodes
    .filter((decode) => decode.outcome === outcome && decode.decoder !== hang.evidence.decoder)
    .map(({ decoder }) => decoder);
  return [...new Set(names)].join(' and ');
}

/** "second failed (Checksum wrong: …)", each decoder once. */
function failuresWords({ decodes, hang }: Weighed): string {
  const told = new Map<string, string>();
  for (const decode of decodes) {
    if (decode.outcome === 'decoded' || (decode.outcome === 'failed' && !isDamage(decode))) continue;
    const isSame = decode.decoder === hang.evidence.decoder;
    if (isSame && decode.outcome === 'hung') continue;
    told.set(decode.decoder, decode.outcome === 'hung' ? 'hung as well' : `failed (${decode.text})`);
  }
  return [...told].map(([decoder, what]) => `${decoder} ${what}`).join(', ');
}

function aloneTime({ aloneMs }: Weighed): string {
  return aloneMs === null ? 'an unknown time' : duration(aloneMs);
}

function untried(alone: Counts, other: Counts): string {
  if (alone.all === 0 && other.all === 0) return 'it was not tried again yet';
  if (alone.all === 0) return 'it was not tried alone with the same decoder';
  if (other.all === 0) return 'no other decoder was tried';
  return 'what was tried does not tell why';
}

const DISPROOFS: Readonly<Record<HungVerdict, string>> = {
  'concurrency-defect':
    'One hang of the same decoder alone, or repeated runs with several workers in which nothing hangs any more, would disprove it.',
  'decoder-defect': 'One decode that comes to its end alone with the same decoder would disprove it.',
  'bad-data':
    'Any decoder that reads it to its end, or the same message sent again with the same bytes and read elsewhere, would disprove it.',
  'output-bomb':
    'A decode that comes to its end under a longer deadline and a higher limit, with as much output as its sender expects, would disprove it.',
  'io-stall':
    'A copy of the file on another disk that hangs in the same way, or a hang that uses the processor, would disprove it.',
  'machine-overload':
    'The same hang on an idle machine, or another one of this message alone among several workers, would disprove it.',
  undecided: 'There is nothing to disprove yet.',
};

export function disproofOf(verdict: HungVerdict): string {
  return DISPROOFS[verdict];
}
