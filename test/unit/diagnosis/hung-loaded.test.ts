/** Hangs on a machine on which everything is slow, and what is wrong with the bytes of messages that hung. */
import { describe, expect, test } from 'vitest';
import { NOTHING_AROUND } from '../../../shared/diagnosis/hung/around.ts';
import type { Around } from '../../../shared/diagnosis/hung/around.ts';
import { damageAlone } from '../../../shared/diagnosis/hung/damage.ts';
import { proofOfStory } from '../../fixtures/hung-story.ts';

/** A queue in which a decoder hung so often in so many decodes, and never alone in as many. */
function rarelyByChance(decoder: string, hung: number, decodes: number): Around {
  const tally = { together: { decodes, hung }, alone: { decodes, hung: 0 } };
  return { ...NOTHING_AROUND, tallies: new Map([[decoder, tally]]) };
}

/** A loaded machine and a stall threshold of 200 ms: 4 ms of the processor in 104 ms of the silence of 208 ms. */
const STARVED = 'state: safe with 4 hung, hasty starved';
const SOUND = `
  examination: safe alone decoded in 1200 ms
  examination: safe alone decoded in 1500 ms
  examination: second alone decoded in 1200 ms`;

describe('a hang on a loaded machine', () => {
  test('is no defect: silent for 208 ms with 4 ms of the processor, where the whole decode takes 1.2 s', () => {
    const proof = proofOfStory(`${STARVED}\n${SOUND}`);
    expect(proof).toMatchObject({
      verdict: 'machine-overload',
      certainty: 'possible',
      text: 'It fell silent for 208 ms; its thread had the processor for 4 ms of 104 ms; alone all of it takes 1.2 s.',
    });
    expect(proof.missing[0]).toBe(
      'The stall threshold of 200 ms is shorter than the 1.2 s that the whole decode takes alone.',
    );
    expect(proof.reasons).toContainEqual(
      expect.objectContaining({
        text: 'Its silence of 208 ms is shorter than the 1.2 s that all of it takes alone.',
        speaks: 'for',
      }),
    );
  });

  test.each([
    ['machine-overload', 'hasty starved', 106],
    ['machine-overload', 'hasty starved', 8],
    ['machine-overload', 'hasty unmeasured', 1_200],
    ['machine-overload', 'hasty waiting', 1_200],
    ['undecided', 'hasty unmeasured', 159],
    ['undecided', 'hasty waiting', 8],
    // It computed all the time, and not for longer than it may.
    ['undecided', 'hasty', 1_200],
    ['undecided', 'hasty', 104],
    ['concurrency-defect', 'hasty', 103],
    ['concurrency-defect', 'hasty', 1],
  ])('is %s when it hung so: %s; alone %d ms', (verdict, words, ms) => {
    const story = `state: safe with 4 hung, ${words}\n examination: safe alone decoded in ${ms} ms`;
    expect(proofOfStory(story).verdict).toBe(verdict);
  });

  test('tells no defect however often it comes again, and however seldom chance would make it', () => {
    const story = `lab: safe with 4 hung, hasty starved\n${STARVED}\n${SOUND}`;
    const { verdict } = proofOfStory(story, { around: rarelyByChance('safe', 21, 74) });
    expect(verdict).toBe('machine-overload');
  });

  test('is told from one that waits for ever by its length, and by hanging again', () => {
    const waits = 'lab: a with 4 hung, waiting\n examination: a alone decoded';
    expect(proofOfStory(waits)).toMatchObject({
      verdict: 'undecided',
      missing: expect.arrayContaining([expect.stringContaining('only once')]) as unknown,
    });
    const rare = proofOfStory(waits, { around: rarelyByChance('a', 9, 24) });
    expect([rare.verdict, rare.certainty]).toEqual(['concurrency-defect', 'likely']);
    const slow = proofOfStory(`${waits} in 1251 ms`, { around: rarelyByChance('a', 9, 24) });
    expect(slow.verdict).toBe('undecided');
  });

  test('says what would tell, where the silence was too short', () => {
    const story = 'state: safe with 4 hung, hasty unmeasured\n examination: safe alone decoded in 159 ms';
    const { text, missing } = proofOfStory(story);
    expect(text).toContain('too short to tell a hang from a busy machine');
    expect(missing[0]).toBe('A stall threshold of 5.0 s would tell a hang from a busy machine.');
  });

  test('is no defect of a decoder, and nothing wrong with the bytes, where it comes again alone', () => {
    const again = `${STARVED}\n lab: safe alone hung, hasty starved`;
    expect(proofOfStory(`${again}\n examination: second alone decoded in 603 ms`).verdict).toBe('undecided');
    expect(proofOfStory(`${again}\n lab: second alone hung, hasty starved`).verdict).toBe('undecided');
    const read = proofOfStory(`${again}\n examination: safe alone decoded in 885 ms`);
    expect(read.verdict).toBe('machine-overload');
  });

  test('is no disk that does not answer, as far as 208 ms can show', () => {
    expect(proofOfStory('state: safe with 4 hung, reading hasty waiting').verdict).toBe('undecided');
  });
});

describe('what is wrong with the bytes of a message that hung', () => {
  const failure = {
    kind: 'corrupt-data',
    detail: 'deflate: invalid block type',
    part: '1.2',
    offset: 3_051,
  } as const;
  const DAMAGED = `
    ${STARVED}
    examination: safe alone failed corrupt-data
    examination: safe alone failed corrupt-data
    examination: second alone failed corrupt-data`;
  /** With what the index keeps of each failure. */
  const damageOf = (story: string) => {
    const { trials, ...rest } = proofOfStory(story);
    const kept = trials.map((one) =>
      one.failureKind === null ? one : { ...one, failure: { ...failure, kind: one.failureKind } },
    );
    return damageAlone({ ...rest, trials: kept });
  };

  test('is what it ends in alone, agreed by two decoders', () => {
    expect(proofOfStory(DAMAGED)).toMatchObject({ verdict: 'bad-data', certainty: 'proven' });
    expect(damageOf(DAMAGED)).toEqual({ failure, isAgreed: true });
  });

  test('is said by one decoder where the other did not try, or says something else', () => {
    const [once, twice] = ['', '\n examination: second alone failed truncated'].map(
      (more) => `${STARVED}\n examination: safe alone failed corrupt-data${more}`,
    );
    expect(proofOfStory(once ?? '').certainty).toBe('likely');
    expect(damageOf(once ?? '')).toEqual({ failure, isAgreed: false });
    expect(damageOf(twice ?? '')).toEqual({ failure, isAgreed: false });
  });

  test('goes with the hang where it hangs alone as well', () => {
    expect(damageOf('lab: a alone hung\n examination: b alone failed corrupt-data')).toBeNull();
    expect(damageOf(`${DAMAGED}\n examination: safe alone hung`)).toBeNull();
  });

  test('is not known where a decoder reads it', () => {
    expect(damageOf(`${DAMAGED}\n examination: legacy-msmi alone decoded`)).toBeNull();
  });

  test('is told in words only, where no more was kept of it', () => {
    expect(damageAlone(proofOfStory(DAMAGED))).toEqual({
      failure: { kind: 'corrupt-data', detail: 'corrupt-data', part: null, offset: null },
      isAgreed: true,
    });
  });
});
