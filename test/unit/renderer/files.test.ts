import { describe, expect, test } from 'vitest';
import {
  fileKind,
  fileNode,
  fileStateLook,
  holdsText,
  remarksOf,
  shortForm,
} from '../../../renderer/files/file-kinds.ts';
import { filesHeadline } from '../../../renderer/files/files-headline.ts';
import type { FileCounts } from '../../../renderer/files/files-headline.ts';
import { placeOfActive } from '../../../renderer/files/files-store.ts';
import { landingOf } from '../../../renderer/files/landing.ts';
import { hungHeadline, messagesHeadline, overviewHeadline } from '../../../renderer/queue/headlines.ts';
import type { FileRow } from '../../../shared/contract/files.ts';
import { notOpenedReason } from '../../../shared/formats/not-opened.ts';
import { formatLabel } from '../../../shared/formats/names.ts';
import { bareFileHeadline } from '../../../renderer/messages/bare-file.ts';
import { aRow } from './rows.ts';
import { aSummary } from './summaries.ts';

const NONE: FileCounts = {
  all: 0,
  log: 0,
  archive: 0,
  'address-list': 0,
  'mailbox-index': 0,
  unrecognised: 0,
};

function aFile(id: number, facts: Partial<FileRow> = {}): FileRow {
  return {
    id,
    file: `file-${id}`,
    archive: null,
    bytes: 10,
    modifiedMs: 0,
    role: 'archive',
    state: { kind: 'decoded' },
    form: null,
    archiveKind: null,
    members: null,
    locked: 0,
    lines: null,
    notes: [],
    ...facts,
  };
}

describe('the first line of the files', () => {
  const summary = aSummary({ decoded: 12 });
  const withArchives = (members: number) => ({ ...summary, archives: { files: 1, members, locked: 0 } });

  test('says what there is, and what was not recognised', () => {
    const counts = { ...NONE, all: 10, archive: 3, log: 2, 'address-list': 1, unrecognised: 4 };
    expect(filesHeadline(withArchives(1_204), counts, 0)).toBe(
      '3 archives with 1,204 members, 2 logs, 1 address list; 4 files were not recognised.',
    );
  });

  test('says that everything was recognised, and does not where an archive broke off', () => {
    const counts = { ...NONE, all: 1, archive: 1 };
    expect(filesHeadline(withArchives(0), counts, 1)).toBe(
      '1 archive; 1 archive could not be read to its end.',
    );
    expect(filesHeadline(withArchives(1), counts, 0)).toBe(
      '1 archive with 1 member; every file was recognised.',
    );
    expect(filesHeadline(withArchives(1), counts, 1)).toBe(
      '1 archive with 1 member; 1 archive could not be read to its end.',
    );
  });

  test('tells none, none so far, not checked and not known apart', () => {
    expect(filesHeadline(summary, NONE, 0)).toBe('Nothing but messages was found.');
    expect(filesHeadline(aSummary({}), NONE, 0)).toBe('No file was found.');
    expect(filesHeadline(null, null, 0)).toContain('is being looked for');
    const scanning = aSummary({ decoded: 12 }, {}, 'decoding');
    expect(filesHeadline(scanning, NONE, 0)).toMatch(/^Nothing but messages was found so far; .* checked\.$/);
    const cancelled = aSummary({ decoded: 12 }, {}, 'cancelled');
    expect(filesHeadline(cancelled, { ...NONE, all: 1, log: 1 }, 0)).toBe(
      '1 log; the rest was not checked: the scan was cancelled.',
    );
  });
});

describe('a queue without a message', () => {
  test('is not called empty where something else lies in it', () => {
    expect(overviewHeadline(aSummary({}), null, '1 address list')).toBe('No message; 1 address list.');
    expect(hungHeadline(aSummary({}), '1 address list')).toBe('No message; 1 address list.');
    expect(messagesHeadline(aSummary({}), 0, false, '2 mailbox indices')).toBe(
      'No message; 2 mailbox indices.',
    );
    expect(overviewHeadline(aSummary({}))).toBe('No message was found: the queue is empty.');
  });
});

