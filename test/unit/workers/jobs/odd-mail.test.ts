/** Mail whose header or encoding is not as it should be: what it carries is read, or what is not known is said. */
import { describe, expect, test } from 'vitest';
import { carrier, ENTRIES, GZIP, look } from '../../../fixtures/nested.ts';
import { mimeMessage } from '../../../fixtures/mime.ts';
import { readAsMessage } from '../../../fixtures/reading.ts';

/** A SrvTx with one attachment, whose header and body are given. */
function carrying(headers: readonly string[], body: string): Uint8Array {
  return mimeMessage({
    headers: ['Content-Type: multipart/mixed; boundary=b'],
    body: ['--b', ...headers, '', body, '--b--', ''].join('\r\n'),
  });
}

const base64 = Buffer.from(GZIP).toString('base64');

test.each(['base64;', '"base64"', 'base64 (comment)'])(
  'what is encoded as %s is decoded and read',
  async (encoding) => {
    const { parts, failure } = await readAsMessage(
      carrying([`Content-Transfer-Encoding: ${encoding}`, 'Content-Type: a/b'], base64),
    );
    expect(failure).toBeNull();
    expect(carrier(parts)).toMatchObject({ path: '1.1', transactions: 40 });
  },
);

test('text in an encoding that nobody knows is not judged as transactions', async () => {
  const headers = ['Content-Transfer-Encoding: x-gzip64', 'Content-Type: a/b'];
  const { failure, lint } = await readAsMessage(carrying(headers, base64));
  expect(lint).toEqual([]);
  expect(failure?.detail).toBe(
    'text in the transfer encoding "x-gzip64", which is not known, in which no transactions are read',
  );
});

test('base64 in chunks, each with its padding, is read as a whole, with a note', async () => {
  const [half, rest] = [ENTRIES.slice(0, 1_000), ENTRIES.slice(1_000)].map((text) =>
    Buffer.from(text, 'latin1').toString('base64'),
  );
  const headers = ['Content-Transfer-Encoding: base64', 'Content-Type: a/b'];
  const { payload, notes } = await readAsMessage(carrying(headers, `${half}\r\n${rest}`));
  expect(payload.transactions).toBe(40);
  expect(notes).toEqual(['part 1.1: its base64 goes on behind a padding, pieces that were joined: 2']);
});

test('blanks that were added at line ends of quoted-printable are no fault of the entries', async () => {
  const headers = ['Content-Transfer-Encoding: quoted-printable', 'Content-Type: a/b'];
  const { payload, lint } = await readAsMessage(carrying(headers, ENTRIES.replaceAll('\r\n', '  \r\n')));
  expect(payload.transactions).toBe(40);
  expect(lint).toEqual([]);
});

describe('what is called a message', () => {
  const called = (encoding: string): string[] => [
    'Content-Type: message/rfc822',
    `Content-Transfer-Encoding: ${encoding}`,
  ];

  test.each([
    ['transactions', called('8bit'), ENTRIES, '1.1'],
    ['gzip', called('base64'), base64, '1.1'],
    [
      'a message in quoted-printable',
      called('quoted-printable'),
      `Subject: x=\r\n\r\n\r\n${ENTRIES}`,
      '1.1/1',
    ],
    ['a message behind an empty line', called('8bit'), `\r\nSubject: x\r\n\r\n${ENTRIES}`, '1.1.1'],
  ])('and is %s is read, and found again', async (_, headers, body, path) => {
    const message = carrying(headers, body);
    const { parts } = await readAsMessage(message);
    expect(carrier(parts)).toMatchObject({ path, transactions: 40 });
    for (const { path: part, bytes } of parts) {
      const window = { part, decompressed: false, offset: 0, length: 1 };
      const result = await look<'bytes'>(message, { kind: 'bytes', ...window });
      expect(result).toMatchObject({ ok: true, value: { total: bytes } });
    }
  });
});

test('a name with a comma in an encoded word is one sender', async () => {
  const { envelope } = await readAsMessage(
    mimeMessage({
      from: '=?utf-8?Q?Smith=2C_John?= <a@example.com>',
      to: '=?iso-8859-1?Q?M=FCller=2C_Hans?= <h@example.com>, "Doe, Jane" <j@example.com>',
    }),
  );
  expect(envelope.from).toBe('"Smith, John" <a@example.com>');
  expect(envelope.to).toBe('"Müller, Hans" <h@example.com>, "Doe, Jane" <j@example.com>');
});
