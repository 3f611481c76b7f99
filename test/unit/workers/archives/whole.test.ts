/** A file that becomes shorter while it is read. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cabArchive } from '../../../../electron/workers/archives/cab.ts';
import { mboxArchive } from '../../../../electron/workers/archives/mbox.ts';
import { readAll } from '../../../../electron/workers/archives/whole.ts';
import { openRegularFile } from '../../../../electron/workers/jobs/regular-file.ts';
import type { ByteStore } from '../../../../shared/formats/archive.ts';
import { memoryStore } from '../../../../shared/formats/byte-store.ts';
import { NO_PROGRESS } from '../../../../shared/progress.ts';
import { archiveTools } from '../../../fixtures/archives.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { cabinetOf } from '../../../fixtures/cabinets.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';

const MBOX = bytesOf('From a@example.com Mon May  6 21:30:00 1996\nSubject: x\n\none\n');

/** A store of a file that has lost its last bytes since it was opened. */
function shortened(bytes: Uint8Array, lost: number): ByteStore {
  const left = bytes.subarray(0, bytes.length - lost);
  return { length: bytes.length, path: null, read: (start, end) => left.subarray(start, end) };
}

describe('what is no longer there', () => {
  test('of a message of an mbox is no zeros but missing, from where it is', () => {
    const read = (): unknown => mboxArchive.read(shortened(MBOX, 3), `44-${MBOX.length}`, archiveTools());
    expect(read).toThrow(
      expect.objectContaining({
        kind: 'truncated',
        offset: MBOX.length - 3,
        message: 'the file became shorter while it was read: 3 bytes are missing',
      }),
    );
  });

  test('of a cabinet is missing, too', () => {
    const bytes = cabinetOf('stored', [{ name: 'x', content: MBOX }]);
    const list = (): unknown => cabArchive.list(shortened(bytes, 1), archiveTools(), () => undefined);
    expect(list).toThrow(expect.objectContaining({ kind: 'truncated', offset: bytes.length - 1 }));
  });

  test('is missing in a file on the disk', () => {
    const file = path.join(temporaryFolder(), 'mail.mbox');
    fs.writeFileSync(file, MBOX);
    const { store, close } = openRegularFile(file, NO_PROGRESS);
    fs.truncateSync(file, 50);
    expect(() => readAll(store, 44, MBOX.length)).toThrow(
      expect.objectContaining({ kind: 'truncated', offset: 50 }),
    );
    close();
  });
});

test('what is read is told once, by who opened the file', async () => {
  const file = path.join(temporaryFolder(), 'mail.mbox');
  fs.writeFileSync(file, MBOX);
  let told = 0;
  const passed = (bytes: number): void => void (told += bytes);
  const { store, close } = openRegularFile(file, passed);
  await mboxArchive.read(store, `44-${MBOX.length}`, { ...archiveTools(), passed });
  close();
  expect(told).toBe(MBOX.length - 44);
  expect(readAll(memoryStore(MBOX), 44, MBOX.length)).toEqual(MBOX.subarray(44));
});
