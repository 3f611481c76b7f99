/** Why a message hung, from stories of what was tried with it. */
import { describe, expect, test } from 'vitest';
import type { Around } from '../../../shared/diagnosis/hung/around.ts';
import { chanceOfNoneAlone, silencesOf, silentBeside } from '../../../shared/diagnosis/hung/around.ts';
import { damageAlone } from '../../../shared/diagnosis/hung/damage.ts';
import { proveHung } from '../../../shared/diagnosis/hung/prove.ts';
import { hungStory, proofOfStory, STORY_BEGAN_MS } from '../../fixtures/hung-story.ts';

const TOGETHER_ONLY = `
  lab: legacy-msmi with 4 hung
  examination: legacy-msmi alone decoded
  examination: legacy-msmi alone decoded
  examination: second alone decoded
`;

/** A queue in which a decoder hung so often in so many decodes, and never alone in as many. */
function around(decoder: string, hung: number, decodes: number, alone = { decodes, hung: 0 }): Around {
  return { tallies: new Map([[decoder, { together: { decodes, hung }, alone }]]), silences: silencesOf([]) };
}

/** Moments at which other messages fell silent, and the hang of the story itself. */
function silentAtOnce(others: number): Around {
  const moment = STORY_BEGAN_MS + 1_000;
  const silences = Array.from({ length: others + 1 }, (_, at) => ({
    message: at + 1,
    atMs: moment + at * 20,
  }));
  return { tallies: new Map(), silences: silencesOf(silences) };
}

describe('a message that hangs with several workers and is decoded alone', () => {
  test('shows a concurrency defect, with its numbers', () => {
    expect(proofOfStory(TOGETHER_ONLY)).toMatchObject({
      verdict: 'concurrency-defect',
      certainty: 'likely',
      text: 'Hung in the only attempt with 4 workers, decoded alone in both attempts.',
      missing: [
        'It was tried with several workers only once: a run of the Lab would show whether it hangs again.',
      ],
    });
  });

  test('is counted over all that was tried, whatever the sizes of the pools', () => {
    const { text } = proofOfStory(`
      lab: legacy-msmi with 4 hung
      lab: legacy-msmi with 4 decoded
      lab: legacy-msmi with 2 hung
      lab: legacy-msmi alone decoded
      examination: legacy-msmi alone decoded
      examination: legacy-msmi alone decoded
    `);
    expect(text).toBe('Hung in 2 of 3 attempts with 2 to 4 workers, decoded alone in all 3 attempts.');
  });

  test.each(['another', 'safe', 'second', 'legacy-msmi'])('whatever the decoder is called (%s)', (name) => {
    const renamed = TOGETHER_ONLY.replaceAll('second', 'third').replaceAll('legacy-msmi', name);
    const { verdict, certainty } = proofOfStory(renamed, { around: around(name, 9, 24) });
    expect([verdict, certainty]).toEqual(['concurrency-defect', 'proven']);
  });

  test('once hung and once decoded is likely, and says what would tell more', () => {
    const proof = proofOfStory('lab: a with 4 hung\n examination: a alone decoded', {
      around: around('a', 1, 1),
    });
    expect(proof).toMatchObject({ verdict: 'concurrency-defect', certainty: 'likely' });
    expect(proof.missing).toContainEqual(expect.stringContaining('alone only once'));
    expect(proof.missing).toContain('No other decoder was tried.');
  });

  test('is proven where the whole queue leaves no room for chance', () => {
    const proof = proofOfStory(TOGETHER_ONLY, { around: around('legacy-msmi', 9, 24) });
    expect(proof.certainty).toBe('proven');
    expect(proof.reasons).toContainEqual({
      text: 'In the whole queue legacy-msmi hung in 9 of 24 decodes with several workers and in 0 of 24 alone; if the workers made no difference, that would be seen in 1 of 1,282 cases.',
      speaks: 'for',
      trial: null,
    });
  });

  test('is not proven where another message hangs alone in the same decoder', () => {
    const { certainty, reasons } = proofOfStory(TOGETHER_ONLY, {
      around: around('legacy-msmi', 9, 24, { decodes: 24, hung: 1 }),
    });
    expect(certainty).toBe('likely');
    expect(reasons).toContainEqual(expect.objectContaining({ speaks: 'against', trial: null }));
  });

  test('is not proven where it may have been slow: less processor time in silence than all of it takes alone', () => {
    const slow = TOGETHER_ONLY.replaceAll('alone decoded', 'alone decoded in 4000 ms');
    expect(proofOfStory(slow, { around: around('legacy-msmi', 9, 24) })).toMatchObject({
      verdict: 'concurrency-defect',
      certainty: 'likely',
    });
  });

  test('may hang together twice without using the processor: that is a lock, not a busy machine', () => {
    const story = `
      lab: a with 4 hung, waiting
      lab: a with 4 hung, waiting
      examination: a alone decoded`;
    expect(proofOfStory(story, { around: silentAtOnce(3) }).verdict).toBe('concurrency-defect');
  });

  test('one hang alone disproves it', () => {
    const { verdict, reasons } = proofOfStory(`${TOGETHER_ONLY}\n examination: legacy-msmi alone hung`);
    expect(verdict).toBe('undecided');
    expect(reasons.filter(({ trial }) => trial === 5)).toHaveLength(1);
  });
});

