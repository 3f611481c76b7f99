/** What a delivery puts in the place of what is packed more than once, and what it refuses. */
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openTnef } from '../../../../shared/formats/tnef/open.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { NO_PROGRESS } from '../../../../shared/progress.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { SAFE } from '../../../fixtures/decoders.ts';
import { deliver } from '../../../fixtures/delivered.ts';
import { readEml } from '../../../fixtures/eml.ts';
import { uuencoded } from '../../../fixtures/mail-encodings.ts';
import { ENTRIES, GZIP, WINMAIL, zipOf } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';

describe('delivery replaces', () => {
  const attachmentOf = (eml: Uint8Array | null): Buffer =>
    readEml(eml ?? new Uint8Array()).attachment?.bytes ?? Buffer.alloc(0);

  test('what is compressed twice by what it holds in the end', async () => {
    expect(attachmentOf((await deliver(replyWith(zipOf(GZIP)))).built).toString('latin1')).toBe(ENTRIES);
  });

  test('an attachment within TNEF, and leaves the rest of the TNEF as it was', async () => {
    const { built } = await deliver(replyWith(WINMAIL));
    const { members } = openTnef(attachmentOf(built), {
      ...SAFE.deflate,
      limits: DEFAULT_LIMITS,
      passed: NO_PROGRESS,
    });
    const content: Uint8Array[] = [];
    for await (const { bytes } of members[1]?.open() ?? []) content.push(bytes);
    expect(Buffer.concat(content).toString('latin1')).toBe(ENTRIES);
    expect(members[1]?.name).toBe('dirsync.gz');
  });

  test('nothing in a file that is only a TNEF stream', async () => {
    const { result, built } = await deliver(
      tnefFile({ subject: 'x', from: { name: 'a', type: 'SMTP', address: 'a@example.com' } }),
    );
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'source', failure: { kind: 'malformed-message' } },
    });
    expect(built).toBeNull();
  });
});

describe('delivery refuses what would stay compressed', () => {
  test.each([
    ['gzip in a mail in gzip', replyWith(zlib.gzipSync(replyWith(GZIP)))],
    ['gzip in a mail', replyWith(replyWith(GZIP))],
    ['gzip in a uuencoded text', replyWith(bytesOf(uuencoded('trans.gz', GZIP)))],
  ])('%s', async (_, message) => {
    const { result } = await deliver(message);
    expect(result).toMatchObject({
      ok: false,
      error: { failure: { kind: 'unsupported-codec', part: '1.2' } },
    });
  });
});
