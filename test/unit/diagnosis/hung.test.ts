/** Why a message hung, from stories of what was tried with it. */
import { describe, expect, test } from 'vitest';
import type { Around } from '../../../shared/diagnosis/hung/around.ts';
import { silencesOf } from '../../../shared/diagnosis/hung/around.ts';
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

  test('is no other decoder where there is none', () => {
    const input = hungStory('state: safe with 4 hung');
    const { state } = input.row;
    if (state.kind !== 'hung') throw new Error();
    const missing = (codec: string) => {
      const row = { ...input.row, state: { ...state, evidence: { ...state.evidence, codec } } };
      return proveHung({ ...input, row })?.missing ?? [];
    };
    expect(missing('szdd')).toContain('There is no second decoder for SZDD (COMPRESS.EXE).');
    expect(missing('szdd')).not.toContain('No other decoder was tried.');
    expect(missing('gzip')).toContain('No other decoder was tried.');
    // Not compressed: nothing to have a decoder for.
    expect(missing('none')).toContain('No other decoder was tried.');
  });
});
