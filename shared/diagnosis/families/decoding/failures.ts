import type { Failure, FailureKind } from '../../../failure.ts';
import type { MessageRow } from '../../../model.ts';
import type { Evidence, Symptom } from '../../model.ts';
import type { CyclesOf } from './cycles-of.ts';
import { FAILURE_RULES } from './failure-rules.ts';
import type { DecodingFailure } from './failure-rules.ts';
import type { EventLine } from './interchange-events.ts';

export interface FailedFile extends Pick<
  MessageRow,
  'id' | 'file' | 'kind' | 'subject' | 'requestor' | 'dateMs' | 'fileBytes'
> {
  readonly failure: Failure;
}

export function isDecodingFailure(kind: FailureKind): kind is DecodingFailure {
  return kind in FAILURE_RULES;
}

/** @param named Events that name the message go with it: what the interchange could not process is no riddle when it is damaged. */
export function failureSymptom(file: FailedFile, named: readonly EventLine[], cyclesOf: CyclesOf): Symptom {
  const { failure } = file;
  const kind = failure.kind as DecodingFailure;
  return {
    rule: FAILURE_RULES[kind],
    group: '',
    text: `${file.file}: ${failure.detail.replace(/[.\s]+$/, '')}.`,
    certainty: null,
    // Of a message that is none of DirSync's nobody waits for updates.
    severity: file.kind === null || file.kind === 'Other' ? 'warning' : null,
    isOver: false,
    atMs: file.dateMs,
    evidence: [placeOf(file), ...named.slice(0, 3).map(lineEvidence)],
    about: {
      messages: [file.id],
      lines: named.map(({ id }) => id),
      requestors: file.requestor === null ? [] : [file.requestor],
      cycles: cyclesOf(file.id),
    },
    remedy: [],
  };
}

function placeOf({ id, file, failure }: FailedFile): Evidence {
  const { part, offset } = failure;
  const where = offset === null ? file : `${file}, byte ${offset}${part === null ? '' : ` of part ${part}`}`;
  return {
    text: where,
    place:
      offset === null
        ? { kind: 'message', id, file }
        : { kind: 'bytes', id, file, part, decoded: false, start: offset, end: offset + 1 },
  };
}

function lineEvidence({ id, text }: EventLine): Evidence {
  return { text: `The interchange says: ${text.slice(0, 160)}`, place: { kind: 'line', line: id } };
}
