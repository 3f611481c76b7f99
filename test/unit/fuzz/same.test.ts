/** What the targets that compare call a finding. */
import { describe, expect, test } from 'vitest';
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { tnefFile } from '../../fixtures/tnef-file.ts';
import { drainAny } from '../../fuzz/drain.ts';
import { expectSameBytes } from '../../fuzz/same.ts';
import { expectOnlyThatChanged } from '../../fuzz/targets/tnef-replace.ts';

const reads = (text: string) => () => drainAny([{ bytes: bytesOf(text), consumed: 0 }], 0);
const refuses = () => Promise.reject(new CodecFault('corrupt-data', 'refused', 0));

describe('two decoders', () => {
  test('may both read the same, and the second may refuse', async () => {
    await expectSameBytes(reads('a'), reads('a'));
    await expectSameBytes(refuses, reads('a'));
    await expect(expectSameBytes(refuses, refuses)).rejects.toBeInstanceOf(CodecFault);
  });

  test('may not read different bytes, and the safe one may not refuse alone', async () => {
    await expect(expectSameBytes(reads('a'), reads('b'))).rejects.toThrow('different bytes');
    await expect(expectSameBytes(reads('a'), refuses)).rejects.not.toBeInstanceOf(CodecFault);
  });
});

describe('an attachment that got other data', () => {
  const stream = (first: string, second: string): Buffer =>
    tnefFile({
      attachments: [
        { name: 'one', content: first },
        { name: 'two', content: second },
      ],
    });
  const check = async (after: Uint8Array): Promise<void> => {
    const before = await Promise.all([reads('first')(), reads('second')()]);
    await expectOnlyThatChanged(before, after, 2, bytesOf('new'));
  };

  test('is the only one that may have changed', async () => {
    await check(stream('first', 'new'));
    await expect(check(stream('first', 'second'))).rejects.toThrow('does not hold the new data');
    await expect(check(stream('other', 'new'))).rejects.toThrow('another member changed');
    await expect(check(tnefFile({ attachments: [{ name: 'one', content: 'first' }] }))).rejects.toThrow(
      'lost',
    );
    await expect(check(stream('first', 'new').subarray(0, -1))).rejects.toThrow(/cannot be opened|new data/u);
  });
});
