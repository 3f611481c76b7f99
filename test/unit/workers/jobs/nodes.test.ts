/** Every node that is listed is found again by its path, says of itself, and can be saved. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID } from '../../../../shared/formats/mapi/names.ts';
import { bytesOf } from '../../../fixtures/bytes.ts';
import { temporaryFolder } from '../../../fixtures/folders.ts';
import { uuencoded } from '../../../fixtures/mail-encodings.ts';
import { binary } from '../../../fixtures/mapi-values.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import {
  carrier,
  ENTRIES,
  GZIP,
  letter,
  look,
  PACKINGS,
  PERSON,
  WINMAIL,
  zipOf,
} from '../../../fixtures/nested.ts';
import type { Change } from '../../../fixtures/nested.ts';
import { replyWith } from '../../../fixtures/queue.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';
import { compressedRtf } from '../../../fixtures/rtf.ts';
import { tnefFile } from '../../../fixtures/tnef-file.ts';

describe('a node is found by the path it was listed under', () => {
  const forwarded = mimeMessage({
    attachments: [{ name: 'x', bytes: zlib.gzipSync(zipOf(replyWith(WINMAIL))) }],
  });

  test('its bytes are those that its place says', async () => {
    const { parts } = await readAsMessage(forwarded);
    for (const part of parts.filter(({ format }) => format !== 'multipart')) {
      const result = await look<'bytes'>(forwarded, {
        kind: 'bytes',
        part: part.path,
        decompressed: false,
        offset: 0,
        length: 64 * 1024,
      });
      if (!result.ok) throw new Error(`${part.path}: ${result.error.detail}`);
      expect([part.path, result.value.total]).toEqual([part.path, part.bytes]);
    }
  });

  test('its transactions are listed', async () => {
    const { parts } = await readAsMessage(forwarded);
    const { path: at = '' } = carrier(parts) ?? {};
    const result = await look<'transactions'>(forwarded, {
      kind: 'transactions',
      part: at,
      codePage: 'auto',
      offset: 0,
      limit: 10,
    });
    expect(result).toMatchObject({ ok: true, value: { total: 40 } });
  });

  test.each([
    '2',
    '1.9',
    '1.2/2',
    '1.2/1/7',
    '1.2/1/1/1.9',
    '1.2/1/1/1.2/9',
    '1.2/1.1',
    '1.1/1',
    'x',
    '1//1',
  ])('or is not there: %s', async (part) => {
    const result = await look<'node'>(forwarded, { kind: 'node', part, as: null });
    expect(result).toMatchObject({ ok: false, error: { kind: 'malformed-message' } });
  });
});

const WRAPPINGS: readonly Change[] = [
  ...PACKINGS,
  (inner) => tnefFile({ subject: 'x', body: 'text', attachments: [{ name: 'a', content: inner }] }),
  (inner) =>
    tnefFile({
      properties: [binary(ID.rtfCompressed, compressedRtf(bytesOf('{\\rtf1 text}')))],
      attachments: [{ name: 'a', content: inner }],
    }),
  (inner) => mimeMessage({ ...PERSON, attachments: [{ name: 'a', bytes: inner }] }),
  (inner) => bytesOf(uuencoded('trans.gz', inner)),
];

test('every node that is listed is found again with the bytes it was listed with', async () => {
  const nesting = fc.array(fc.constantFrom(...WRAPPINGS), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(nesting, async (wrappings) => {
      const message = letter(wrappings.reduce<Uint8Array>((inner, wrap) => wrap(inner), bytesOf(ENTRIES)));
      const { parts } = await readAsMessage(message);
      for (const { path: part, bytes, format } of parts) {
        if (format === 'multipart') continue;
        const window = { part, decompressed: false, offset: 0, length: 1 };
        const result = await look<'bytes'>(message, { kind: 'bytes', ...window });
        expect(result).toMatchObject({ ok: true, value: { total: bytes } });
      }
      expect(carrier(parts)?.transactions).toBe(40);
    }),
    { numRuns: 60 },
  );
});

describe('a node says of itself', () => {
  test('its headers and what its container keeps', async () => {
    const result = await look<'node'>(replyWith(zipOf(GZIP, 'trans.gz')), {
      kind: 'node',
      part: '1.2/1',
      as: null,
    });
    if (!result.ok) throw new Error(result.error.detail);
    expect(result.value.facts).toContainEqual({ name: 'Method', value: 'deflated' });
  });

  test('what comes of taking it for a codec, and changes nothing by it', async () => {
    const unknown = zlib.deflateRawSync('It was the best of times. '.repeat(30));
    const message = mimeMessage({
      from: 'a@example.com',
      to: 'b@example.com',
      subject: 'x',
      attachments: [{ name: 'x', bytes: unknown }],
    });
    expect((await readAsMessage(message)).parts.at(-1)).toMatchObject({ format: 'unknown' });
    const result = await look<'node'>(message, { kind: 'node', part: '1.2', as: 'deflate' });
    expect(result).toMatchObject({
      ok: true,
      value: { tried: { bytesOut: 780, format: 'text', failure: null } },
    });
    const wrong = await look<'node'>(message, { kind: 'node', part: '1.2', as: 'gzip' });
    expect(wrong).toMatchObject({ ok: true, value: { tried: { failure: { kind: 'corrupt-data' } } } });
  });
});

describe('a node is saved', () => {
  const save = async (bytes: Uint8Array, part: string, decompressed: boolean) => {
    const temporary = path.join(temporaryFolder('save'), 'new');
    const result = await look<'saveNode'>(bytes, {
      kind: 'saveNode',
      part,
      decompressed,
      as: null,
      temporary,
    });
    return { result, written: fs.existsSync(temporary) ? fs.readFileSync(temporary) : null };
  };

  test('as it is, or decompressed', async () => {
    const message = replyWith(WINMAIL);
    expect((await save(message, '1.2', false)).written).toEqual(WINMAIL);
    expect((await save(message, '1.2/2', false)).written).toEqual(GZIP);
    expect((await save(message, '1.2/2', true)).written?.toString('latin1')).toBe(ENTRIES);
  });

  test('as far as it could be decoded, and says so', async () => {
    const { result, written } = await save(replyWith(GZIP.subarray(0, -20)), '1.2', true);
    expect(result).toMatchObject({
      ok: true,
      value: { failure: { kind: 'truncated' }, bytes: written?.length },
    });
    expect(ENTRIES.startsWith(written?.toString('latin1') ?? 'x')).toBe(true);
  });
});

test('a mailbox index lists its records, with what is not documented as hex', async () => {
  const record = Buffer.alloc(116);
  record.write('$SYSTEM', 2, 'latin1');
  record.write('ReqTx R=17', 13, 'latin1');
  for (const [index, value] of [25, 16, 8, 10, 1993].entries()) record.writeUInt16LE(value, 56 + 2 * index);
  record.write('0000012A', 67, 'latin1');
  const many = Buffer.concat(Array.from({ length: 1_001 }, () => record));
  const result = await look<'node'>(many, { kind: 'node', part: '1', as: null });
  if (!result.ok) throw new Error(result.error.detail);
  const { facts, notes } = result.value;
  expect(facts.slice(0, 2)).toEqual([
    { name: 'Record 1', value: '1993-10-08 16:25 · $SYSTEM · ReqTx R=17 · 0000012A.MAI' },
    { name: 'Record 1, not documented', value: expect.stringMatching(/75: 00 × 41$/) },
  ]);
  expect(facts).toHaveLength(2_000);
  expect(notes).toEqual(['of 1,001 records the first 1,000 are listed']);
});
