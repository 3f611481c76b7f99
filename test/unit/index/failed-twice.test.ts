/** Which failed messages two decoders have failed on, by attempts and by what was tried out. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index } from '../../../electron/index/open-index.ts';
import { readFailedTwice } from '../../../electron/index/read-diagnosis.ts';
import type { FailureKind } from '../../../shared/failure.ts';
import type { Decoder } from '../../../shared/state.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
});
afterEach(() => index.close());

/** "attempt safe truncated", one decode a line. */
function message(id: number, state: string, ...decodes: readonly string[]): void {
  index.write.run(
    `INSERT INTO message (id, file, file_bytes, modified_ms, state, state_json, seen) VALUES (?, ?, 1, 1, ?, '{}', 1)`,
    id,
    `${id}.eml`,
    state,
  );
  for (const [at, decode] of decodes.entries()) {
    const [what, decoder, kind] = decode.split(' ') as ['attempt' | 'trial', Decoder, FailureKind];
    const outcome = kind === undefined ? 'decoded' : 'failed';
    if (what === 'attempt')
      index.write.run(
        `INSERT INTO attempt VALUES (?, ?, 1, 1, ?, 1, ?, ?, '', '[]')`,
        id,
        at + 1,
        decoder,
        outcome,
        kind ?? null,
      );
    else
      index.write.run(
        `INSERT INTO trial (message_id, at_ms, origin, decoder, workers, workers_busy, outcome, failure_kind, text, elapsed_ms)
         VALUES (?, 1, 'lab', ?, 1, 1, ?, ?, '', 1)`,
        id,
        decoder,
        outcome,
        kind ?? null,
      );
  }
}

test('two decoders that failed on the bytes are two, in a retry or in the Lab', () => {
  message(1, 'failed', 'attempt safe truncated', 'attempt second corrupt-data');
  message(2, 'failed', 'attempt safe truncated', 'trial second truncated');
  expect(readFailedTwice(index.read)).toEqual(new Set([1, 2]));
});

test('one decoder however often, the model of the old one, and what failed otherwise are not', () => {
  message(1, 'failed', 'attempt safe truncated', 'attempt safe truncated', 'trial safe truncated');
  message(2, 'failed', 'attempt safe truncated', 'trial legacy-msmi truncated');
  message(3, 'failed', 'attempt safe truncated', 'attempt second read-error');
  message(4, 'failed', 'attempt safe truncated', 'attempt second');
  expect(readFailedTwice(index.read)).toEqual(new Set());
});

test('what is no longer failed is none of them', () => {
  message(1, 'decoded', 'attempt safe truncated', 'attempt second truncated');
  expect(readFailedTwice(index.read)).toEqual(new Set());
});
