import { describe, expect, test } from 'vitest';
import {
  CATALOGUE,
  entryById,
  entryId,
  meaningOf,
  reasonsIn,
  searchCatalogue,
} from '../../../shared/catalogue/catalogue.ts';
import type { LineMeaning } from '../../../shared/catalogue/catalogue.ts';
import type { LogFormat } from '../../../shared/logs/model.ts';
import { readLogText } from '../../fixtures/read-log.ts';

describe('what the code of a log line means', () => {
  test('a number in brackets is a DirSync code, in either form of the log', () => {
    expect(
      meanings('dirsync', '06/12/95 16:52:23 | Fatal [ 7] Error renaming file: M:INF\\IMPORT.INF'),
    ).toEqual(['code DirSync 7']);
    expect(meanings('dsserver', '03/13/96 15:27:04 | 1 167 PCM,SNADS,X400,SMTP')).toEqual([
      'code DirSync 167',
    ]);
  });

  test('a line without a code has none', () => {
    expect(meanings('dirsync', '03/13/96 15:33:03 | 1  -1 Import is finished.')).toEqual(['none']);
    expect(meanings('dirsync', '03/13/96 15:33:03 | Status       Import is finished.')).toEqual(['none']);
  });

  test('a code that no source tells is said to be unknown, with who wrote it', () => {
    expect(meanings('dirsync', '06/12/95 16:52:23 | Error [ 777] Something else')).toEqual([
      'unknown DirSync 777',
    ]);
    expect(
      meanings('dispatch', 'INST1 02/02/96 13:18 "NSDA -RT" terminated abnormally with exit code 99'),
    ).toEqual(['unknown NSDA 99']);
  });

  test('DISPATCH.LOG has exit codes, which are no DirSync codes', () => {
    expect(
      meanings('dispatch', 'INST1 02/02/96 13:18 "NSDA -RT" terminated abnormally with exit code 65'),
    ).toEqual(['exit-code NSDA 65']);
    expect(meanings('dispatch', '"NSDA -RT" terminated normally with exit code 64')).toEqual([
      'exit-code NSDA 64',
    ]);
    expect(meanings('dispatch', 'INST1 02/02/96 13:18 Running "NSDA -RT"')).toEqual(['none']);
  });

  test('an event is told by its source, in any case, and its number', () => {
    expect(meanings('event', anEvent('MSExchangeMSMI', 2447))).toEqual(['event MSExchangeMSMI 2447']);
    expect(meanings('event', anEvent('MSEXCHANGEMSMI', 2447))).toEqual(['event MSExchangeMSMI 2447']);
  });

  test('MSMI is MSExchangeMSMI, as Q173344 and Q175965 print it', () => {
    expect(meanings('event', anEvent('MSMI', 2451))).toEqual(['event MSExchangeMSMI 2451']);
    expect(meanings('event', anEvent('MSMIX', 2451))).toEqual(['unknown MSMIX 2451']);
  });

  test('the same number of another source is another event', () => {
    expect(meanings('event', anEvent('MSExchangeIMC', 2447))).toEqual(['unknown MSExchangeIMC 2447']);
  });

  test('numbers in listings and in the logs of mail are no codes', () => {
    const line = { format: 'listds', code: 27, program: null, facts: null, text: '' } as const;
    expect(meaningOf(line)).toEqual({ kind: 'none' });
  });
});

describe('the reason in a report of mail that was not delivered', () => {
  test('is told beside the event that carries it', () => {
    const [line] = readLogText(
      'event',
      [anEvent('MSExchangeMSMI', 2117), '[004] Message circular route detected.'].join(' '),
    );
    expect(line === undefined ? [] : reasonsIn(line).map(entryId)).toEqual(['ndr MS Mail 004']);
  });

  test('is not looked for in other lines', () => {
    const [line] = readLogText(
      'event',
      [anEvent('MSExchangeMSMI', 2447), '[004] is the number of a queue.'].join(' '),
    );
    expect(line === undefined ? null : reasonsIn(line)).toEqual([]);
  });
});

describe('searching the catalogue', () => {
  test('nothing typed finds everything, of one kind if asked', () => {
    expect(searchCatalogue('')).toEqual(CATALOGUE);
    expect(new Set(searchCatalogue(' ', 'exit-code').map(({ kind }) => kind))).toEqual(
      new Set(['exit-code']),
    );
  });

  test('the entry with the very code comes first, written any way', () => {
    for (const typed of ['27', '[27]', '[ 027]']) expect(firstId(typed)).toBe('code DirSync 27');
    expect(firstId('000c05a6')).toBe('ndr Exchange 000C05A6');
  });

  test('then those that have all words in their title', () => {
    const found = searchCatalogue('route circular');
    const inTitle = found.filter(({ title }) => /route/iu.test(title) && /circular/iu.test(title));
    expect(found.slice(0, inTitle.length)).toEqual(inTitle);
    expect(inTitle.length).toBeGreaterThan(0);
    expect(found.length).toBeGreaterThan(inTitle.length);
  });

  test('every word must occur; case and diacritics do not count', () => {
    expect(searchCatalogue('reqtrans zzzz')).toEqual([]);
    expect(searchCatalogue('ReqTräns')).toEqual(searchCatalogue('reqtrans'));
    expect(searchCatalogue('reqtrans').length).toBeGreaterThan(0);
  });

  test('source and article find their entries', () => {
    expect(firstId('msexchangemsmi 2446')).toBe('event MSExchangeMSMI 2446');
    expect(searchCatalogue('Q149271').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['105', '167', '171']),
    );
  });

  test('hostile input finds nothing and takes no time', () => {
    expect(searchCatalogue(`${'('.repeat(5_000)}\\`)).toEqual([]);
  });
});

test('an entry is found by its name, whatever the case', () => {
  for (const entry of CATALOGUE) expect(entryById(entryId(entry).toUpperCase())).toBe(entry);
  expect(entryById('code DirSync 777')).toBeNull();
});

function firstId(typed: string): string | null {
  const [first] = searchCatalogue(typed);
  return first === undefined ? null : entryId(first);
}

function meanings(format: LogFormat, text: string): readonly string[] {
  return readLogText(format, text).map((line) => inWords(meaningOf(line)));
}

function inWords(meaning: LineMeaning): string {
  if (meaning.kind === 'known') return entryId(meaning.entry);
  return meaning.kind === 'none' ? 'none' : `unknown ${meaning.source} ${meaning.code}`;
}

function anEvent(source: string, id: number): string {
  return [
    `Event ID: ${id}`,
    `Source: ${source}`,
    'Type: Warning',
    'Category: NDR',
    'Description: Something happened.',
  ].join('\n');
}