describe('the verdict', () => {
  test.each([
    ['decoder-defect', 'likely', 'lab: a alone hung\n examination: b alone decoded'],
    [
      'decoder-defect',
      'proven',
      'lab: a with 4 hung\n examination: a alone hung\n examination: b alone decoded',
    ],
    ['bad-data', 'proven', 'lab: a alone hung\n examination: b alone failed checksum-mismatch'],
    ['bad-data', 'possible', 'lab: a alone hung\n examination: b alone hung'],
    ['bad-data', 'likely', 'lab: a with 4 hung\n examination: b alone failed truncated'],
    ['output-bomb', 'likely', 'state: a alone hung, late growing'],
    ['output-bomb', 'proven', 'state: a alone hung, late growing\n examination: b alone failed output-limit'],
    ['io-stall', 'likely', 'state: a alone hung, reading'],
    ['io-stall', 'proven', 'state: a with 4 hung, reading\n examination: a alone hung, reading'],
    ['io-stall', 'possible', 'lab: a alone hung, waiting\n examination: b alone hung, waiting'],
    ['machine-overload', 'likely', 'state: a with 4 hung, late\n examination: a alone decoded'],
    ['undecided', 'possible', 'lab: a with 4 hung'],
    ['undecided', 'possible', 'lab: a with 4 hung\n examination: b alone decoded'],
    ['undecided', 'possible', 'lab: a alone hung\n examination: b alone failed read-error'],
    ['undecided', 'possible', 'lab: a alone hung\n lab: a alone decoded\n examination: b alone decoded'],
    ['undecided', 'possible', 'state: a alone hung, late'],
  ])('is %s (%s) of: %s', (verdict, certainty, story) => {
    expect(proofOfStory(story)).toMatchObject({ verdict, certainty });
  });

  test('is a busy machine where all fell silent at once without the processor, once', () => {
    const story = 'state: a with 4 hung, waiting\n examination: a alone decoded';
    expect(proofOfStory(story, { around: silentAtOnce(3) }).verdict).toBe('machine-overload');
    expect(proofOfStory(story, { around: silentAtOnce(1) }).verdict).toBe('undecided');
  });

  test('is no busy machine where it computed all the time', () => {
    const story = 'state: a with 4 hung\n examination: a alone decoded';
    expect(proofOfStory(story, { around: silentAtOnce(3) }).verdict).toBe('concurrency-defect');
  });

  test('is no bomb where a decoder came to the end', () => {
    const story = 'state: a alone hung, late growing\n examination: b alone decoded';
    expect(proofOfStory(story).verdict).toBe('decoder-defect');
  });

  test.each([200, 899, 900])('is a bomb only above the ratio that is suspicious (%d)', (ratioWarning) => {
    const { verdict } = proofOfStory('state: a alone hung, late growing', { ratioWarning });
    expect(verdict).toBe(ratioWarning < 900 ? 'output-bomb' : 'undecided');
  });

  test('names the decoders that do not read it', () => {
    const { text } = proofOfStory('lab: a alone hung\n examination: b alone failed checksum-mismatch');
    expect(text).toBe('a hung, and no decoder read it: b failed (checksum-mismatch).');
  });
});

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
    const { verdict } = proofOfStory(story, { around: around('safe', 21, 74) });
    expect(verdict).toBe('machine-overload');
  });

  test('is told from one that waits for ever by its length, and by hanging again', () => {
    const waits = 'lab: a with 4 hung, waiting\n examination: a alone decoded';
    expect(proofOfStory(waits)).toMatchObject({
      verdict: 'undecided',
      missing: expect.arrayContaining([expect.stringContaining('only once')]) as unknown,
    });
    const rare = proofOfStory(waits, { around: around('a', 9, 24) });
    expect([rare.verdict, rare.certainty]).toEqual(['concurrency-defect', 'likely']);
    const slow = proofOfStory(`${waits} in 1251 ms`, { around: around('a', 9, 24) });
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

describe('the hang that is explained', () => {
  test('is the state of the message before any trial', () => {
    const story = 'lab: a with 4 hung\n state: b alone hung\n examination: a alone decoded';
    expect(proofOfStory(story).evidence.decoder).toBe('b');
  });

  test('is one of the Lab before one of an examination, which was made to explain it', () => {
    const story = 'lab: a with 4 hung\n examination: b alone hung';
    expect(proofOfStory(story).evidence.decoder).toBe('a');
  });

  test('is counted once where a run of the Lab wrote it as state and as trial', () => {
    const input = hungStory('state: a with 4 hung\n examination: a alone decoded');
    const [attempt] = input.attempts;
    const [alone] = input.trials;
    if (attempt === undefined || alone === undefined || input.row.state.kind !== 'hung') throw new Error();
    const { evidence } = input.row.state;
    const twice = {
      ...alone,
      id: 7,
      atMs: attempt.startedAtMs,
      origin: 'lab',
      outcome: 'hung',
      evidence,
    } as const;
    const proof = proveHung({ ...input, trials: [{ ...twice, workers: 4 }, alone] });
    expect(proof?.text).toBe('Hung in the only attempt with 4 workers, decoded alone in the only attempt.');
    expect(proof?.reasons.filter(({ text }) => text.includes('hung,'))).toMatchObject([{ trial: 7 }]);
  });

  test('is missing where nothing hung', () => {
    expect(proveHung(hungStory('lab: a with 4 decoded'))).toBeNull();
  });

  test('was in a retry beside others for all we know: one processor in an attempt is not alone', () => {
    const story = 'state: a with 4 hung\n attempt: a alone decoded';
    expect(proofOfStory(story)).toMatchObject({
      verdict: 'undecided',
      missing: expect.arrayContaining(['It was not decoded alone with the same decoder.']) as unknown,
    });
  });
});

describe('what is missing', () => {
  test('says why it was not examined, what was not measured, and what was not kept', () => {
    const input = hungStory('state: a with 4 hung, unmeasured', { passedOver: 'Its file is gone.' });
    if (input.row.state.kind !== 'hung') throw new Error();
    const { beside: _, ...evidence } = input.row.state.evidence;
    expect(
      proveHung({ ...input, row: { ...input.row, state: { kind: 'hung', evidence } } })?.missing,
    ).toEqual([
      'It was not decoded alone with the same decoder.',
      'No other decoder was tried.',
      'Whether its thread used the processor could not be measured.',
      'What else was being decoded at that moment was not kept.',
      'Its file is gone.',
    ]);
  });
});

describe('what the rest of the queue tells', () => {
  test('silence within a second of the same moment, the message itself left out', () => {
    const silent = (...atMs: number[]) => silencesOf(atMs.map((at, id) => ({ message: id, atMs: at })));
    expect(silentBeside(silent(0, 1_000, 2_000, 2_001), 1_000, 1)).toBe(2);
    expect(silentBeside(silent(1_000), 1_000, 0)).toBe(0);
    expect(silentBeside(silent(1_000), 1_000, 7)).toBe(1);
    expect(silentBeside(silent(), 1_000, 0)).toBe(0);
  });

  test('a message that was recorded or tried more than once is one, its own moments are none of others', () => {
    const silences = silencesOf([
      { message: 1, atMs: 1_000 },
      { message: 1, atMs: 1_004 },
      { message: 2, atMs: 1_500 },
      { message: 1, atMs: 3_000 },
      { message: 2, atMs: 3_501 },
    ]);
    expect(silences.moments).toEqual([1_000, 1_500, 3_501]);
    expect(silentBeside(silences, 1_000, 1)).toBe(1);
    expect(silentBeside(silences, 1_500, 2)).toBe(1);
    expect(silentBeside(silences, 3_501, 2)).toBe(0);
  });

  test('the chance that no hang falls among those alone', () => {
    const tally = (hung: number, together: number, alone: number) => ({
      together: { decodes: together, hung },
      alone: { decodes: alone, hung: 0 },
    });
    expect(chanceOfNoneAlone(tally(1, 1, 1))).toBeCloseTo(1 / 2);
    expect(chanceOfNoneAlone(tally(2, 2, 2))).toBeCloseTo(1 / 6);
    expect(chanceOfNoneAlone(tally(0, 5, 5))).toBe(1);
    expect(chanceOfNoneAlone(tally(5, 5, 0))).toBe(1);
  });
});
