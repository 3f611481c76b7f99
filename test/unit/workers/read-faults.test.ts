/** What reading a message says of its faults: in its transactions, or with another message that it reports on. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../fixtures/bytes.ts';
import { mimeMessage } from '../../fixtures/mime.ts';
import { readAsMessage } from '../../fixtures/reading.ts';
import { columnLine, manyEntries, MARTIN } from '../../fixtures/transactions.ts';

const TEXT = bytesOf(`${MARTIN}\r\nX what\r\n`);
const attached = (bytes: Uint8Array) => mimeMessage({ attachments: [{ name: 'TMPTRANS.GLB', bytes }] });
const rulesIn = async (message: Uint8Array) => (await readAsMessage(message)).lint.map(({ rule }) => rule);

describe('reading a message', () => {
  it('checks its transactions, compressed or not, in an attachment, the body, or a file of their own', async () => {
    expect(await rulesIn(attached(TEXT))).toEqual(['unknown-code']);
    expect(await rulesIn(attached(gzipSync(TEXT)))).toEqual(['unknown-code']);
    expect(await rulesIn(mimeMessage({ body: Buffer.from(TEXT).toString('latin1') }))).toEqual([
      'unknown-code',
    ]);
    const file = bytesOf(`${manyEntries(9)}X what\r\n`);
    expect(await rulesIn(file)).toEqual(['unknown-code']);
  });

  it('points at the first fault, in the body behind its words', async () => {
    const words = 'Updates of today\r\n';
    const { lint } = await readAsMessage(mimeMessage({ body: words + Buffer.from(TEXT).toString('latin1') }));
    expect(lint).toMatchObject([{ part: '1', transaction: 1, start: words.length + MARTIN.length + 2 }]);
  });

  it('finds nothing in a letter to a person in which a line reads like an entry', async () => {
    const person = { from: 'anna@example.com', to: 'bob@example.com', subject: 'Lists' };
    expect(await rulesIn(mimeMessage({ ...person, body: `See this:\r\n${MARTIN}\r\nRegards` }))).toEqual([]);
  });

  it('claims nothing of the line in which a damaged attachment ends', async () => {
    const whole = gzipSync(
      bytesOf(
        Array.from({ length: 300 }, (_, at) =>
          columnLine('A', `User ${at * 7919}`, `PCM:NORTH/PO1/U${at}`),
        ).join('\r\n'),
      ),
    );
    const { lint, failure } = await readAsMessage(attached(whole.subarray(0, whole.length - 40)));
    expect(failure?.kind).toBe('truncated');
    expect(lint).toEqual([]);
  });

  it('says what a report of lost mail is about', async () => {
    const message = mimeMessage({
      from: 'postmaster@example.com',
      subject: 'Undeliverable: SrvTx R=17 S=85 (was 80), I=1 5 sent',
      body: 'did not reach the following recipient(s):\r\n\r\nNORTH/PO1/$SYSTEM on Mon, 6 May 1996\r\n',
    });
    expect((await readAsMessage(message)).nonDelivery).toMatchObject({ recipient: 'NORTH/PO1/$SYSTEM' });
    expect((await readAsMessage(attached(TEXT))).nonDelivery).toBeNull();
  });
});
