/** What was not tried with a message that hung, and would tell more. */
import type { HungVerdict } from './model.ts';
import type { Weighed } from './weigh.ts';

/** @param passedOver why it was not examined, as a sentence; null when it was, or will be */
export function missingFor(
  verdict: HungVerdict,
  { alone, together, other, hang }: Weighed,
  passedOver: string | null,
): readonly string[] {
  const { evidence } = hang;
  const hungTogether = evidence.workers > 1;
  const sentences: readonly (readonly [boolean, string])[] = [
    [alone.all === 0, 'It was not decoded alone with the same decoder.'],
    [
      hungTogether && alone.all === 1 && alone.hung === 0,
      'It was decoded alone only once, which may be luck: once more would tell.',
    ],
    [other.all === 0, 'No other decoder was tried.'],
    [
      verdict === 'concurrency-defect' && together.all === 1,
      'It was tried with several workers only once: a run of the Lab would show whether it hangs again.',
    ],
    [
      evidence.cpuMs === null || evidence.activity === 'unknown',
      'Whether its thread used the processor could not be measured.',
    ],
    [
      hungTogether && evidence.beside === undefined,
      'What else was being decoded at that moment was not kept.',
    ],
  ];
  const missing = sentences.flatMap(([isMissing, text]) => (isMissing ? [text] : []));
  return passedOver === null ? missing : [...missing, passedOver];
}
