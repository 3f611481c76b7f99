/** How sure a failure is, when it was, and what is dealt with: what cards about decoding claim, and no more. */
import { describe, expect, test } from 'vitest';
import type { Context, DiagnosedFile, DiagnosedLine } from '../../../shared/diagnosis/facts.ts';
import { createDiagnosis } from '../../../shared/diagnosis/diagnose.ts';
import { DECODING } from '../../../shared/diagnosis/families/decoding/decoding.ts';
import type { Finding, Symptom } from '../../../shared/diagnosis/model.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import { proofOfStory } from '../../fixtures/hung-story.ts';
import { contextOf, fileOf, linesOf, watchFiles } from '../../fixtures/rule-cases.ts';
import { storyContext } from '../../fixtures/story-context.ts';
import { failedFile, LEFT_IN_QUEUE, LEFT_REPLY } from './cases/decoding.ts';

const ASIDE = { kind: 'quarantined', reason: 'damaged' } as const;
const EVENTS = linesOf(LEFT_IN_QUEUE, 'event');
/** Event 2247 of the MTA, which makes a pair with the access violation. */
const WITH_MTA = linesOf(
  `${LEFT_IN_QUEUE}
Event ID: 2247
Source: MSExchangeMTA
Description: Unable to allocate a directory name object.`,
  'event',
);

function symptoms(
  context: Partial<Context>,
  files: readonly DiagnosedFile[],
  lines: readonly DiagnosedLine[] = [],
): readonly Symptom[] {
  return watchFiles(DECODING, contextOf(context), files, lines);
}

function cards(context: Partial<Context>, files: readonly DiagnosedFile[]): readonly Finding[] {
  const underWay = createDiagnosis(contextOf(context), [DECODING]);
  for (const file of files) underWay.file(file);
  return underWay.finish().findings;
}

describe('a message in quarantine', () => {
  const aside = fileOf({ ...LEFT_REPLY, state: ASIDE });

  test('is dealt with: the events that name it make no card', () => {
    expect(symptoms({}, [LEFT_REPLY], EVENTS)).toHaveLength(1);
    expect(symptoms({}, [aside], EVENTS)).toEqual([]);
    expect(symptoms({}, [aside], WITH_MTA)).toEqual([]);
  });

  test('is not told to be readable beside one that is', () => {
    const other = fileOf({ ...LEFT_REPLY, id: 2, file: '2.eml' });
    expect(
      symptoms({}, [{ ...aside, subject: 'SrvTx R=1 S=2 (was 1), I=1 1 sent' }, other], EVENTS),
    ).toMatchObject([{ about: { messages: [2] } }]);
  });

  test('that hung is over, and no error', () => {
    const proofs = [proofOfStory('lab: a with 4 hung\n examination: a alone decoded')];
    expect(cards({ proofs }, [aside])).toMatchObject([{ isOver: true, severity: 'info' }]);
    expect(cards({ proofs }, [LEFT_REPLY])).toMatchObject([{ isOver: false, severity: 'error' }]);
  });
});

describe('a message that failed on its bytes', () => {
  const DAMAGE: readonly FailureKind[] = ['truncated', 'checksum-mismatch', 'corrupt-data'];

  test.each(DAMAGE)('%s is likely damaged, and proven so once a second decoder failed as well', (kind) => {
    const certainty = (failedTwice: ReadonlySet<number>) =>
      cards({ failedTwice }, [failedFile(kind)])[0]?.certainty;
    expect(certainty(new Set())).toBe('likely');
    expect(certainty(new Set([2]))).toBe('likely');
    expect(certainty(new Set([1]))).toBe('proven');
  });

  test('makes a card no surer than the least sure of its messages', () => {
    const files = [failedFile('truncated'), failedFile('truncated', { id: 2 })];
    expect(cards({ failedTwice: new Set([1]) }, files)[0]?.certainty).toBe('likely');
  });

  test('is dated by its header, never by the time of its file', () => {
    const dated = (dateSource: DiagnosedFile['dateSource']) =>
      symptoms({}, [failedFile('truncated', { dateMs: 5, dateSource })])[0]?.atMs;
    expect(dated('header')).toBe(5);
    expect(dated('mtime')).toBeNull();
  });

  test('is shown at its byte, told as the window tells it', () => {
    const failure = { kind: 'truncated', detail: 'no end', part: '1.2', offset: 2701 } as const;
    const [symptom] = symptoms({}, [fileOf({ state: { kind: 'failed', failure } })]);
    expect(symptom?.evidence[0]?.text).toBe('outbound/1.eml, byte 2,701 of part 1.2');
  });

  test.each([
    ['short', '”'],
    ['long '.repeat(40), '…”'],
  ])('quotes what the interchange says, and closes the quotation', (more, end) => {
    const subject = 'SrvTx R=17 S=85 (was 80), I=1 5 sent';
    const told = EVENTS.map((line) => ({ ...line, text: `entitled "${subject}" in $SYSTEM ${more}` }));
    const [symptom] = symptoms({}, [failedFile('truncated', { subject })], told);
    const quoted = symptom?.evidence[1]?.text ?? '';
    expect(quoted.startsWith('The interchange says: “')).toBe(true);
    expect(quoted.endsWith(end)).toBe(true);
    expect(quoted.endsWith('…”')).toBe(end === '…”');
  });
});

describe('hangs of the model of the old decoder', () => {
  const cardOf = (decoder: string): Finding | undefined =>
    cards({ proofs: [proofOfStory(`lab: ${decoder} with 4 hung\n examination: ${decoder} alone decoded`)] }, [
      LEFT_REPLY,
    ])[0];

  test('are told as hangs of the model, whose remedy is that of the interchange only where that hangs', () => {
    const card = cardOf('legacy-msmi');
    expect(card?.rule).toBe('decoding/concurrency-defect');
    expect(card?.kb[0]).toBe('Q140946');
    expect(card?.meaning).toMatch(/own model of the old decoder, in the Lab.*not that the interchange did/);
    expect(card?.meaning).toContain('where the interchange itself hangs');
  });

  test('come to the same verdict as those of any other, which is told as it was', () => {
    const card = cardOf('safe');
    expect(card?.rule).toBe('decoding/concurrency-defect');
    expect(card?.meaning).not.toContain('own model');
  });
});

describe('a message that hung and whose requestor has gone on', () => {
  const story = (next: string): Partial<Context> => ({
    ...storyContext(`
      c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
      c1 21:00 →A R=5 S=90 was 80 I=1 sent 10 hung
      c2 18:00 A→ R=5 was 5 S=${next} I=1 sent 0`),
    proofs: [
      {
        ...proofOfStory('lab: a with 4 hung\n examination: a alone decoded'),
        message: { id: 2, file: '2.eml' },
      },
    ],
  });
  const reply = fileOf({
    ...LEFT_REPLY,
    id: 2,
    sync: { req: 5, reqWas: null, srv: 90, srvWas: 80, imports: 1, sent: 10 },
  });
  const told = (next: string): string =>
    cards(story(next), [reply])[0]
      ?.symptoms.map(({ text }) => text)
      .join('\n') ?? '';

  test('needs no retry, and the card says so', () => {
    expect(told('90')).toContain('1 of them needs no retry: its requestor has gone on.');
    expect(told('90')).toContain('It needs no retry: its requestor has gone on.');
  });

  test('is to be retried as long as it still asks from before', () => {
    expect(told('80')).not.toContain('no retry');
  });
});
