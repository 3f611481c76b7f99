import { describe, expect, it } from 'vitest';
import { catalogueHeadline } from '../../../renderer/catalogue/catalogue-headline.ts';
import { NOT_FILTERED, catalogueRows, chipCounts } from '../../../renderer/catalogue/catalogue-rows.ts';
import type { CatalogueRow } from '../../../renderer/catalogue/catalogue-rows.ts';
import { entryText } from '../../../renderer/catalogue/entry-text.ts';
import { entryName } from '../../../renderer/catalogue/kind-words.ts';
import { linesOfEntry } from '../../../renderer/catalogue/lines-of-entry.ts';
import { occurrenceOf, unknownLines } from '../../../renderer/catalogue/occurrence.ts';
import { setBits } from '../../../renderer/dxa-flags/set-bits.ts';
import { CATALOGUE, entryById } from '../../../shared/catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../../shared/catalogue/model.ts';
import type { CodeCount } from '../../../shared/contract/logs.ts';

function counted(format: CodeCount['format'], code: number, lines: number, source?: string): CodeCount {
  return { format, code, lines, source: source ?? null, program: format === 'dispatch' ? 'NSDA -S' : null };
}

const OCCURRENCE = occurrenceOf({
  codes: [
    counted('dirsync', 27, 5),
    counted('dsserver', 27, 2),
    counted('event', 2447, 3, 'msexchangemsmi'),
    counted('event', 2447, 1, 'SomethingElse'),
    counted('dispatch', 65, 4),
    counted('dirsync', 777, 9),
    counted('listds', 80, 6),
  ],
  codesLeftOut: 0,
});

function entry(id: string): CatalogueEntry {
  const found = entryById(id);
  if (found === null) throw new Error(`no entry ${id}`);
  return found;
}

function ids(rows: readonly CatalogueRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}

describe('what of the catalogue stands in a queue', () => {
  it('is counted over both forms of the log, by source without case, and never for numbers that are no codes', () => {
    expect([...OCCURRENCE.lines]).toEqual([
      ['code DirSync 27', 7],
      ['event MSExchangeMSMI 2447', 3],
      ['exit-code NSDA 65', 4],
    ]);
  });

  it('keeps apart what no entry tells, the frequent ones first', () => {
    expect(OCCURRENCE.unknown.map(({ source, code, lines }) => `${source} ${code}: ${lines}`)).toEqual([
      'DirSync 777: 9',
      'SomethingElse 2447: 1',
    ]);
  });

  it('is told in the first line, and so is what was not counted', () => {
    expect(catalogueHeadline(253, null, null)).toBe('253 entries: codes, events, reports and exit codes.');
    expect(catalogueHeadline(253, OCCURRENCE, 0)).toBe('253 entries; there is no log in this queue.');
    expect(catalogueHeadline(253, null, 9)).toBe('253 entries; the logs of this queue are being counted.');
    expect(catalogueHeadline(253, OCCURRENCE, 9)).toBe(
      '253 entries; 3 of them occur in the logs of this queue; 2 codes in them are unknown.',
    );
    const nothing = occurrenceOf({ codes: [], codesLeftOut: 0 });
    expect(catalogueHeadline(253, nothing, 9)).toBe(
      '253 entries; none of them occurs in the logs of this queue.',
    );
    const one = occurrenceOf({ codes: [counted('dirsync', 777, 1)], codesLeftOut: 3 });
    expect(catalogueHeadline(253, one, 9)).toBe(
      '253 entries; none of them occurs in the logs of this queue; 1 code in them is unknown; 3 more codes were not counted.',
    );
  });
});

describe('the rows', () => {
  it('are all entries at first, with how often each stands in the queue', () => {
    const rows = catalogueRows(NOT_FILTERED, OCCURRENCE);
    expect(rows).toHaveLength(CATALOGUE.length);
    expect(rows.find(({ id }) => id === 'code DirSync 27')).toMatchObject({ lines: 7 });
    expect(rows.find(({ id }) => id === 'code DirSync 28')).toMatchObject({ lines: 0 });
    expect(catalogueRows(NOT_FILTERED, null)[0]).toMatchObject({ lines: null });
  });

  it('of this queue are followed by its unknown codes, narrowed like the others', () => {
    const here = { ...NOT_FILTERED, hereOnly: true };
    expect(ids(catalogueRows(here, OCCURRENCE))).toEqual([
      'code DirSync 27',
      'event MSExchangeMSMI 2447',
      'exit-code NSDA 65',
      'unknown DirSync 777',
      'unknown SomethingElse 2447',
    ]);
    expect(ids(catalogueRows({ ...here, kind: 'event' }, OCCURRENCE))).toEqual([
      'event MSExchangeMSMI 2447',
      'unknown SomethingElse 2447',
    ]);
    expect(ids(catalogueRows({ ...here, search: '[777]' }, OCCURRENCE))).toEqual(['unknown DirSync 777']);
  });

  it('are as many as the chip says that leaves them', () => {
    const { kinds, here } = chipCounts(NOT_FILTERED, OCCURRENCE);
    expect([...kinds.values()].reduce((sum, number) => sum + number, 0)).toBe(CATALOGUE.length);
    expect(here).toBe(5);
  });
});

describe('the lines of an entry', () => {
  it('are found by the logs that carry its code, and by its source where other sources have the number too', () => {
    expect(linesOfEntry(entry('code DirSync 27'))).toEqual({ formats: ['dirsync', 'dsserver'], code: 27 });
    expect(linesOfEntry(entry('exit-code NSDA 65'))).toEqual({ formats: ['dispatch'], code: 65 });
    expect(linesOfEntry(entry('event MSExchangeMSMI 2447'))).toEqual({
      formats: ['event'],
      code: 2447,
      source: 'MSExchangeMSMI',
    });
    expect(linesOfEntry(entry('ndr MS Mail 004'))).toEqual({ text: '[004]' });
  });

  it('are none for numbers that stand on a screen only', () => {
    expect(linesOfEntry({ ...entry('code DirSync 27'), source: 'PODIAG' })).toBeNull();
  });

  it('with an unknown code are found the same way', () => {
    expect(OCCURRENCE.unknown.map(unknownLines)).toEqual([
      { formats: ['dirsync', 'dsserver'], code: 777 },
      { formats: ['event'], code: 2447, source: 'SomethingElse' },
    ]);
  });
});

describe('an entry in words', () => {
  it('is named as it is written where it stands', () => {
    expect(entryName(entry('code DirSync 27'))).toBe('DirSync [27]');
    expect(entryName(entry('event MSExchangeMSMI 2447'))).toBe('MSExchangeMSMI event 2447');
    expect(entryName(entry('exit-code NSDA 65'))).toBe('NSDA exit code 65');
    expect(entryName(entry('ndr MS Mail 004'))).toBe('MS Mail report [004]');
  });

  it('is copied with causes, remedies and articles, without empty headings', () => {
    const text = entryText(entry('exit-code NSDA 65'));
    expect(text).toContain('NSDA exit code 65: Ended abnormally\n');
    expect(text).toContain('\nWhat to do\n- ');
    expect(text).toContain('- Q148705, ');
    expect(entryText(entry('exit-code NSDA 64'))).not.toContain('Usual causes');
  });
});

describe('the bits of DXA-Flags', () => {
  it('are those that add up to them, also the highest', () => {
    expect(setBits(39_604)).toEqual([4, 16, 32, 128, 512, 2048, 4096, 32_768]);
    expect(setBits(0)).toEqual([]);
    expect(setBits(0xffff_ffff)).toHaveLength(32);
  });
});
