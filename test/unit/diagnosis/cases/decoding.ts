/** Cases of the rules about what keeps messages from being decoded. */
import type { DiagnosedFile } from '../../../../shared/diagnosis/facts.ts';
import { DECODING } from '../../../../shared/diagnosis/families/decoding/decoding.ts';
import type { Symptom } from '../../../../shared/diagnosis/model.ts';
import type { FailureKind } from '../../../../shared/failure.ts';
import { proofOfStory } from '../../../fixtures/hung-story.ts';
import { contextOf, fileOf, linesOf, watchFiles } from '../../../fixtures/rule-cases.ts';
import type { RuleCase } from '../../../fixtures/rule-cases.ts';

/** One story that sets the rule off, and one with one decode that came out otherwise. */
function hungCase(rule: string, speaks: string, silent: string): RuleCase {
  const told = (story: string) => (): readonly Symptom[] =>
    watchFiles(DECODING, contextOf({ proofs: [proofOfStory(story)] }), [fileOf()]);
  return { rule: `decoding/${rule}`, speaks: told(speaks), silent: told(silent) };
}

/** A message that failed so, and one that failed in another way. */
function failedCase(kind: FailureKind, other: FailureKind): RuleCase {
  const told = (failed: FailureKind) => (): readonly Symptom[] =>
    watchFiles(DECODING, contextOf(), [failedFile(failed)]);
  return { rule: `decoding/${kind}`, speaks: told(kind), silent: told(other) };
}

export function failedFile(kind: FailureKind, given: Partial<DiagnosedFile> = {}): DiagnosedFile {
  const failure = { kind, detail: 'expected 1, computed 2', part: '1.2', offset: 17 };
  return fileOf({ state: { kind: 'failed', failure }, ...given });
}

const SUBJECT = 'SrvTx R=17 S=85 (was 80), I=1 5 sent';

/** A reply as the queue has it, decoded here. */
export const LEFT_REPLY = fileOf({
  subject: SUBJECT,
  codec: 'gzip',
  bytesOut: 2_000_000,
  requestor: 'NORTH/PO1',
});

export const LEFT_IN_QUEUE = `
Event ID: 2380
Source: MSExchangeMSMI
Category: Session error
Description: A memory access violation has occurred that prevents further processing of a message.

Event ID: 2447
Source: MSExchangeMSMI
Category: Session error
Description: The message is left in the delivery queue. This message entitled "${SUBJECT}" is from EXCHANGE/HQ/$SYSTEM.
`;

const patternOf = (file: DiagnosedFile, log: string) => (): readonly Symptom[] =>
  watchFiles(DECODING, contextOf(), [file], linesOf(log, 'event'));

export const DECODING_CASES: readonly RuleCase[] = [
  hungCase(
    'concurrency-defect',
    'lab: a with 4 hung\n examination: a alone decoded',
    'lab: a with 4 hung\n examination: a alone hung',
  ),
  hungCase(
    'decoder-defect',
    'lab: a alone hung\n examination: b alone decoded',
    'lab: a alone hung\n examination: b alone hung',
  ),
  hungCase(
    'bad-data-hangs',
    'lab: a alone hung\n examination: b alone failed truncated',
    'lab: a alone hung\n examination: b alone failed read-error',
  ),
  hungCase('output-bomb', 'state: a alone hung, late growing', 'state: a alone hung, late'),
  hungCase('io-stall', 'state: a alone hung, reading', 'state: a alone hung, waiting'),
  hungCase(
    'machine-overload',
    'state: a with 4 hung, late\n examination: a alone decoded',
    'state: a with 4 hung\n examination: a alone decoded',
  ),
  hungCase('hung-undecided', 'lab: a with 4 hung', 'lab: a with 4 hung\n examination: a alone decoded'),
  {
    rule: 'decoding/q140946-pattern',
    speaks: patternOf(LEFT_REPLY, LEFT_IN_QUEUE),
    // The message it names is damaged: that explains the event.
    silent: patternOf(failedFile('truncated', { subject: SUBJECT }), LEFT_IN_QUEUE),
  },
  failedCase('truncated', 'checksum-mismatch'),
  failedCase('checksum-mismatch', 'corrupt-data'),
  failedCase('corrupt-data', 'truncated'),
  failedCase('unsupported-codec', 'corrupt-data'),
  {
    rule: 'decoding/unsupported-content',
    speaks: () => watchFiles(DECODING, contextOf(), [failedFile('unsupported-codec', { kind: 'Other' })]),
    silent: () => watchFiles(DECODING, contextOf(), [failedFile('unsupported-codec')]),
  },
  failedCase('output-limit', 'truncated'),
  failedCase('malformed-message', 'malformed-transactions'),
  failedCase('read-error', 'not-a-regular-file'),
  failedCase('not-a-regular-file', 'read-error'),
  failedCase('decoder-crashed', 'corrupt-data'),
];
