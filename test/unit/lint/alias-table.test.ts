import { describe, expect, it } from 'vitest';
import { createAliasTable, THERE } from '../../../shared/lint/alias-table.ts';
import { bytesOf } from '../../fixtures/bytes.ts';

function tableOf(most = 1_000, codePage: 'windows-1252' | 'cp850' = 'windows-1252') {
  const table = createAliasTable(most, codePage);
  return { ...table, alias: (name: string, list = 0) => table.add(list, bytesOf(name), 0, name.length) };
}

describe('the table of aliases', () => {
  it('knows an alias again whatever its case, in its own list alone', () => {
    const { alias } = tableOf();
    const lion = alias('Löwe, Leo');
    expect(alias('LÖWE, LEO')).toBe(lion);
    expect(alias('Löwe, Leo', 1)).not.toBe(lion);
    expect(alias('Löwe, Le')).not.toBe(lion);
  });

  it('knows a thousand aliases apart, and the state of each', () => {
    const { alias, set, stateOf } = tableOf();
    const names = Array.from({ length: 1_000 }, (_, at) => `User ${at}`);
    const aliases = names.map((name) => alias(name));
    expect(new Set(aliases).size).toBe(1_000);
    set(alias('User 999'), THERE);
    expect(names.map((name) => alias(name))).toEqual(aliases);
    expect(aliases.filter((one) => stateOf(one) === THERE)).toEqual([aliases[999]]);
  });

  it('remembers as many as it may, and says so beyond', () => {
    const { alias, isFull } = tableOf(2);
    expect([alias('a'), alias('b'), isFull()]).toEqual([0, 1, false]);
    expect([alias('c'), isFull(), alias('A')]).toEqual([-1, true, 0]);
  });

  it('takes letters for capitals of each other as their code page has them', () => {
    // ö and Ö in cp850, ” and ™ in windows-1252.
    expect(tableOf().alias('\u0094')).toBe(0);
    const dos = createAliasTable(9, 'cp850');
    const windows = createAliasTable(9, 'windows-1252');
    const both = (table: typeof dos) => [0x94, 0x99].map((byte) => table.add(0, Uint8Array.of(byte), 0, 1));
    expect(both(dos)).toEqual([0, 0]);
    expect(both(windows)).toEqual([0, 1]);
  });
});
