import type { Failure, FailureKind } from '../../../failure.ts';
import type { MessageId, MessageRow } from '../../../model.ts';
import type { Evidence, Symptom } from '../../model.ts';
import { failureEvidence, sentMs } from '../../plain-rule.ts';
import type { CyclesOf } from './cycles-of.ts';
import { FAILURE_RULES, isDamage } from './failure-rules.ts';
import type { DecodingFailure } from './failure-rules.ts';
import type { EventLine } from './interchange-events.ts';
import { isOfDxa, toldByForm, UNSUPPORTED_ELSEWHERE } from './unsupported.ts';

export interface FailedFile extends Pick<
  MessageRow,
  'id' | 'file' | 'kind' | 'subject' | 'requestor' | 'dateMs' | 'dateSource' | 'fileBytes'
> {
  readonly failure: Failure;
  /** Of one that hung, and ends so when it is decoded alone. */
  readonly alone?: FailedAlone;
}

export interface FailedAlone {
  /** Whether two decoders say the same. */
  readonly isAgreed: boolean;
  /** How it hung: a whole sentence. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export function isDecodingFailure(kind: FailureKind): kind is DecodingFailure {
  return kind in FAILURE_RULES;
}

interface Surroundings {
  /** Events that name the message go with it: what the interchange could not process is no riddle when it is damaged. */
  readonly named: readonly EventLine[];
  readonly cyclesOf: CyclesOf;
  readonly failedTwice: ReadonlySet<MessageId>;
}

export function failureSymptom(file: FailedFile, { named, cyclesOf, failedTwice }: Surroundings): Symptom {
  const { failure, alone } = file;
  const kind = failure.kind as DecodingFailure;
  const isSure = isDamage(kind) && (alone?.isAgreed === true || failedTwice.has(file.id));
  const isUnsupported = kind === 'unsupported-codec';
  return {
    rule: isUnsupported && !isOfDxa(file) ? UNSUPPORTED_ELSEWHERE : FAILURE_RULES[kind],
    text: `${file.file}: ${failure.detail.replace(/[.\s]+$/, '')}.${isSure ? ' Two decoders that share no code both failed on it.' : ''}${alone === undefined ? '' : ` ${alone.text}`}`,
    certainty: isSure ? 'proven' : null,
    // Of a message that is none of DirSync's nobody waits for updates.
    severity: file.kind === null || file.kind === 'Other' ? 'warning' : null,
    isOver: false,
    atMs: sentMs(file),
    evidence: [
      failureEvidence(file, failure),
      ...named.slice(0, 3).map(lineEvidence),
      ...(alone?.evidence ?? []),
    ],
    about: {
      messages: [file.id],
      lines: named.map(({ id }) => id),
      requestors: file.requestor === null ? [] : [file.requestor],
      cycles: cyclesOf(file.id),
    },
    ...(isUnsupported ? toldByForm(failure.detail) : { group: '', remedy: [] }),
  };
}

function lineEvidence({ id, text }: EventLine): Evidence {
  return { text: `The interchange says: “${shortened(text)}”`, place: { kind: 'line', line: id } };
}

/** Characters of a line that evidence quotes. */
const QUOTED_CHARS = 160;

function shortened(text: string): string {
  return text.length <= QUOTED_CHARS ? text : `${text.slice(0, QUOTED_CHARS).trimEnd()}…`;
}
