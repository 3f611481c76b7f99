/** How many members a container within a message may have, whatever its format. */
import { describe, expect, test } from 'vitest';
import type { Container } from '../../../shared/formats/names.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../shared/progress.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinetOf } from '../../fixtures/cabinets.ts';
import { zipArchive } from '../../fixtures/compressed.ts';
import { BOTH_DECODERS } from '../../fixtures/decoders.ts';
import { tnefFile } from '../../fixtures/tnef-file.ts';

const files = (count: number) =>
  Array.from({ length: count }, (_file, index) => ({ name: `${index}`, content: bytesOf('x') }));

const OF: readonly (readonly [Container, (count: number) => Uint8Array])[] = [
  ['zip', (count) => zipArchive(files(count))],
  ['cab', (count) => cabinetOf('stored', files(count))],
  ['tnef', (count) => tnefFile({ attachments: files(count) })],
];

describe.each(BOTH_DECODERS)('the %s decoder', (_, decoders) => {
  const open = (container: Container, input: Uint8Array, containerMembers: number) => {
    const limits = { ...DEFAULT_LIMITS, containerMembers };
    return decoders.open(container, input, { limits, passed: NO_PROGRESS });
  };

  test.each(OF)(
    'gives of %s as many members as the limit, and tells how many more there are',
    (container, write) => {
      const atEdge = open(container, write(7), 7);
      expect([atEdge.members.length, atEdge.unread]).toEqual([7, null]);
      const beyond = open(container, write(9), 7);
      expect(beyond.members.map(({ name }) => name)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
      expect(beyond.unread).toMatchObject({
        kind: 'output-limit',
        message: '2 more members are left out: the limit is 7',
      });
    },
  );

  test('counts no directory of a zip', () => {
    const directories = Array.from({ length: 9 }, (_file, index) => ({
      name: `${index}/`,
      content: bytesOf(''),
    }));
    const opened = open('zip', zipArchive([...directories, ...files(1)]), 1);
    expect([opened.members.length, opened.unread]).toEqual([1, null]);
  });
});
