/** The verdict on a hang in words, with its numbers. */
import { assertNever } from '../../assert-never.ts';
import { bytes } from '../../format/bytes.ts';
import { count, counted } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import type { HungVerdict } from './model.ts';
import { TELLING_SILENCE_MS } from './standstill.ts';
import { isDamage } from './weigh.ts';
import type { Counts, Weighed } from './weigh.ts';

/** One sentence. */
export function verdictText(verdict: HungVerdict, weighed: Weighed): string {
  const { hang, alone, together, ratio } = weighed;
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
        : starvedText(weighed);
    case 'undecided':
      return alone.hung > 0 && alone.decoded > 0
        ? `Alone it hung in ${share(alone.hung, alone.all)} and was decoded in ${count(alone.decoded)}: this contradicts itself.`
        : `It hung ${evidence.workers > 1 ? `with ${workersWords(weighed)}` : 'alone'}; ${untried(weighed)}.`;
    default:
      return assertNever(verdict);
  }
}

function share(hung: number, all: number): string {
  return all === 1 ? 'the only attempt' : `${count(hung)} of ${counted(all, 'attempt')}`;
}

function aloneDecoded({ decoded, all }: Counts): string {
  if (all === 1) return 'decoded alone in the only attempt';
  if (decoded < all) return `decoded alone in ${count(decoded)} of ${count(all)} attempts`;
  return `decoded alone in ${all === 2 ? 'both' : `all ${count(all)}`} attempts`;
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

function untried({ alone, other, hang }: Weighed): string {
  if (alone.all === 0 && other.all === 0) return 'it was not tried again yet';
  if (alone.all === 0) return 'it was not tried alone with the same decoder';
  if (hang.evidence.cause === 'no-progress' && hang.evidence.silentMs < TELLING_SILENCE_MS)
    return `its silence of ${duration(hang.evidence.silentMs)} is too short to tell a hang from a busy machine`;
  if (other.all === 0) return 'no other decoder was tried';
  return 'what was tried does not tell why';
}

function starvedText(weighed: Weighed): string {
  const { silentMs, cpuMs, measuredMs } = weighed.hang.evidence;
  const others = weighed.silentBeside ?? 0;
  const beside = others === 0 ? '' : `, and ${counted(others, 'other message')} with it`;
  const used =
    cpuMs === null ? '' : `; its thread had the processor for ${duration(cpuMs)} of ${duration(measuredMs)}`;
  return `It fell silent for ${duration(silentMs)}${beside}${used}; alone all of it takes ${aloneTime(weighed)}.`;
}

/** Whole sentences; what they are stands before them. */
const DISPROOFS: Readonly<Record<HungVerdict, string>> = {
  'concurrency-defect':
    'The same decoder hangs alone as well, or nothing hangs any more in repeated runs with several workers.',
  'decoder-defect': 'The same decoder comes to the end of the same bytes alone.',
  'bad-data':
    'Any decoder reads it to its end, or the same bytes, sent or copied once more, are read elsewhere.',
  'output-bomb':
    'It comes to its end under a longer deadline and a higher limit, with as much output as its sender expects.',
  'io-stall': 'A copy of the file on another disk hangs in the same way, or a hang uses the processor.',
  'machine-overload':
    'It hangs in the same way on an idle machine, or it alone hangs again among several workers.',
  undecided: 'There is nothing to disprove yet.',
};

export function disproofOf(verdict: HungVerdict): string {
  return DISPROOFS[verdict];
}
