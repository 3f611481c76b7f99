import { describe, expect, it } from 'vitest';
import { createLintingCounter, NAMES_COMPARED } from '../../../shared/lint/count.ts';
import { joinLintCounts, LINT_KINDS } from '../../../shared/lint/counts.ts';
import { DEFAULT_LIMITS } from '../../../shared/limits.ts';
import { bytesOf, inChunks } from '../../fixtures/bytes.ts';
import { columnLine, manyEntries, MARTIN } from '../../fixtures/transactions.ts';

function counted(
  text: string,
  given: { isWhole?: boolean; linted?: number; offset?: number; chunk?: number } = {},
) {
  const { isWhole = true, linted = DEFAULT_LIMITS.lintedTransactions, offset = 0, chunk } = given;
  const counter = createLintingCounter({
    limits: { ...DEFAULT_LIMITS, lintedTransactions: linted },
    part: '1.2',
    offset,
  });
  const bytes = bytesOf(text);
  for (const piece of inChunks(bytes, chunk ?? (bytes.length || 1))) counter.push(piece);
  return counter.end(isWhole);
}

const NAMELESS = columnLine('A', '', 'PCM:NORTH/PO1/NOBODY');

describe('what is wrong in a payload', () => {
  it('is counted by kind, with the place and reason of the first', () => {
    const { lint, totals } = counted([MARTIN, NAMELESS, 'X what', NAMELESS, ''].join('\r\n'), {
      offset: 100,
    });
    expect(lint.map(({ rule, code, count, transaction }) => [rule, code, count, transaction])).toEqual([
      ['no-name', 46, 2, 1],
      ['unknown-code', 13, 1, 2],
    ]);
    expect(lint[0]).toMatchObject({ part: '1.2', severity: 'error', start: 100 + MARTIN.length + 2 });
    expect(totals).toMatchObject({ readable: 1, unreadable: 3 });
  });

  it('is the same whatever the chunks', () => {
    const text = `${manyEntries(40)}${NAMELESS}\r\r\n${manyEntries(2)}`;
    expect(counted(text, { chunk: 7 })).toEqual(counted(text));
    expect(counted(text).lint.map(({ rule }) => rule)).toContain('duplicate-alias');
  });

  it('is counted behind the bytes that the code page is guessed from', () => {
    const many = manyEntries(2_000);
    expect(many.length).toBeGreaterThan(64 * 1024);
    expect(counted(`${many}X what\r\n`, { chunk: 4_096 }).lint).toMatchObject([
      { rule: 'unknown-code', transaction: 2_000, start: many.length },
    ]);
  });

  it('does not include a line that was cut in two, of a payload that goes on', () => {
    const text = `${MARTIN}\r\nA Lion, Le`;
    expect(counted(text).lint).toMatchObject([{ rule: 'line-ends-in-name' }]);
    expect(counted(text, { isWhole: false }).lint).toEqual([]);
  });

  it('is looked for in as many transactions as the limit allows, and says so beyond', () => {
    const text = `${manyEntries(3)}X what\r\n`;
    expect(counted(text, { linted: 4 })).toMatchObject({ lint: [{ rule: 'unknown-code' }], notes: [] });
    expect(counted(text, { linted: 3 })).toMatchObject({
      totals: { readable: 3, unreadable: 1 },
      lint: [],
      notes: ['part 1.2: only the first 3 transactions were checked'],
    });
  });

  it('is counted to as many findings as the limit allows', () => {
    const text = 'X what\r\r\n'.repeat(4);
    expect(counted(text, { linted: 100 }).lint.map(({ count }) => count)).toEqual([4, 4]);
    const { lint, notes } = counted(text, { linted: 3 });
    expect(lint.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(notes).toHaveLength(1);
  });
});

describe('names', () => {
  it('are compared with each other in the first transactions alone, and beyond it says so', () => {
    const twice = (apart: number) => counted(`${MARTIN}\r\n${manyEntries(apart)}${MARTIN}\r\n`);
    expect(twice(NAMES_COMPARED - 2)).toMatchObject({ lint: [{ rule: 'duplicate-alias' }], notes: [] });
    const beyond = twice(NAMES_COMPARED - 1);
    expect(beyond.lint).toEqual([]);
    expect(beyond.notes.join()).toContain('first 5,000 transactions');
  });
});

describe('counts of several parts', () => {
  it('are added up, with the place of the first', () => {
    const one = counted('X what\r\n').lint;
    const joined = joinLintCounts([one, one.map((each) => ({ ...each, part: '1.3', count: 5 }))]);
    expect(joined).toMatchObject([{ part: '1.2', count: 6 }]);
  });

  it('are kept of as many kinds as the limit allows', () => {
    const [one] = counted('X what\r\n').lint;
    if (one === undefined) throw new Error('nothing was counted');
    const kinds = (count: number) => Array.from({ length: count }, (_, code) => [{ ...one, code }]);
    expect(joinLintCounts(kinds(LINT_KINDS))).toHaveLength(LINT_KINDS);
    expect(joinLintCounts(kinds(LINT_KINDS + 1))).toHaveLength(LINT_KINDS);
  });
});
