/** What is said of taking content for another codec. Pure. */
import { failureText } from '../../shared/failure.ts';
import type { Failure, FailureKind } from '../../shared/failure.ts';
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

const OF_THE_DATA: ReadonlySet<FailureKind> = new Set(['corrupt-data', 'truncated', 'checksum-mismatch']);

/** Content that breaks at once was not damaged: it is something else. */
export function isOtherCodec({ codec, format, bytesOut, failure }: FailedTrial): boolean {
  return format !== codec && bytesOut < BYTES_TO_JUDGE && OF_THE_DATA.has(failure.kind);
}

export function trialFault(trial: FailedTrial): string {
  const { codec, failure } = trial;
  if (!isOtherCodec(trial)) return failureSentence(failure);
  const label = formatLabel(codec);
  // Some decoders say who they are: "XPRESS: the data has no end".
  const [, ownName = '', fact = ''] = /^([^:]{1,40}): (.+)$/su.exec(failure.detail) ?? [];
  const isOwnName = ownName !== '' && label.toLowerCase().startsWith(ownName.toLowerCase());
  return `This is not ${label}: ${asSentence(isOwnName ? fact : failure.detail)}`;
}

function asSentence(detail: string): string {
  return /[.!?]$/u.test(detail) ? detail : `${detail}.`;
}
