/** Messages whose transactions are in many parts. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PARTS_LIMIT } from '../../../electron/engine/gal-read.ts';
import { pack } from '../../../electron/sample/pack.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { startEngine } from '../../fixtures/engine.ts';
import { temporaryFolder } from '../../fixtures/folders.ts';
import { mimeMessage } from '../../fixtures/mime.ts';

/** A request whose every part adds an entry. */
async function writeParts(folder: string, name: string, parts: number): Promise<void> {
  const part = async (_: unknown, at: number) => ({
    name: `PART${at}.BIN`,
    bytes: await pack(bytesOf(`A ${name}${at}\tPCM:NORTH/${name}/${name}${at}\r\n`), 'gzip', 'DIRSYNC.TXT'),
  });
  const message = mimeMessage({
    from: `"NORTH/${name}/$SYSTEM" <IMCEAMS-NORTH_${name}_+24SYSTEM@example.com>`,
    to: '"EXCHANGE/HQ/$SYSTEM" <IMCEAMS-EXCHANGE_HQ_+24SYSTEM@example.com>',
    subject: `ReqTx R=${parts} (was 0), S=0, I=1 ${parts} sent`,
    attachments: await Promise.all(Array.from({ length: parts }, part)),
  });
  fs.writeFileSync(path.join(folder, `${name}.eml`), message);
}

test('of as many parts as allowed all are read, a message with one more is a hole', async () => {
  const queue = temporaryFolder('queue');
  await writeParts(queue, 'PO1', PARTS_LIMIT);
  await writeParts(queue, 'PO2', PARTS_LIMIT + 1);
  const engine = startEngine();
  await engine.openWhole(queue);
  await engine.ask('gal.overview', {});
  await engine.queue().gal.settled();
  const { holes, views } = await engine.ask('gal.overview', {});
  expect(holes.map(({ message, reason }) => [message.file, reason])).toEqual([
    ['PO2.eml', expect.stringContaining(`more than ${PARTS_LIMIT} parts with transactions`)],
  ]);
  const view = views[0]?.view ?? { kind: 'loose' };
  const sort = { by: 'name', descending: false } as const;
  const query = { view, cycle: null, search: '', branch: null, templates: 'any', sort } as const;
  expect(await engine.ask('gal.open', { query })).toMatchObject({ total: PARTS_LIMIT });
});
