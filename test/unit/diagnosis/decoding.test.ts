/** The family of rules about decoding: which cards come of what, and what goes with them. */
import { describe, expect, test } from 'vitest';
import type { DiagnosedFile, DiagnosedLine } from '../../../shared/diagnosis/facts.ts';
import { REPLIES_KEPT } from '../../../shared/diagnosis/families/decoding/compressed-replies.ts';
import { DECODING } from '../../../shared/diagnosis/families/decoding/decoding.ts';
import { EVENT_LINES_KEPT } from '../../../shared/diagnosis/families/decoding/interchange-events.ts';
import type { HungProof } from '../../../shared/diagnosis/hung/model.ts';
import type { Symptom } from '../../../shared/diagnosis/model.ts';
import { FAILURE_KINDS } from '../../../shared/failure.ts';
import { proofOfStory } from '../../fixtures/hung-story.ts';
import { contextOf, fileOf, linesOf, watchFiles } from '../../fixtures/rule-cases.ts';
import { failedFile, LEFT_IN_QUEUE, LEFT_REPLY } from './cases/decoding.ts';

const TOGETHER_ONLY = 'lab: a with 4 hung\n examination: a alone decoded\n examination: b alone decoded';

function found(
  proofs: readonly HungProof[],
  files: readonly DiagnosedFile[],
  lines: readonly DiagnosedLine[] = [],
): readonly Symptom[] {
  return watchFiles(DECODING, contextOf({ proofs }), files, lines);
}

function cards(symptoms: readonly Symptom[]): string[] {
  return [...new Set(symptoms.map(({ rule, group }) => `${rule.id} ${group}`.trim()))];
}

function evidence(symptoms: readonly Symptom[]): string[] {
  return symptoms.flatMap((symptom) => symptom.evidence.map(({ text }) => text));
}

describe('messages that hang with several workers only', () => {
  test('are one card, with the signs of the articles, and none of its own for the events', () => {
    const symptoms = found([proofOfStory(TOGETHER_ONLY)], [LEFT_REPLY], linesOf(LEFT_IN_QUEUE, 'event'));
    expect(cards(symptoms)).toEqual(['decoding/concurrency-defect a']);
    expect(evidence(symptoms)).toContain(
      'Met: Several processors only (1 message hangs with several workers and not alone).',
    );
    expect(evidence(symptoms)).toContain('Met: Event 2380, access violation (1 line).');
    expect(evidence(symptoms)).toContain('Met: Large lists (the largest decompresses to 1.91 MB).');
    expect(evidence(symptoms)).toContain('Not met: Event 2247 of the MTA (0 lines).');
    expect(evidence(symptoms)).toContain(
      'Not known: ATT files of zero bytes left behind (no ATT file is in this queue).',
    );
  });

  test('are one card for each decoder', () => {
    const other = {
      ...proofOfStory(TOGETHER_ONLY.replaceAll(' a ', ' z ')),
      message: { id: 2, file: '2.eml' },
    };
    const symptoms = found([proofOfStory(TOGETHER_ONLY), other], [LEFT_REPLY]);
    expect(cards(symptoms)).toEqual(['decoding/concurrency-defect a', 'decoding/concurrency-defect z']);
  });

  test('without an event log the signs of events are not known, not "not met"', () => {
    const texts = evidence(found([proofOfStory(TOGETHER_ONLY)], [LEFT_REPLY]));
    expect(texts).toContain('Not known: Event 2380, access violation (no event log is here).');
    expect(texts.filter((text) => text.startsWith('Not met'))).toEqual([
      'Not met: Some, not all (1 of 1 compressed reply).',
    ]);
  });

  test('are over when they are delivered', () => {
    const delivered = fileOf({
      ...LEFT_REPLY,
      state: { kind: 'delivered', receipt: { fileName: '', folder: '', bytes: 1, sha256: '', atMs: 1 } },
    });
    expect(found([proofOfStory(TOGETHER_ONLY)], [delivered]).map(({ isOver }) => isOver)).toEqual([
      true,
      true,
    ]);
    expect(found([proofOfStory(TOGETHER_ONLY)], [LEFT_REPLY]).map(({ isOver }) => isOver)).toEqual([
      false,
      false,
    ]);
  });
});

