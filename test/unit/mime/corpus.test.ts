/** Messages that others collected. They lie beside the repository where there are any, and are no part of it. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { whyNotMessage } from '../../../shared/mime/headers.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';

const CORPUS = fileURLToPath(new URL('../../../../shared/corpora/eml', import.meta.url));
const files = fs.existsSync(CORPUS)
  ? fs.readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
  : [];

describe.skipIf(files.length === 0)(`messages of the public corpus in ${CORPUS}`, () => {
  test.each(files)('%s is read, every part inside of its parent', (name) => {
    const bytes = fs.readFileSync(path.join(CORPUS, name));
    expect(whyNotMessage(bytes)).not.toBe('');
    const result = readMimeStructure(bytes, DEFAULT_LIMITS);
    const outside = result.ok ? [...walkParts(result.value.root)].flatMap(childrenOutside) : [result.error];
    expect(outside).toEqual([]);
  });

  test('most of them are recognised as messages', () => {
    const recognised = files.filter(
      (name) => whyNotMessage(fs.readFileSync(path.join(CORPUS, name))) === null,
    );
    expect(recognised.length / files.length).toBeGreaterThan(0.9);
  });
});

test.runIf(files.length === 0)('the public corpus of messages is not there: nothing to read', () => {
  process.stderr.write(`No messages in ${CORPUS}: the tests that read them were left out.\n`);
  expect(files).toEqual([]);
});

type Part = Parameters<typeof walkParts>[0];

function childrenOutside({ bodyStart, bodyEnd, children }: Part): Part[] {
  return children.filter((child) => child.headerStart < bodyStart || child.bodyEnd > bodyEnd);
}
