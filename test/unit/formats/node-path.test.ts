/** What the window may ask of a node, and by what name: nothing else comes as far as a worker. */
import { describe, expect, test } from 'vitest';
import { engineRequestSchemas } from '../../../shared/contract.ts';
import { NODE_PATH_CHARS } from '../../../shared/formats/node-path.ts';
import { WHOLE_FILE } from '../../../shared/formats/node.ts';

const schema = engineRequestSchemas['message.saveNode'];
const taken = (part: string, as: string | null = null): boolean =>
  schema.safeParse({ id: 1, part, decompressed: false, as, path: '/tmp/x' }).success;

describe('the path of a node', () => {
  test.each([WHOLE_FILE, '1', '10', '1.2', '1.2/1', '1.2/1.2', '1/1/3', '1/999999999'])(
    'may be %j',
    (part) => {
      expect(taken(part)).toBe(true);
    },
  );

  test.each([
    '0',
    '01',
    '1.0',
    '1.01',
    '1/0',
    '1/',
    '/1',
    '.1',
    '1..2',
    '1//2',
    '-1',
    'a',
    '1\n',
    '1/1000000000',
  ])('may not be %j', (part) => {
    expect(taken(part)).toBe(false);
  });

  test('is as long as the limit and not longer', () => {
    const path = (chars: number): string => `${'1/'.repeat((chars - 1) / 2)}1`;
    expect(taken(path(NODE_PATH_CHARS - 1))).toBe(true);
    expect(taken(`${path(NODE_PATH_CHARS - 1)}1`)).toBe(true);
    expect(taken(`${path(NODE_PATH_CHARS - 1)}11`)).toBe(false);
  });
});

describe('a codec that is asked for', () => {
  test.each(['gzip', 'plug-in:p', 'plug-in:dxa-rle_2.0', `plug-in:${'a'.repeat(64)}`])(
    'may be %s',
    (codec) => {
      expect(taken('1', codec)).toBe(true);
    },
  );

  test.each([
    'zip',
    'plug-in:',
    'plug-in:a\nb',
    'plug-in:a b',
    'plug-in:a/b',
    `plug-in:${'a'.repeat(65)}`,
    'xplug-in:a',
  ])('may not be %j: no module can have that name', (codec) => {
    expect(taken('1', codec)).toBe(false);
  });
});