describe('a file that is no message', () => {
  test('is not recognised where its state says so, whatever its role', () => {
    expect(fileKind({ role: 'message', state: { kind: 'unrecognised', reason: 'x' } })).toBe('unrecognised');
    expect(fileKind({ role: 'log', state: { kind: 'decoded' } })).toBe('log');
  });

  test('is as a node what it was recognised as, whatever its form says', () => {
    const node = (facts: Partial<FileRow>) => fileNode(aFile(1, facts))?.format;
    expect(node({ archiveKind: 'packed', form: 'compressed: gzip' })).toBe('packed');
    expect(formatLabel('packed')).toBe('Compressed file');
    expect(node({ archiveKind: 'pst', form: 'another sentence' })).toBe('pst');
    expect(node({ role: 'log' })).toBe('log');
    expect(fileNode(aFile(1, { role: 'log', form: 'DISPATCH.LOG' }))?.why).toBe(
      'lines as DISPATCH.LOG has them',
    );
    expect(fileNode(aFile(1, { archiveKind: 'zip', form: 'zip' }))?.why).toBe('its content is that of zip');
    expect(fileNode(aFile(1, { role: 'message' }))).toBeNull();
  });

  test('has its form in short, and is read where messages are decoded', () => {
    const short = (facts: Partial<FileRow>) => shortForm(aFile(1, facts));
    expect(short({ role: 'address-list', form: 'LDIF: begins with dn:' })).toBe('LDIF');
    expect(short({ form: 'mbox, quoted as mboxrd' })).toBe('mbox, mboxrd');
    expect(short({ role: 'mailbox-index', form: 'records of 116 bytes' })).toBe('MBG');
    expect(short({})).toBeNull();
    const word = (facts: Partial<FileRow>) => fileStateLook(aFile(1, facts)).word;
    const unknown = (reason: string) => ({ state: { kind: 'unrecognised', reason } }) as const;
    expect(word({})).toBe('Read');
    expect(word({ locked: 1 })).toBe('With faults');
    expect(word(unknown('no signature'))).toBe('Not recognised');
    expect(word(unknown(notOpenedReason('zip', 4)))).toBe('Not opened');
  });

  test('tells the reason before what was odd, and not twice', () => {
    const state = { kind: 'unrecognised', reason: 'no signature' } as const;
    const remarks = (facts: Partial<FileRow>) => remarksOf(aFile(1, facts));
    expect(remarks({ state, notes: ['no signature', 'old'] })).toEqual(['no signature', 'old']);
    expect(remarks({ notes: ['odd'] })).toEqual(['odd']);
    expect(remarks({ members: 5, locked: 2, notes: ['odd'] })).toEqual([
      '2 of 5 members could not be read',
      'odd',
    ]);
  });

  test('holds members or lines; nothing is said where neither is counted', () => {
    const holds = (facts: Partial<FileRow>) => holdsText(aFile(1, facts));
    expect(holds({ members: 1 })).toBe('1 member');
    expect(holds({ members: 0 })).toBe('0 members');
    const failure = { kind: 'unsupported-codec', detail: 'not read', part: null, offset: null } as const;
    expect(holds({ members: 0, state: { kind: 'failed', failure } })).toBeNull();
    expect(holds({ lines: 1_204 })).toBe('1,204 lines');
    expect(holds({})).toBeNull();
  });

  test('is found again after rows came in between', () => {
    const row = aFile(7);
    const pages = new Map([[0, [aFile(1), aFile(2), row]]]);
    expect(placeOfActive({ index: 1, row }, pages)).toBe(2);
    expect(placeOfActive({ index: 2, row }, pages)).toBe(2);
    expect(placeOfActive({ index: 1, row: aFile(9) }, pages)).toBeNull();
    expect(placeOfActive(null, pages)).toBeNull();
  });
});

describe('where a single file is shown', () => {
  test('is where its content is', () => {
    const archive = aFile(1);
    expect(landingOf(12, [archive])).toBe('overview');
    expect(landingOf(0, [])).toBe('overview');
    expect(landingOf(1, [])).toBe('message');
    expect(landingOf(2, [])).toBe('overview');
    expect(landingOf(1, [archive])).toBe('overview');
    expect(landingOf(0, [aFile(1, { role: 'address-list' })])).toBe('file');
    expect(landingOf(0, [aFile(1, { role: 'log' })])).toBe('logs');
    expect(landingOf(0, [archive, aFile(2, { role: 'log' })])).toBe('files');
  });
});

describe('a file of transactions without a message around it', () => {
  const bare = { ...aRow(1), subject: null, from: null, to: null, requestor: null, transactions: 400 };

  test('says that nobody knows whose they are', () => {
    const headline = bareFileHeadline({ ...bare, dateSource: 'mtime' });
    expect(headline).toBe('400 transactions; which requestor they are for is not known.');
  });

  test('is told from a message, and from what was not read', () => {
    expect(bareFileHeadline({ ...bare, dateSource: 'header' })).toBeNull();
    expect(bareFileHeadline({ ...bare, dateSource: 'mtime', subject: 'SrvTx' })).toBeNull();
    expect(bareFileHeadline({ ...bare, dateSource: 'mtime', transactions: null })).toBeNull();
    expect(bareFileHeadline(undefined)).toBeNull();
  });
});