describe('what the interchange says', () => {
  const EMPTY_ATT = fileOf({ id: 2, file: 'maildata/ATT/00012.ATT', fileBytes: 0, kind: null });

  test('of a message that can be read here is a card with the signs', () => {
    const [symptom] = found([], [LEFT_REPLY, EMPTY_ATT], linesOf(LEFT_IN_QUEUE, 'event'));
    expect(symptom?.rule.id).toBe('decoding/q140946-pattern');
    expect(symptom?.about).toMatchObject({ messages: [1], lines: [2, 1], requestors: ['NORTH/PO1'] });
    expect(evidence([symptom].flatMap((one) => one ?? []))).toContain(
      'Met: ATT files of zero bytes left behind (1 such file).',
    );
  });

  test('of a damaged message goes with its failure', () => {
    const damaged = failedFile('truncated', { subject: LEFT_REPLY.subject });
    const symptoms = found([], [damaged], linesOf(LEFT_IN_QUEUE, 'event'));
    expect(cards(symptoms)).toEqual(['decoding/truncated']);
    expect(symptoms[0]?.about.lines).toEqual([2]);
  });

  test('of messages of people is nothing to directory synchronization', () => {
    const letter = LEFT_IN_QUEUE.replace(/SrvTx R=.*sent/, 'Lunch').replace('$SYSTEM', 'ANNE');
    expect(found([], [LEFT_REPLY], linesOf(letter, 'event'))).toEqual([]);
  });

  test('finds the message by its subject, as MS Mail has cut it and whatever its case', () => {
    const long = 'SrvTx R=17 S=15885 (was 15880), I=12 15603 sent';
    const log = LEFT_IN_QUEUE.replace(/SrvTx R=[^"]*/, long.toLowerCase().slice(0, 40));
    const [symptom] = found([], [fileOf({ ...LEFT_REPLY, subject: long })], linesOf(log, 'event'));
    expect(symptom?.about.messages).toEqual([1]);
  });
});

describe('a message that hung and is damaged', () => {
  const DAMAGED = `
    state: safe with 4 hung, hasty starved
    examination: safe alone failed corrupt-data
    examination: safe alone failed corrupt-data
    examination: second alone failed corrupt-data`;
  const hungFile = (id: number) => fileOf({ ...LEFT_REPLY, id, state: stateOf(id) });
  const stateOf = (id: number): DiagnosedFile['state'] => ({
    kind: 'hung',
    evidence: proofAt(id, DAMAGED).evidence,
  });
  const proofAt = (id: number, story: string): HungProof => {
    const proof = proofOfStory(story);
    const failure = {
      kind: 'corrupt-data',
      detail: 'deflate: invalid block type',
      part: '1.2',
      offset: 3_051,
    } as const;
    const trials = proof.trials.map((one) => (one.failureKind === null ? one : { ...one, failure }));
    return { ...proof, trials, message: { id, file: `outbound/${id}.eml` } };
  };

  test('is told by what is wrong with its bytes, where it is, and that two decoders say so', () => {
    const symptoms = found([proofAt(1, DAMAGED)], [hungFile(1)], linesOf(LEFT_IN_QUEUE, 'event'));
    expect(cards(symptoms)).toEqual(['decoding/corrupt-data']);
    expect(symptoms[0]).toMatchObject({
      certainty: 'proven',
      text: expect.stringMatching(
        /: deflate: invalid block type\. .*It hung with 4 workers, silent for 208 ms; decoded alone it ends so\.$/,
      ) as unknown,
      about: { messages: [1], lines: [2] },
    });
    expect(symptoms[0]?.evidence[0]?.place).toMatchObject({ kind: 'bytes', part: '1.2', start: 3_051 });
    expect(evidence(symptoms)).toContain('safe alone: failed after 200 ms (corrupt-data).');
  });

  test('shares no card with one that hangs in all decoders, and may be sound', () => {
    const sound = proofAt(
      2,
      'state: safe with 4 hung\n examination: safe alone hung\n examination: second alone hung',
    );
    const hangs = proofAt(3, 'state: safe alone hung\n examination: second alone failed corrupt-data');
    const symptoms = found([proofAt(1, DAMAGED), sound, hangs], [hungFile(1), hungFile(2), hungFile(3)]);
    expect(symptoms.map(({ rule, group, about }) => [rule.id, group, about.messages])).toEqual([
      ['decoding/bad-data-hangs', '', [2]],
      ['decoding/bad-data-hangs', 'damaged', [3]],
      ['decoding/corrupt-data', '', [1]],
    ]);
  });

  test('is one card where it failed in the queue, and hung in the Lab only', () => {
    const story = DAMAGED.replace('state: safe', 'lab: legacy-msmi');
    const symptoms = found([proofAt(1, story)], [failedFile('corrupt-data')]);
    expect(cards(symptoms)).toEqual(['decoding/corrupt-data']);
  });

  test('is no matter of its bytes any more when it was set aside', () => {
    const aside = fileOf({ ...LEFT_REPLY, state: { kind: 'quarantined', reason: 'damaged' } });
    expect(cards(found([proofAt(1, DAMAGED)], [aside]))).toEqual(['decoding/bad-data-hangs damaged']);
  });
});

describe('a message that failed', () => {
  test('is an error where it is of directory synchronization, else a warning', () => {
    const severity = (kind: DiagnosedFile['kind']) =>
      found([], [failedFile('truncated', { kind })])[0]?.severity;
    expect([severity('SrvTx'), severity('ReqTx'), severity('Other'), severity(null)]).toEqual([
      null,
      null,
      'warning',
      'warning',
    ]);
  });

  test.each([
    ['encrypted zip entry', 'encrypted', /without a password/],
    ['plug-in:lzhuf is not loaded', 'not-loaded', /Put the plug-in back/],
    ['zip method 97', '', /program it comes from/],
  ])(
    'in a form that is not supported (%s) begins with what can be done about that form',
    (detail, group, step) => {
      const failure = { kind: 'unsupported-codec', detail, part: '1.2', offset: null } as const;
      const state = { kind: 'failed', failure } as const;
      for (const kind of ['SrvTx', 'Other'] as const) {
        const [symptom] = found([], [fileOf({ state, kind })]);
        expect(symptom).toMatchObject({ group, text: `outbound/1.eml: ${detail}.` });
        expect(symptom?.remedy).toEqual([expect.stringMatching(step)]);
      }
    },
  );

  test('in a form that is not supported is no matter of DXA-Flags where the DXA did not make it', () => {
    const told = (kind: DiagnosedFile['kind']) => {
      const [symptom] = found([], [failedFile('unsupported-codec', { kind })]);
      return [symptom?.rule.remedy.join(' ').includes('DXA-Flags'), symptom?.rule.acts.includes('dxa-flags')];
    };
    for (const kind of ['SrvTx', 'ReqTx', 'Status'] as const) expect(told(kind)).toEqual([true, true]);
    for (const kind of ['DirectoryExchange', 'Other', null] as const)
      expect(told(kind)).toEqual([false, false]);
  });

  test.each(['archive', 'address-list', 'mailbox-index', 'log'] as const)(
    'is no message where the file is an %s',
    (role) => {
      const files = FAILURE_KINDS.map((kind) => failedFile(kind, { role, kind: null }));
      expect(found([], files)).toEqual([]);
    },
  );

  test('is shown at the byte, where it is known', () => {
    const [symptom] = found([], [failedFile('corrupt-data')]);
    expect(symptom?.evidence[0]).toEqual({
      text: 'outbound/1.eml, byte 17 of part 1.2',
      place: {
        kind: 'bytes',
        id: 1,
        file: 'outbound/1.eml',
        part: '1.2',
        decoded: false,
        start: 17,
        end: 18,
      },
    });
  });
});

describe('what is kept of a large queue', () => {
  const event = (id: number): DiagnosedLine => {
    const [, line] = linesOf(LEFT_IN_QUEUE, 'event');
    if (line === undefined) throw new Error('the text holds two events');
    return { ...line, id };
  };

  test.each([EVENT_LINES_KEPT, EVENT_LINES_KEPT + 1])(
    '%d lines are counted, and at most so many are kept',
    (count) => {
      const lines = Array.from({ length: count }, (_, at) => event(at + 1));
      const [symptom] = found([], [LEFT_REPLY], lines);
      expect(symptom?.about.lines).toHaveLength(EVENT_LINES_KEPT);
      expect(evidence([symptom].flatMap((one) => one ?? [])).join()).toContain(
        `${count.toLocaleString('en-US')} lines`,
      );
    },
  );

  test.each([REPLIES_KEPT, REPLIES_KEPT + 1])(
    'of %d replies the first are known by their subjects',
    (count) => {
      const files = Array.from({ length: count - 1 }, (_, at) => ({
        ...LEFT_REPLY,
        id: at + 2,
        subject: `SrvTx ${at}`,
      }));
      const symptoms = found([], [...files, LEFT_REPLY], linesOf(LEFT_IN_QUEUE, 'event'));
      expect(symptoms[0]?.about.messages).toEqual(count > REPLIES_KEPT ? [] : [1]);
    },
  );
});
