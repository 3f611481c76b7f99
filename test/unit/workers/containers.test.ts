/** How many members a container within a message may have, whatever its format. */
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../shared/codecs/fault.ts';
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
  const membersOf = (container: Container, input: Uint8Array, containerMembers: number): number => {
    const limits = { ...DEFAULT_LIMITS, containerMembers };
    return decoders.open(container, input, { limits, passed: NO_PROGRESS }).members.length;
  };

  test.each(OF)('opens %s with as many members as the limit and not one more', (container, write) => {
    expect(membersOf(container, write(7), 7)).toBe(7);
    const tooMany = (): number => membersOf(container, write(8), 7);
    expect(tooMany).toThrow(CodecFault);
    expect(tooMany).toThrow(expect.objectContaining({ kind: 'output-limit' }));
  });
});
