/** What workers look at, keep or show at most where a file could ask for any amount: each bound at its edge. */
import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { withSource } from '../../../electron/workers/jobs/source.ts';
import type { KeptArchives } from '../../../electron/workers/jobs/source.ts';
import { archiveTools } from '../../fixtures/archives.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { cabinetOf } from '../../fixtures/cabinets.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { writeFile } from '../../fixtures/jobs.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { look } from '../../fixtures/nested.ts';

test('four archives are kept at hand, the one that was not used longest is given up', async () => {
  const kept: KeptArchives = [];
  const folder = temporaryFolder('kept');
  const source = { steps: [{ archive: 'cab', place: '0', modifiedMs: null }], decoder: 'safe' } as const;
  const lengths: number[] = [];
  const files = Array.from({ length: 5 }, (_, index) =>
    writeFile(folder, `${index}.cab`, cabinetOf('stored', [{ name: 'a', content: bytesOf(`${index}`) }])),
  );
  for (const file of files) {
    await withSource({ ...source, file }, archiveTools(), kept, () => undefined);
    lengths.push(kept.length);
  }
  expect(lengths).toEqual([1, 2, 3, 4, 4]);
  expect(kept.map(({ key }) => files.findIndex((file) => key.includes(JSON.stringify(file))))).toEqual([
    1, 2, 3, 4,
  ]);
});

test('of a trial with another codec the first 4,096 bytes are shown', async () => {
  const shown = async (bytes: number): Promise<number | undefined> => {
    const content = zlib.deflateRawSync(new Uint8Array(bytes).fill(65));
    const message = mimeMessage({ attachments: [{ name: 'x', bytes: content }] });
    const result = await look<'node'>(message, { kind: 'node', part: '1.2', as: 'deflate' });
    return result.ok ? result.value.tried?.preview.length : undefined;
  };
  expect(await shown(4_096)).toBe(4_096);
  expect(await shown(4_097)).toBe(4_096);
});
