/** Bytes that do not belong into the text: a mark of UTF-8 [12], control characters [21], stray CRs (Q159294). */
import { markLength } from '../../dirsync/byte-order-mark.ts';
import { findingAt, NOTHING, placeOf } from '../rule.ts';
import type { LintFinding } from '../model.ts';
import type { LintRule } from '../rule.ts';

const TAB = 9;
const LF = 10;
const DOS_END_OF_FILE = 26;
const MARK_BYTES = 3;

/** One finding for each line, at the first of them. */
export const controlCharacterRule: LintRule = {
  line(line, say) {
    for (let index = line.start; index < line.end; index++) {
      const byte = line.bytes[index] ?? TAB;
      if (byte >= 32 || byte === TAB || byte === DOS_END_OF_FILE) continue;
      const reason = `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} is no character of a text`;
      say(
        findingAt(line, index, index + 1, { rule: 'control-character', code: 21, severity: 'error', reason }),
      );
      return;
    }
  },
};

/** The mark of UTF-8, which the reader steps over: to Import it is what stands in column 1. */
export const byteOrderMarkRule: LintRule = {
  line(line, say) {
    const at = line.start - MARK_BYTES;
    if (line.index > 0 || at < 0 || markLength(line.bytes, at, line.start) === 0) return;
    const [start, end] = [placeOf(line, at), placeOf(line, line.start)];
    say(
      findingAt(line, at, line.start, {
        rule: 'bad-column-one',
        code: 12,
        severity: 'error',
        reason: 'column 1 is the mark of UTF-8 (bytes EF BB BF), which no program of the time knows',
        repair: { start, end, replacement: NOTHING, text: 'removes the mark' },
      }),
    );
  },
};

/** CRs in front of a CR LF. A file of CRs alone is left as it is: there they are its line ends. */
export function createStrayCrRule(): LintRule {
  /** CRs that came last, without anything between them. */
  let crs = 0;
  let nextOffset = -1;
  return {
    gap({ bytes, start, end, offset, transaction }, say) {
      if (offset !== nextOffset) crs = 0;
      for (let index = start; index < end; index++) {
        const isLf = bytes[index] === LF;
        if (isLf && crs > 1) say(strayCrs(offset + index - start - crs, crs - 1, transaction));
        crs = isLf ? 0 : crs + 1;
      }
      nextOffset = offset + end - start;
    },
  };
}

/** Of one CR, which is what the DXA writes behind each of a hundred thousand lines. */
const ONE_CR = { reason: 'one CR too many at the line end (Q159294)', text: 'removes the CR' };

function strayCrs(start: number, count: number, transaction: number): LintFinding {
  const end = start + count;
  const { reason, text } =
    count === 1
      ? ONE_CR
      : { reason: `${count} CRs too many at the line end (Q159294)`, text: 'removes the CRs' };
  return {
    rule: 'stray-carriage-return',
    code: null,
    severity: 'warning',
    transaction,
    start,
    end,
    reason,
    repair: { start, end, replacement: NOTHING, text },
  };
}
