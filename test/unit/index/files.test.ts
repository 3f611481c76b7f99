/** The list of files: what is in it, in which order, how it is counted, and that no row is looked at in vain. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHangs } from '../../../electron/index/examined.ts';
import { openIndex } from '../../../electron/index/open-index.ts';
import type { Index, ReadHandle } from '../../../electron/index/open-index.ts';
import { readArchiveTotals, readFileCounts, readFilePage } from '../../../electron/index/read-files.ts';
import { writeNoRole, writeRole } from '../../../electron/index/write-files.ts';
import { addMembers } from '../../../electron/index/write-members.ts';
import { recordSeen, writeState } from '../../../electron/index/write-messages.ts';
import { FILE_FILTERS } from '../../../shared/contract/files.ts';
import type { FileFilter } from '../../../shared/contract/files.ts';
import type { MessageState } from '../../../shared/state.ts';
import { evidenceOf } from '../../fixtures/hung-story.ts';

let index: Index;

beforeEach(() => {
  index = openIndex(':memory:');
});

afterEach(() => index.close());

const UNKNOWN: MessageState = { kind: 'unrecognised', reason: 'no signature' };
const FAILED: MessageState = {
  kind: 'failed',
  failure: { kind: 'corrupt-data', detail: 'broken', part: null, offset: 0 },
};

function add(file: string, state: MessageState = { kind: 'decoded' }): number {
  recordSeen(index.write, [{ file, bytes: 1, modifiedMs: 1, state: { kind: 'discovered' } }], 1);
  const id = Number(index.read.first('SELECT id FROM message WHERE file = ?', file)?.['id']);
  writeState(index.write, id, state);
  return id;
}

function addArchive(file: string, state?: MessageState): number {
  const id = add(file, state);
  writeRole(index.write, id, { role: 'archive', form: 'zip', archive: 'zip' });
  return id;
}

const addLog = (file: string): void =>
  writeRole(index.write, add(file), { role: 'log', form: 'DISPATCH.LOG' });
const addUnknown = (file: string): void => writeNoRole(index.write, add(file, UNKNOWN), 'unrecognised');
const addMessage = (file: string): void => writeNoRole(index.write, add(file), 'message');

const listed = (filter: FileFilter, offset = 0, limit = 10): string[] =>
  readFilePage(index.read, filter, offset, limit).rows.map(({ file }) => file);

describe('the list of files', () => {
  beforeEach(() => {
    for (const file of ['f10', 'f9', 'f1']) addUnknown(file);
    addLog('f2');
    addArchive('f11');
    addMessage('f3');
    add('f4', FAILED);
  });

  test('holds what is no message, by name as people count, page by page', () => {
    expect(listed('all')).toEqual(['f1', 'f2', 'f9', 'f10', 'f11']);
    expect(listed('all', 1, 2)).toEqual(['f2', 'f9']);
    expect(listed('unrecognised')).toEqual(['f1', 'f9', 'f10']);
    expect(listed('archive')).toEqual(['f11']);
  });

  test('is counted as it is listed', () => {
    const { counts, failed } = readFileCounts(index.read);
    for (const filter of FILE_FILTERS)
      expect([filter, listed(filter).length]).toEqual([filter, { ...counts, failed }[filter]]);
  });

  test('loses what turned out to be a message, and what is gone', () => {
    writeNoRole(index.write, add('f9'), 'message');
    index.write.run(`UPDATE message SET gone = 1 WHERE file = 'f2'`);
    expect(listed('all')).toEqual(['f1', 'f10', 'f11']);
  });

  test('has an archive in its place while its members still come', () => {
    const id = add('f5', { kind: 'discovered' });
    const archive = {
      id,
      file: 'f5',
      version: 1,
      place: { file: 'f5', steps: [], listed: { bytes: 1, modifiedMs: 1 } },
    };
    addMembers(index.write, archive, 'mbox', [{ name: '1', bytes: 1, modifiedMs: 1, place: '0' }]);
    expect(listed('archive')).toEqual(['f5', 'f11']);
    expect(readFilePage(index.read, 'archive', 0, 1).rows).toMatchObject([
      { archiveKind: 'mbox', members: 1 },
    ]);
  });
});

test('archives that were not read to their end are counted in the whole queue, not in a page of it', () => {
  index.write.transaction(() => {
    for (let count = 0; count < 600; count += 1) addArchive(`a${count}.zip`);
    for (const last of ['z1.zip', 'z2.zip']) addArchive(last, FAILED);
    addArchive('z3.zip', { kind: 'hung', evidence: evidenceOf() });
    add('message.eml', FAILED);
  });
  expect(readFileCounts(index.read).failed).toBe(3);
  expect(listed('failed')).toEqual(['z1.zip', 'z2.zip', 'z3.zip']);
});

test('an archive out of which files could not be taken is counted, listed and marked as one with faults', () => {
  const id = addArchive('locked.zip');
  addArchive('whole.zip');
  const archive = {
    id,
    file: 'locked.zip',
    version: 1,
    place: { file: 'locked.zip', steps: [], listed: { bytes: 1, modifiedMs: 1 } },
  };
  const names = ['torn', 'sound', 'no message', 'later'];
  const members = names.map((name) => ({ name, bytes: 1, modifiedMs: 1, place: name }));
  addMembers(index.write, archive, 'zip', members);
  const write = (name: string, state: MessageState): void => {
    const member = index.read.first('SELECT id FROM message WHERE file = ?', `locked.zip/${name}`);
    writeState(index.write, Number(member?.['id']), state);
  };
  write('torn', FAILED);
  write('sound', { kind: 'decoded' });
  const failure = { kind: 'malformed-message', detail: 'its own', part: null, offset: 0 } as const;
  write('no message', { kind: 'failed', failure });
  expect(readFileCounts(index.read).failed).toBe(1);
  expect(readFilePage(index.read, 'failed', 0, 10).rows).toMatchObject([
    { file: 'locked.zip', members: 4, locked: 1 },
  ]);
  expect(readArchiveTotals(index.read)).toEqual({ files: 2, members: 4, locked: 1 });
  writeState(index.write, id, FAILED);
  expect(readFileCounts(index.read).failed).toBe(1);
  expect(readArchiveTotals(index.read).locked).toBe(0);
});

/** How SQLite finds what is asked for, statement by statement. */
function plans(read: (handle: ReadHandle) => unknown): string[] {
  const found: string[] = [];
  const explained = (sql: string, values: Parameters<ReadHandle['all']>[1][]): void => {
    const steps = index.read.all(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    found.push(steps.map((step) => String(step['detail'])).join('; '));
  };
  read({
    all: (sql, ...values) => {
      explained(sql, values);
      return index.read.all(sql, ...values);
    },
    first: (sql, ...values) => {
      explained(sql, values);
      return index.read.first(sql, ...values);
    },
  });
  return found;
}

describe('of a queue of a million files', () => {
  test('members are counted from their own index alone: the summary is worked out several times a second', () => {
    const [files, members] = plans(readArchiveTotals);
    expect(files).toMatch(/^SEARCH message USING COVERING INDEX message_set_aside/);
    expect(members).toMatch(/^SEARCH message USING COVERING INDEX message_by_archive/);
  });

  test.each(FILE_FILTERS)(
    'a page of "%s" comes out of an index in order; only its own rows are sorted',
    (filter) => {
      const [plan = ''] = plans((read) => readFilePage(read, filter, 0, 10));
      const [, inner = ''] = /LIST SUBQUERY \d+; ([^;]+)/.exec(plan) ?? [];
      expect(inner).toMatch(/^(SCAN|SEARCH) message USING INDEX message_beside/);
      expect(plan.match(/TEMP B-TREE/g)).toHaveLength(1);
      expect(plan).toContain('SEARCH message USING INTEGER PRIMARY KEY');
    },
  );

  test('counts look at no row', () => {
    for (const plan of plans(readFileCounts)) expect(plan).toMatch(/^SEARCH message USING (COVERING )?INDEX/);
  });
});

test('what hung says in which codec, so that nobody tries a decoder that there is not', () => {
  add('a.eml', { kind: 'hung', evidence: evidenceOf({ codec: 'lznt1' }) });
  add('b.eml', { kind: 'hung', evidence: evidenceOf({ codec: null }) });
  expect(readHangs(index.read).map(({ hang }) => hang.codec)).toEqual(['lznt1', null]);
});
