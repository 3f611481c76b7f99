/**
 * The KWAJ files that libmspack is tested with. What libmspack 0.11 makes of them is written down here: fMN has a name
 * of M digits and an extension of N, and is refused when one of them is longer than DOS allows. The data begins right
 * behind the fixed header or within the fields, one byte too early for each field: that, too, is read as libmspack does.
 */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expandKwaj, kwajFacts } from '../../../shared/codecs/kwaj.ts';
import { inflateBlock } from '../../../shared/codecs/mszip.ts';
import { corpusFiles } from '../../fixtures/corpora.ts';
import { verdictOf } from '../../fixtures/expanded.ts';

const files = corpusFiles('kwaj');
const DIGITS = '123456789';

interface Outcome {
  readonly kind: string;
  readonly offset: number | null;
  readonly read: string;
}

/** "f23" → what is expected of it. */
function expected(digits: string): Outcome & { readonly name: string | null } {
  const [nameChars = 0, extensionChars = 0] = digits.split('').map(Number);
  const nameBytes = nameChars === 0 ? 0 : nameChars + 1;
  const fault = { kind: 'corrupt-data', read: '', name: null };
  if (nameChars > 8) return { ...fault, offset: 14 };
  if (extensionChars > 3) return { ...fault, offset: 14 + nameBytes };
  const extension = DIGITS.slice(0, extensionChars);
  const read = { kind: 'ok', offset: null };
  const name = `${DIGITS.slice(0, nameChars)}${extensionChars === 0 ? '' : `.${extension}`}`;
  if (name === '') return { ...read, read: '\xff', name: 'not recorded' };
  const early = nameChars > 0 && extensionChars > 0 ? extension.slice(-1) : '';
  return { ...read, read: `${early}\0\xff`, name };
}

describe.skipIf(files.length === 0)('the KWAJ files of libmspack', () => {
  test.each(files.filter(({ name }) => /^f\d\d\.kwj$/.test(name)))('$name', (file) => {
    const bytes = fs.readFileSync(file.path);
    const { name, ...outcome } = expected(file.name.slice(1, 3));
    expect(verdictOf(expandKwaj(bytes, inflateBlock))).toEqual(outcome);
    if (name === null) return;
    expect(kwajFacts(bytes).find((fact) => fact.name === 'Name')?.value).toBe(name);
  });

  test.each([
    ['cve-2018-14681.kwj', 22],
    ['blank.kwj', 0],
    ['empty.kwj', 0],
  ])('%s is refused', (name, offset) => {
    const file = files.find((one) => one.name === name);
    const bytes = fs.readFileSync(file?.path ?? '');
    expect(verdictOf(expandKwaj(bytes, inflateBlock))).toEqual({ kind: 'corrupt-data', offset, read: '' });
  });

  test('are all here', () => {
    expect(files).toHaveLength(53);
  });
});
