/** What the numbers in columns stand for. */
import { describe, expect, test } from 'vitest';
import { NONE } from '../../../shared/gal/columns.ts';
import { bringUpToDate, LOOSE, openStore } from '../../fixtures/gal-store.ts';

const JANE = 'A Adams, Jane\tPCM:NORTH/PO1/JADAMS\r\n';

describe('numbers', () => {
  test('are the same for the same line, of whichever message', () => {
    const data = bringUpToDate(openStore(), { 1: JANE, 2: `D Adams, Jane\tMS:north/po1/JADAMS\r\n${JANE}` });
    const [first, second] = [data.columns(1), data.columns(2)];
    expect(first?.line[0]).toBe(second?.line[1]);
    expect([...(second?.entry ?? [])]).toEqual([0, 0]);
    expect(data.dictionary.lists).toEqual([{ type: 'PCM', network: 'NORTH', postOffice: 'PO1' }]);
  });

  test('tell one alias in two lists apart, and not by case in one', () => {
    const data = bringUpToDate(openStore(), {
      1: `${JANE}A ADAMS, JANE\tPCM:NORTH/PO1/JADAMS\r\nA Adams, Jane\tPCM:NORTH/PO2/JADAMS\r\n`,
    });
    expect([...(data.columns(1)?.entry ?? [])]).toEqual([0, 0, 1]);
    expect([...(data.columns(1)?.line ?? [])]).toEqual([0, 1, 2]);
    expect([...data.dictionary.listOfEntry]).toEqual([0, 1]);
    expect([...data.dictionary.entryOfLine]).toEqual([0, 0, 1]);
  });

  test('of template values are of the whole set, in its order', () => {
    const phone = '- Phone:/555 1234\r\n';
    const room = '- Room:/7//12\r\n';
    const data = bringUpToDate(openStore(), {
      1: JANE + phone + room + JANE + phone + room + JANE + room + JANE,
    });
    const { dictionary } = data;
    expect([...(data.columns(1)?.values ?? [])]).toEqual([0, 0, 1, NONE]);
    expect(dictionary.templates(0)).toEqual([
      { prompt: 'Phone:', value: '555 1234' },
      { prompt: 'Room:', value: '7/12' },
    ]);
    expect(dictionary.templates(NONE)).toEqual([]);
  });

  test('keep prompts and values apart that read the same one behind the other', () => {
    const data = bringUpToDate(openStore(), { 1: `${JANE}- a/bc\r\n${JANE}- ab/c\r\n` });
    expect([...(data.columns(1)?.values ?? [])]).toEqual([0, 1]);
    expect(data.dictionary.templates(1)).toEqual([{ prompt: 'ab', value: 'c' }]);
  });

  test('of fields are those of a T, which names no entry', () => {
    const data = bringUpToDate(openStore(), {
      1: 'T PCM:NORTH/PO1\r\n Phone:~1~20~0~none~\r\nR PCM:NORTH/PO1\r\n',
    });
    expect([...(data.columns(1)?.entry ?? [])]).toEqual([NONE, NONE]);
    expect(data.dictionary.fields(data.columns(1)?.values[0] ?? NONE)).toEqual([
      { prompt: 'Phone:', column: 1, length: 20, flags: '0', defaultText: 'none' },
    ]);
  });
});

describe('places', () => {
  const text = ['Zöe', 'adams', 'Ångström', 'Bell']
    .map((name, index) => `A ${name}\tPCM:NORTH/PO1/M${9 - index}\r\n`)
    .join('');

  test('are ordered by name and by address without case and diacritics', () => {
    const { dictionary } = bringUpToDate(openStore(), { 1: text });
    expect([...dictionary.rankByName]).toEqual([3, 0, 1, 2]);
    expect([...dictionary.rankByAddress]).toEqual([3, 2, 1, 0]);
  });

  test('are worked out anew when lines come to it', () => {
    const store = openStore();
    bringUpToDate(store, { 1: text });
    const { dictionary } = bringUpToDate(store, { 1: text, 2: 'A Alba\tSMTP:alba@example.com\r\n' });
    expect([...dictionary.rankByName]).toEqual([4, 0, 2, 3, 1]);
  });
});

test('transactions keep their part, place and second line', () => {
  const data = bringUpToDate(openStore(), {
    1: `${JANE}M Adams, Jane\tPCM:NORTH/PO1/JADAMS\r\n  Bell, Jane\tPCM:NORTH/PO2/JBELL\r\n`,
  });
  const columns = data.columns(1);
  expect(columns).toMatchObject({
    code: Uint8Array.from([0x41, 0x4d]),
    entry: Int32Array.from([0, 0]),
    newEntry: Int32Array.from([NONE, 1]),
    newLine: Int32Array.from([NONE, 1]),
    index: Uint32Array.from([0, 1]),
  });
  expect([...(columns?.start ?? [])]).toEqual([0, JANE.length]);
  expect(data.parts(1)).toEqual(['1.2']);
  expect(data.columns(2)).toBeNull();
});

test('messages that name an entry are known by either line, and those with an R or T of its list', () => {
  const data = bringUpToDate(openStore(), {
    1: JANE,
    2: 'M Adams, Jane\tPCM:NORTH/PO1/JADAMS\r\n  Bell, Jane\tPCM:NORTH/PO1/JBELL\r\n',
    3: 'R PCM:NORTH/PO1\r\n',
    4: 'A Other\tPCM:NORTH/PO2/OTHER\r\n',
    5: `${JANE}${JANE}`,
  });
  expect(data.messagesNaming(0)).toEqual([1, 2, 3, 5]);
  expect(data.messagesNaming(1)).toEqual([2, 3]);
  expect(data.messagesNaming(2)).toEqual([4]);
});

test('a list is folded once for each point of view, and there is none for others', () => {
  const data = bringUpToDate(openStore(), { 1: JANE });
  expect(data.folded(LOOSE)?.versions).toBe(1);
  expect(data.folded(LOOSE)).toBe(data.folded({ kind: 'loose' }));
  expect(data.folded({ kind: 'server', server: null })).toBeNull();
});
