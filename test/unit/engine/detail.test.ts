/** What is asked about one message: its detail, its bytes, its transactions, and the evidence of it. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import type { ByteSource } from '../../../shared/model.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { readEml } from '../../fixtures/eml.ts';
import { startEngine } from '../../fixtures/engine.ts';
import type { TestEngine } from '../../fixtures/engine.ts';
import { fingerprint, listing, temporaryFolder } from '../../fixtures/folders.ts';
import { replyWith, writeQueue } from '../../fixtures/queue.ts';
import { manyEntries, MARTIN } from '../../fixtures/transactions.ts';

async function opened(table: string): Promise<TestEngine & { readonly folder: string }> {
  const folder = temporaryFolder('queue');
  await writeQueue(folder, table);
  const engine = startEngine();
  await engine.openWhole(folder);
  return { ...engine, folder };
}

describe('the detail', () => {
  test('shows headers, text, parts and attempts of a message', async () => {
    const engine = await opened('1.eml reply gzip 6 to SOUTH/PO2');
    const row = await engine.row('1.eml');
    const detail = await engine.ask('message.detail', { id: row.id });
    expect(detail.row).toEqual(row);
    expect(detail.headers.find(({ name }) => name === 'Subject')?.value).toBe(row.subject);
    expect(detail.bodyText).toContain('Directory updates are attached.');
    expect(detail.bodyIsCut).toBe(false);
    expect(detail.parts.map(({ path: place, codec, transactions }) => [place, codec, transactions])).toEqual([
      ['1', 'none', null],
      ['1.1', 'none', null],
      ['1.2', 'gzip', 6],
    ]);
    expect(detail.attempts).toMatchObject([
      { number: 1, decoder: 'safe', outcome: 'decoded', failureKind: null },
    ]);
  });

  test('of a file that has vanished says what is known, and why there is no more', async () => {
    const engine = await opened('1.eml reply gzip 6');
    const { id } = await engine.row('1.eml');
    fs.rmSync(path.join(engine.folder, '1.eml'));
    const detail = await engine.ask('message.detail', { id });
    expect(detail).toMatchObject({
      headers: [],
      bodyText: '',
      row: { subject: expect.stringContaining('SrvTx') },
    });
    expect(detail.notes.at(-1)).toContain('Could not be read');
  });
});

describe('the bytes', () => {
  const window = async (engine: TestEngine, source: ByteSource, offset: number, length: number) => {
    const { id } = await engine.row('1.eml');
    const { bytes, ...rest } = await engine.ask('message.bytes', { id, source, offset, length });
    return { text: Buffer.from(bytes).toString('latin1'), ...rest };
  };

  test('are those of the file, of a part, and of what is in the part', async () => {
    const engine = await opened('1.eml reply gzip 300');
    const file = fs.readFileSync(path.join(engine.folder, '1.eml'));
    const packed = readEml(file).attachment?.bytes ?? Buffer.alloc(0);
    const plain = zlib.gunzipSync(packed);
    const nothing = { failedAt: null };
    expect(await window(engine, { kind: 'file' }, 10, 100)).toEqual({
      text: file.toString('latin1', 10, 110),
      offset: 10,
      total: file.length,
      ...nothing,
    });
    expect(await window(engine, { kind: 'part', path: '1.2' }, 0, 8)).toMatchObject({
      text: packed.toString('latin1', 0, 8),
      total: packed.length,
    });
    expect(await window(engine, { kind: 'decoded', path: '1.2' }, 500, 64)).toMatchObject({
      text: plain.toString('latin1', 500, 564),
      ...nothing,
    });
    const last = await window(engine, { kind: 'decoded', path: '1.2' }, plain.length - 5, 100);
    expect(last).toMatchObject({ text: plain.toString('latin1', plain.length - 5), total: plain.length });
    expect(await window(engine, { kind: 'file' }, file.length + 10, 10)).toMatchObject({ text: '' });
  });

  test('of a damaged part have the place of the damage marked', async () => {
    const engine = await opened('1.eml reply corrupt-gzip 300');
    const failedAt = (await engine.ask('message.detail', { id: (await engine.row('1.eml')).id })).parts[2]
      ?.failedAt;
    expect(failedAt).toBeGreaterThan(10);
    expect(await window(engine, { kind: 'part', path: '1.2' }, 0, 8)).toMatchObject({ failedAt });
    const decoded = await window(engine, { kind: 'decoded', path: '1.2' }, 0, 64 * 1024);
    expect(decoded).toMatchObject({ total: null, failedAt: decoded.text.length });
  });

  test('of a part that does not exist are refused', async () => {
    const engine = await opened('1.eml reply gzip 3');
    const { id } = await engine.row('1.eml');
    const source = { kind: 'part', path: '1.9' };
    expect(await engine.refusal('message.bytes', { id, source, offset: 0, length: 8 })).toMatchObject({
      kind: 'input-output',
      text: expect.stringContaining('no part 1.9'),
    });
  });
});

test('transactions come a page at a time, with the total', async () => {
  const engine = await opened('1.eml reply zip 1200');
  const { id } = await engine.row('1.eml');
  const page = (offset: number) =>
    engine.ask('message.transactions', { id, part: '1.2/1', codePage: 'auto', offset, limit: 500 });
  const last = await page(1_000);
  expect(last.total).toBe(1_200);
  expect(last.rows).toHaveLength(200);
  expect(last.rows[0]).toMatchObject({ index: 1_000, code: 'A', name: 'User 1000', addressType: 'PCM' });
  expect((await page(1_200)).rows).toEqual([]);
});

describe('limits that are met while decoding', () => {
  const limited = async (limits: Partial<typeof DEFAULT_LIMITS>, attachment: Uint8Array) => {
    const folder = temporaryFolder('queue');
    fs.writeFileSync(path.join(folder, '1.eml'), replyWith(attachment));
    const engine = startEngine({ limits: { ...DEFAULT_LIMITS, ...limits } });
    await engine.openWhole(folder);
    return engine.row('1.eml');
  };
  const text = bytesOf(manyEntries(200));

  test('output of exactly the limit is decoded, one byte more is not', async () => {
    const exact = await limited({ attachmentOutputBytes: text.length }, zlib.gzipSync(text));
    expect(exact.state.kind).toBe('decoded');
    const above = await limited({ attachmentOutputBytes: text.length - 1 }, zlib.gzipSync(text));
    expect(above.state).toMatchObject({ kind: 'failed', failure: { kind: 'output-limit', part: '1.2' } });
  });

  test('a line longer than its limit is one unreadable entry among the others', async () => {
    const long = `${MARTIN}${' '.repeat(300)}`;
    const row = await limited(
      { transactionLineBytes: 200 },
      zlib.gzipSync(bytesOf(`${MARTIN}\r\n${long}\r\n`)),
    );
    expect(row).toMatchObject({ state: { kind: 'decoded' }, transactions: 1 });
  });
});

describe('evidence', () => {
  test('holds what is known of each message and a copy of it, and is journaled', async () => {
    const engine = await opened('1.eml reply truncated-gzip 60\n 2.eml reply gzip 6');
    const before = fingerprint(engine.folder);
    const ids = (await engine.rows()).map(({ id }) => id);
    const target = temporaryFolder('evidence');
    const { folder, files } = await engine.ask('evidence.export', { ids: [...ids, ...ids], folder: target });
    expect(files).toBe(4);
    expect(listing(folder)).toEqual(
      ids.flatMap((id, index) => [`${id}/`, `${id}/${index + 1}.eml`, `${id}/evidence.json`]).toSorted(),
    );
    const copy = fs.readFileSync(path.join(folder, `${ids[0]}/1.eml`));
    expect(copy.equals(fs.readFileSync(path.join(engine.folder, '1.eml')))).toBe(true);
    const evidence: unknown = JSON.parse(
      fs.readFileSync(path.join(folder, `${ids[0]}/evidence.json`), 'utf8'),
    );
    expect(evidence).toMatchObject({
      message: { file: '1.eml', state: { failure: { kind: 'truncated' } } },
      attempts: [{ number: 1 }],
    });
    const { entries } = await engine.ask('journal.page', { offset: 0, limit: 1, messageId: null });
    expect(entries[0]).toMatchObject({ act: 'export-evidence', result: 'done', canUndo: false });
    expect(fingerprint(engine.folder)).toEqual(before);
  });

  test('is not put into the queue, where it would be read as messages, nor where nothing is', async () => {
    const engine = await opened('deep/1.eml reply gzip 6');
    const { id } = await engine.row('deep/1.eml');
    for (const folder of [path.join(engine.folder, 'deep'), path.join(engine.folder, '..', 'missing')]) {
      expect(await engine.refusal('evidence.export', { ids: [id], folder })).toMatchObject({
        kind: 'not-allowed',
      });
    }
    expect(listing(engine.folder)).toEqual(['deep/', 'deep/1.eml']);
  });
});

test('the last summary that is told is the one at the end', async () => {
  const engine = await opened('1.eml reply gzip\n 2.eml reply gzip');
  const { scan, counts } = await engine.ask('summary', {});
  expect({ phase: scan.phase, decoded: counts.decoded }).toEqual({ phase: 'finished', decoded: 2 });
  await expect.poll(() => engine.heard['summary.changed'].at(-1)?.scan.phase).toBe('finished');
  expect(engine.heard['summary.changed'].at(-1)?.counts).toEqual(counts);
  const revisions = engine.heard['summary.changed'].map(({ revision }) => revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
});
