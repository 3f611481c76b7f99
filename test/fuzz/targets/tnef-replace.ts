/** An attachment of a TNEF stream that gets other data, as delivery does it: nothing else may change. */
import { CodecFault } from '../../../shared/codecs/fault.ts';
import { openTnef } from '../../../shared/formats/tnef/open.ts';
import { replaceAttachmentData } from '../../../shared/formats/tnef/replace.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from '../../fixtures/bytes.ts';
import { drainAny, drainMembers } from '../drain.ts';
import type { FuzzTarget } from '../model.ts';
import { TOOLS } from '../tools.ts';
import { tnefTarget } from './tnef.ts';

/** Shorter than most of what is replaced, and longer. */
const REPLACEMENTS = [bytesOf('new'), bytesOf('A Martin\r\n'.repeat(2_000))];
/** Each costs as much as reading all the others again. */
const MOST_REPLACED = 4;

/** Null when this member cannot get other data. */
function replaced(input: Uint8Array, number: number, data: Uint8Array): Uint8Array | null {
  try {
    return replaceAttachmentData(input, number, data, DEFAULT_LIMITS);
  } catch (error) {
    if (error instanceof CodecFault) return null;
    throw error;
  }
}

function opened(stream: Uint8Array): ReturnType<typeof openTnef> {
  try {
    const found = openTnef(stream, TOOLS);
    if (found.unread !== null) throw found.unread;
    return found;
  } catch (error) {
    throw new Error(`what was written cannot be opened: ${String(error)}`, { cause: error });
  }
}

/** Throws an Error when anything else is different. @param before as `drainMembers` gives it */
export async function expectOnlyThatChanged(
  before: readonly string[],
  stream: Uint8Array,
  number: number,
  data: Uint8Array,
): Promise<void> {
  const after = await drainMembers(opened(stream), stream.length);
  const hash = await drainAny([{ bytes: data, consumed: 0 }], 0);
  const expected = before.with(number - 1, hash);
  if (after.length !== before.length) throw new Error('members were lost or added');
  const wrong = expected.findIndex((content, index) => content !== after[index]);
  if (wrong === number - 1) throw new Error('the member does not hold the new data');
  if (wrong !== -1) throw new Error('another member changed');
}

export const tnefReplaceTarget: FuzzTarget = {
  name: 'tnef-replace',
  seeds: tnefTarget.seeds,
  run: async (input) => {
    const before = await drainMembers(openTnef(input, TOOLS), input.length);
    let tried = 0;
    for (let number = 1; number <= before.length && tried < MOST_REPLACED; number += 1) {
      for (const data of REPLACEMENTS) {
        const stream = replaced(input, number, data);
        if (stream === null) break;
        tried += 1;
        await expectOnlyThatChanged(before, stream, number, data);
      }
    }
  },
};
