/** What is asked about the transactions of a message, and the repaired copy. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { Limits } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { openDeflate } from '../../fixtures/compressed.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { replyWith } from '../../fixtures/queue.ts';
import { columnLine, manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const BROKEN = `${MARTIN}\r\r\n${columnLine('A', 'Boyd', 'NORTH/PO1/BOYD')}\r\r\n`;
const REPAIRED = `${MARTIN}\r\n${columnLine('A', 'Boyd', 'PCM:NORTH/PO1/BOYD')}\r\n`;

async function opened(content: Uint8Array, limits: Limits = DEFAULT_LIMITS) {
  const folder = temporaryFolder('queue');
  fs.mkdirSync(path.join(folder, 'deep'));
  fs.writeFileSync(path.join(folder, 'deep/1.eml'), content);
  const engine = startEngine({ limits });
  await engine.openWhole(folder);
  const { id } = await engine.row('deep/1.eml');
  return { engine, folder, id };
}

const question = { part: '1.2', codePage: 'auto' } as const;

async function saved(engine: TestEngine, id: number, folder: string, part = '1.2'): Promise<string> {
  const answer = await engine.ask('message.saveRepaired', { id, ...question, part, folder });
  expect(path.dirname(answer.path)).toBe(fs.realpathSync(folder));
  return path.basename(answer.path);
}

test('the code page is the one asked for, or the one taken', async () => {
  const { engine, id } = await opened(
    replyWith(zlib.gzipSync(Buffer.from('A M\x81ller\tPCM:N/P/M\r\n', 'latin1'))),
  );
  const page = { id, part: '1.2', offset: 0, limit: 10 };
  const auto = await engine.ask('message.transactions', { ...page, codePage: 'auto' });
  expect(auto).toMatchObject({ codePage: 'cp850', total: 1, rows: [{ name: 'Müller' }] });
  const chosen = await engine.ask('message.transactions', { ...page, codePage: 'windows-1252' });
  expect(chosen).toMatchObject({ codePage: 'windows-1252', rows: [{ name: 'M\u0081ller' }] });
});

test('a byte leads to its transaction', async () => {
  const text = manyEntries(300);
  const { engine, id } = await opened(replyWith(zlib.gzipSync(text)));
  const ask = (offset: number) => engine.ask('message.transactionAt', { id, part: '1.2', offset });
  expect(await ask(text.indexOf('User 250'))).toBe(250);
  expect(await ask(text.length + 10)).toBeNull();
});

test('the check pages through its findings', async () => {
  const { engine, id } = await opened(replyWith(zlib.gzipSync(BROKEN)));
  const report = await engine.ask('message.lint', { id, ...question, rule: null, offset: 1, limit: 1 });
  expect(report).toMatchObject({ total: 3, repairable: 3, checked: 2, unchecked: [] });
  expect(report.findings).toMatchObject([{ rule: 'missing-type', transaction: 1 }]);
});

test('of a message that is gone, or of no such part, all is refused', async () => {
  const { engine, folder, id } = await opened(replyWith(zlib.gzipSync(BROKEN)));
  const page = { offset: 0, limit: 1 };
  const lint = { ...question, ...page, rule: null };
  expect(await engine.refusal('message.lint', { id: id + 99, ...lint })).toMatchObject({ kind: 'not-found' });
  expect(await engine.refusal('message.lint', { id, ...lint, part: '1.9' })).toMatchObject({
    text: expect.stringContaining('no part 1.9'),
  });
  fs.rmSync(path.join(folder, 'deep/1.eml'));
  expect(await engine.refusal('message.transactionAt', { id, part: '1.2', offset: 0 })).toMatchObject({
    kind: 'input-output',
  });
});

describe('a repaired copy', () => {
  test('is the decompressed payload with its repairs, a new file each time, and journaled', async () => {
    const { engine, folder, id } = await opened(replyWith(zlib.gzipSync(BROKEN)));
    const before = fingerprint(folder);
    const target = temporaryFolder('repaired');
    expect(await saved(engine, id, target)).toBe('1-part-1.2-repaired.txt');
    expect(await saved(engine, id, target)).toBe('1-part-1.2-repaired-2.txt');
    expect(listing(target)).toEqual(['1-part-1.2-repaired-2.txt', '1-part-1.2-repaired.txt']);
    for (const name of listing(target))
      expect(fs.readFileSync(path.join(target, name), 'latin1')).toBe(REPAIRED);
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 10, messageId: id });
    expect(entries[0]).toMatchObject({
      act: 'save-repaired',
      result: 'done',
      canUndo: false,
      detail: expect.stringContaining('3 repairs'),
    });
    expect(fingerprint(folder)).toEqual(before);
  });

  test('of a body has the words before the transactions as they are', async () => {
    const body = `Words.\r\r\n[DIRSYNC-TRANSACTIONS]\r\n${BROKEN}`;
    const { engine, id } = await opened(mimeMessage({ body }));
    const target = temporaryFolder('repaired');
    const name = await saved(engine, id, target, '1');
    const whole = fs.readFileSync(path.join(target, name), 'latin1');
    expect(whole).toBe(`Words.\r\r\n[DIRSYNC-TRANSACTIONS]\r\n${REPAIRED}\r\n`);
  });

  test.each([
    ['has nothing to repair', zlib.gzipSync(manyEntries(3)), 'not-allowed', 'Nothing in it can be repaired'],
    [
      'cannot be decoded to its end',
      Buffer.concat([zlib.gzipSync('').subarray(0, 10), openDeflate(bytesOf(BROKEN))]),
      'input-output',
      'Ends too early',
    ],
  ])('of a payload that %s is refused, and nothing is written', async (_, attachment, kind, text) => {
    const { engine, id } = await opened(replyWith(attachment));
    const target = temporaryFolder('repaired');
    const refused = await engine.refusal('message.saveRepaired', { id, ...question, folder: target });
    expect(refused.kind).toBe(kind);
    expect(`${refused.text} ${refused.nextStep}`).toContain(text);
    expect(listing(target)).toEqual([]);
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 1, messageId: id });
    expect(entries[0]).toMatchObject({ act: 'save-repaired', result: 'failed' });
  });

  test('of as many repairs as allowed is made, of one more it is refused', async () => {
    const content = replyWith(zlib.gzipSync(BROKEN));
    const at = async (repairsPerPayload: number) => {
      const { engine, id } = await opened(content, { ...DEFAULT_LIMITS, repairsPerPayload });
      return { engine, id, target: temporaryFolder('repaired') };
    };
    const exact = await at(3);
    expect(await saved(exact.engine, exact.id, exact.target)).toBe('1-part-1.2-repaired.txt');
    const { engine, id, target } = await at(2);
    const refused = await engine.refusal('message.saveRepaired', { id, ...question, folder: target });
    expect(refused.text).toBe('It needs more than 2 repairs.');
    expect(listing(target)).toEqual([]);
  });

  test('is not put into the queue, nor where no folder is', async () => {
    const { engine, folder, id } = await opened(replyWith(zlib.gzipSync(BROKEN)));
    for (const target of [path.join(folder, 'deep'), path.join(folder, '..', 'missing')]) {
      const refused = await engine.refusal('message.saveRepaired', { id, ...question, folder: target });
      expect(refused).toMatchObject({
        kind: 'not-allowed',
        nextStep: expect.stringContaining('repaired copy'),
      });
    }
    expect(listing(folder)).toEqual(['deep/', 'deep/1.eml']);
  });
});
