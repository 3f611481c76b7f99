/** What is said of taking content for another codec. Pure. */
import { failureText } from '../../shared/failure.ts';
import type { Failure } from '../../shared/failure.ts';
import { formatLabel } from '../../shared/formats/names.ts';
import type { Codec, Format } from '../../shared/formats/names.ts';

/** Of fewer bytes nothing is judged: by chance they read as anything. */
export const BYTES_TO_JUDGE = 32;

/** "Data damaged: a match reaches before the first byte." */
export function failureSentence({ kind, detail }: Failure): string {
  return `${failureText(kind).title}: ${asSentence(detail)}`;
}

interface FailedTrial {
  readonly codec: Codec;
  /** What the content was recognised as. */
  readonly format: Format;
  readonly bytesOut: number;
  readonly failure: Failure;
}

/** Content that breaks at once was not damaged: it is something else. */
export function trialFault({ codec, format, bytesOut, failure }: FailedTrial): string {
  const isGuess = format !== codec && bytesOut < BYTES_TO_JUDGE;
  if (!isGuess || failure.kind !== 'corrupt-data') return failureSentence(failure);
  const label = formatLabel(codec);
  // Some decoders say who they are.
  const detail = failure.detail.startsWith(`${label}: `)
    ? failure.detail.slice(label.length + 2)
    : failure.detail;
  return `This is not ${label}: ${asSentence(detail)}`;
}

function asSentence(detail: string): string {
  return /[.!?]$/u.test(detail) ? detail : `${detail}.`;
}
