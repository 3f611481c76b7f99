import { describe, expect, test } from 'vitest';
import { createBase64Lines } from '../../../../electron/workers/jobs/base64-lines.ts';
import { transferDecoded, transferUndone } from '../../../../electron/workers/jobs/transfer-encoding.ts';
import { DEFAULT_LIMITS } from '../../../../shared/limits.ts';
import { readMimeStructure } from '../../../../shared/mime/structure.ts';
import { inChunks } from '../../../fixtures/bytes.ts';
import { noise } from '../../../fixtures/compressed.ts';

function undone(
  encoding: string,
  body: string,
): { readonly text: string; readonly notes: readonly string[] } {
  const message = Buffer.from(`Content-Transfer-Encoding: ${encoding}\n\n${body}`, 'latin1');
  const structure = readMimeStructure(message, DEFAULT_LIMITS);
  if (!structure.ok) throw new Error(structure.error.detail);
  const { bytes, notes } = transferUndone(message, structure.value.root, () => undefined);
  return { text: Buffer.from(bytes).toString('latin1'), notes };
}

const decoded = (encoding: string, body: string): string => undone(encoding, body).text;

describe('base64', () => {
  test.each([
    ['in lines', 'QSBNYXJ0\r\naW4sIFJv\r\nYmVydA==\r\n', 'A Martin, Robert'],
    ['without padding', 'QSBNYXJ0aW4', 'A Martin'],
    ['with characters foreign to it', 'QS!BN-YXJ_0 *aW\t4=', 'A Martin'],
    ['up to its padding', 'QQ==\r\nfooter of a mailing list', 'A'],
    ['empty', '', ''],
  ])('is decoded %s', (_, body, expected) => {
    expect(decoded('base64', body)).toBe(expected);
  });
});

describe('behind the padding of base64', () => {
  const pieces = (text: string, length: number): string =>
    (text.match(new RegExp(`.{1,${length}}`, 'gs')) ?? [])
      .map((piece) => Buffer.from(piece, 'latin1').toString('base64'))
      .join('');

  test.each([1, 2, 4, 5, 77])('further pieces are read, each of %i bytes', (length) => {
    const text = 'A Martin, Robert '.repeat(20);
    const lines = pieces(text, length).replace(/.{76}/g, '$& \r\n');
    const { text: found, notes } = undone('base64', `${lines}\r\n`);
    expect(found).toBe(text);
    expect(notes).toEqual([expect.stringMatching(/^part 1: its base64 goes on behind a padding/)]);
  });

  test.each([
    ['a footer', '-- \r\nScanned by AntiVirus 2.0', 23],
    ['words', 'list of people', 12],
    ['less than a group', 'QUJDRA', 6],
    ['one character', 'Q', 1],
    ['a piece that ends within a group', 'QUJDR=', 5],
  ])('%s is left out and counted', (_, behind, count) => {
    const what = count === 1 ? '1 character' : `${count} characters`;
    expect(undone('base64', `QQ==\r\n${behind}\r\n`)).toEqual({
      text: 'A',
      notes: [`part 1: behind the padding of its base64 ${what} could not be decoded, and were left out`],
    });
  });

  test('a piece is read, and what is none behind it left out', () => {
    const { text, notes } = undone('base64', 'QQ==Qg==\r\nKind regards\r\nQw==');
    expect(text).toBe('AB');
    expect(notes).toHaveLength(2);
  });

  test.each(['QQ==', 'QQ==\r\n', 'QQ=', 'QQ==\r\n=\r\n', '', '='])('of %j there is nothing', (body) => {
    expect(undone('base64', body).notes).toEqual([]);
  });
});

test.each(['base64', 'quoted-printable'])('a long %s body is told of on the way', (encoding) => {
  const message = Buffer.from(`Content-Transfer-Encoding: ${encoding}\n\n${'-=41'.repeat(1_200_000)}`);
  const structure = readMimeStructure(message, DEFAULT_LIMITS);
  let steps = 0;
  if (structure.ok) transferDecoded(message, structure.value.root, () => (steps += 1));
  expect(steps).toBeGreaterThan(1);
});

describe('quoted-printable', () => {
  test.each([
    ['bytes', '=41=20=4d=C4', 'A M\xc4'],
    ['soft line ends', 'A Mar=\r\ntin,=\n Robert', 'A Martin, Robert'],
    ['hard line ends', 'A\r\nB\n', 'A\r\nB\n'],
    ['what stands for itself', 'a b~\t\xe4', 'a b~\t\xe4'],
    ['no blanks at the end of a line', 'a \t\r\n b =20 \n \t', 'a\r\n b  \n'],
    ['a soft line end with blanks behind it', 'a b = \t\r\n c=20= \n', 'a b  c '],
    ['a lone sign, as it is', '1=2 = = =zz', '1=2 = = =zz'],
    ['a sign at the end', 'x=', 'x='],
    ['half a byte at the end', 'x=4', 'x=4'],
    ['nothing', '', ''],
  ])('is decoded: %s', (_, body, expected) => {
    expect(decoded('quoted-printable', body)).toBe(expected);
  });
});

test.each(['7bit', '8bit', 'binary', 'x-unknown', ''])('%s is taken as it is', (encoding) => {
  expect(decoded(encoding, '=41 QQ==\r\n\0\xff')).toBe('=41 QQ==\r\n\0\xff');
});

describe('base64 lines', () => {
  const STEP = 57 * 4_096;

  test.each([
    [0, [1]],
    [1, [1]],
    [57, [1]],
    [58, [57]],
    [1_000, [1, 2, 3]],
    [1_000, [56, 58]],
    [STEP, [STEP]],
    [STEP + 1, [STEP - 1, 2]],
    [3 * STEP + 5, [2 * STEP + 3, 1, 0]],
  ])('of %i bytes are the same whatever the chunks: %j', (length, sizes) => {
    const bytes = noise(length);
    for (const lineEnd of ['\r\n', '\n']) {
      const written: Uint8Array[] = [];
      const lines = createBase64Lines(lineEnd, (chunk) => written.push(chunk));
      for (const chunk of inChunks(bytes, ...sizes)) lines.push(chunk);
      lines.end();
      const expected =
        Buffer.from(bytes)
          .toString('base64')
          .match(/.{1,76}/g) ?? [];
      expect(Buffer.concat(written).toString('latin1') === expected.join(lineEnd)).toBe(true);
    }
  });
});
