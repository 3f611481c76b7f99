/** Which column of a CSV file is which: what a choice makes of the first rows, and what is remembered of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  choiceFor,
  columnName,
  previewOf,
  rememberChoice,
  widthOf,
} from '../../../renderer/gal/compare/columns.ts';
import type { ColumnChoice } from '../../../shared/contract/gal.ts';

const ROWS = [
  ['Who', 'Kind', 'Mail'],
  ['Adams, Ann', 'SMTP', 'ann@example.com'],
  ['Berg, Bo', '', 'NORTH/PO1/BERG', 'further'],
  ['Carr, Cy', '', 'SMTP:cy@example.com'],
  ['', 'SMTP', 'nobody@example.com'],
];
const CHOICE: ColumnChoice = { hasHeader: true, name: 0, address: 2, type: 1, defaultType: 'PCM' };
const GUESS: ColumnChoice = { hasHeader: false, name: 1, address: 0, type: null, defaultType: 'SMTP' };

const stored = new Map<string, string>();

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
});

afterEach(() => vi.unstubAllGlobals());

function preview(
  rows: readonly (readonly string[])[],
  change: Partial<ColumnChoice> = {},
): readonly string[] {
  return previewOf({ rows }, { ...CHOICE, ...change }).entries.map(
    ({ name, address }) => `${name} = ${address}`,
  );
}

describe('the preview', () => {
  it('shows the first three entries, with the type of their column, of their address, or the fixed one', () => {
    expect(preview(ROWS)).toEqual([
      'Adams, Ann = SMTP:ann@example.com',
      'Berg, Bo = PCM:NORTH/PO1/BERG',
      'Carr, Cy = SMTP:cy@example.com',
    ]);
    expect(preview(ROWS, { type: null, defaultType: '' })[0]).toBe('Adams, Ann = SMTP:ann@example.com');
  });

  it('counts the first row as an entry where it names no columns', () => {
    expect(preview(ROWS, { hasHeader: false })[0]).toMatch(/^Who/);
  });

  it('takes cells as they are, with quotes, separators and line breaks', () => {
    expect(
      preview([
        ['Who', 'Kind', 'Mail'],
        ['Berg, "Bo"', 'X400', 'c=US;a=x'],
      ]),
    ).toEqual(['Berg, "Bo" = X400:c=US;a=x']);
  });

  it('says how many rows would be no entry, and why the first one would not', () => {
    const { rows, entriesTotal, problem } = previewOf({ rows: ROWS }, CHOICE);
    expect([rows, entriesTotal]).toEqual([4, 3]);
    expect(problem).toContain('has no name');
    expect(previewOf({ rows: [['Dahl, Di']] }, { ...CHOICE, hasHeader: false }).problem).toContain(
      'no address',
    );
    expect(previewOf({ rows: [] }, CHOICE)).toEqual({ entries: [], rows: 0, entriesTotal: 0, problem: null });
  });
});

describe('columns', () => {
  it('are as many as the widest row has, and called by their header where there is one', () => {
    expect(widthOf(ROWS)).toBe(4);
    expect([0, 3].map((column) => columnName({ rows: ROWS }, true, column))).toEqual(['Who', 'Column 4']);
    expect(columnName({ rows: ROWS }, false, 0)).toBe('Column 1');
  });
});

describe('what was chosen before', () => {
  const file = { rows: ROWS, guess: GUESS };

  it('is offered again for files with the same header row, and only for them', () => {
    expect(choiceFor(file)).toEqual(GUESS);
    rememberChoice(file, CHOICE);
    expect(choiceFor({ rows: [ROWS[0] ?? [], ['x', 'y', 'z']], guess: GUESS })).toEqual(CHOICE);
    expect(choiceFor({ rows: [['Who', 'Mail'], ...ROWS], guess: GUESS })).toEqual(GUESS);
  });

  it('is not remembered by a row that is an entry, nor by an endless header', () => {
    rememberChoice(file, { ...CHOICE, hasHeader: false });
    expect(choiceFor(file)).toEqual(GUESS);
    const endless = { rows: [['x'.repeat(2_001)]] };
    rememberChoice(endless, CHOICE);
    expect(stored.size).toBe(0);
    rememberChoice({ rows: [['x'.repeat(2_000)]] }, CHOICE);
    expect(stored.size).toBe(1);
  });

  it('is kept for the twenty latest headers', () => {
    for (let number = 0; number <= 20; number += 1)
      rememberChoice({ rows: [[`a${number}`, 'b', 'c']] }, CHOICE);
    expect(choiceFor({ rows: [['a0', 'b', 'c']], guess: GUESS })).toEqual(GUESS);
    expect(choiceFor({ rows: [['a1', 'b', 'c']], guess: GUESS })).toEqual(CHOICE);
  });

  it('is not taken from what another version or anybody else has written', () => {
    const header = 'Who\tKind\tMail';
    const bad = [
      'no json',
      '{}',
      '[null]',
      JSON.stringify([{ header, choice: { ...CHOICE, name: -1 } }]),
      JSON.stringify([{ header, choice: { ...CHOICE, name: 3.5 } }]),
      JSON.stringify([{ header, choice: { ...CHOICE, type: 1_000 } }]),
      JSON.stringify([{ header, choice: { ...CHOICE, defaultType: 'NINECHARS' } }]),
      JSON.stringify([{ header, choice: { name: 0 } }]),
      // Beyond the columns of this file.
      JSON.stringify([{ header, choice: { ...CHOICE, address: 4 } }]),
    ];
    for (const text of bad) {
      stored.set('dirsync-workbench.gal-csv-columns', text);
      expect(choiceFor(file)).toEqual(GUESS);
    }
  });
});
