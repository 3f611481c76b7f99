/** Messages that others collected, through everything a worker does with one. See `test/unit/mime/corpus.test.ts`. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { readJob } from '../../../fixtures/jobs.ts';
import { runHere } from '../../../fixtures/reading.ts';

const CORPUS = fileURLToPath(new URL('../../../../../shared/corpora/eml', import.meta.url));
const isThere = fs.existsSync(CORPUS);

test.runIf(isThere)(
  `every message of the public corpus in ${CORPUS} is read, looked at and built`,
  async () => {
    const names = fs.readdirSync(CORPUS, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.eml')).map((name) => path.join(CORPUS, name));
    const temporary = path.join(temporaryFolder(), 'new');
    for (const file of files) {
      const read = await runHere<'read'>(readJob(file));
      expect(['message', 'unrecognised', 'unreadable']).toContain(read.result.kind);
      expect(
        (await runHere<'look'>({ kind: 'look', file, steps: [], limits: DEFAULT_LIMITS })).result.ok,
      ).toBe(true);
      const job = {
        kind: 'build',
        file,
        steps: [],
        limits: DEFAULT_LIMITS,
        decoder: 'safe',
        temporary,
      } as const;
      const { result } = await runHere<'build'>(job);
      // None of them holds compressed attachments: what is built is what was there.
      expect(result.ok ? fs.readFileSync(temporary) : null).toEqual(result.ok ? fs.readFileSync(file) : null);
      fs.rmSync(temporary, { force: true });
    }
    expect(files.length).toBeGreaterThan(50);
  },
);

test.runIf(!isThere)('the public corpus of messages is not there: nothing to read', () => {
  process.stderr.write(`No messages in ${CORPUS}: the test that reads them was left out.\n`);
  expect(isThere).toBe(false);
});
