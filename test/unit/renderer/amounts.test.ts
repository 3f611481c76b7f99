import { describe, expect, it } from 'vitest';
import { partText, sizeText, transactionsText } from '../../../renderer/detail/amounts.ts';
import { aRow } from './rows.ts';

const FACTS = { bytesIn: 1000, bytesOut: 4000, transactions: 12_345 };
const FAILED = {
  kind: 'failed',
  failure: { kind: 'corrupt-data', detail: 'no such code', part: '1.2', offset: 700 },
} as const;

describe('amounts', () => {
  it('are told as they are for a whole message', () => {
    expect(transactionsText(aRow(1, FACTS))).toBe('12,345');
    expect(sizeText(aRow(1, FACTS))).toMatch(/decompressed, 4\.0/u);
  });

  it('are told as partial for a failed one', () => {
    const row = aRow(1, { ...FACTS, state: FAILED });
    expect(transactionsText(row)).toBe('12,345 up to the fault');
    expect(sizeText(row)).toMatch(/decompressed up to the fault$/u);
  });

  it('tell how many transactions of a part cannot be read', () => {
    expect(partText(1_004, 0, '1.2')).toBe('1,004 transactions in part 1.2.');
    expect(partText(1_004, 2, '1.2')).toBe('1,004 transactions, 2 unreadable, in part 1.2.');
  });

  it('are left out when they are not known', () => {
    expect(transactionsText(aRow(1, { state: FAILED }))).toBeNull();
    expect(sizeText(aRow(1, { state: FAILED }))).toBeNull();
  });
});
