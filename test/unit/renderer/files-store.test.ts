/** When the counts of files are asked for: they cost more than a page of rows. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  chooseFile,
  filterFiles,
  refreshFiles,
  resetFiles,
  useFiles,
} from '../../../renderer/files/files-store.ts';
import { reveal } from '../../../renderer/messages/actions.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import { useShell } from '../../../renderer/shell/shell-store.ts';
import type { View } from '../../../renderer/shell/shell-store.ts';
import type { QueueInfo, Summary } from '../../../shared/contract/queue.ts';
import { aRow } from './rows.ts';
import { aSummary } from './summaries.ts';

const COUNTS = { all: 4, log: 1, archive: 3, 'address-list': 0, 'mailbox-index': 0, unrecognised: 0 };
const COUNTED = { counts: COUNTS, failed: 2 };

let asked: { readonly name: string; readonly args: unknown }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  const request = (name: string, args: { readonly limit?: number }) => {
    asked.push({ name, args });
    const rows = Array.from({ length: args.limit ?? 0 }, (_, id) => ({ id }));
    return Promise.resolve({ ok: true, value: name === 'files.counts' ? COUNTED : { rows } });
  };
  vi.stubGlobal('window', { api: { request } });
});

afterEach(async () => {
  await vi.runAllTimersAsync();
  resetFiles();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function askedFor(view: View, summary: Summary): Promise<string[]> {
  useQueue.setState({ summary });
  useShell.setState({ view });
  refreshFiles();
  await vi.runAllTimersAsync();
  return asked.map(({ name }) => name);
}

describe('a change of the index', () => {
  const scanning = aSummary({ decoded: 12 }, {}, 'decoding');

  test('asks for the shown list and its counts once', async () => {
    expect(await askedFor('files', scanning)).toEqual(['files.counts', 'files.page']);
    expect(useFiles.getState()).toMatchObject(COUNTED);
  });

  test('asks for nothing beside another view while a scan runs', async () => {
    expect(await askedFor('messages', scanning)).toEqual([]);
  });

  test('asks for the counts that the rail and first lines show', async () => {
    expect(await askedFor('messages', aSummary({ decoded: 12 }))).toEqual(['files.counts']);
  });

  test('asks for them during a scan, too, where there is no message to tell of', async () => {
    expect(await askedFor('overview', aSummary({}, {}, 'decoding'))).toEqual(['files.counts']);
  });
});

test('a list is as long as the count of its kind', async () => {
  useQueue.setState({ summary: aSummary({ decoded: 12 }) });
  filterFiles('archive');
  await vi.runAllTimersAsync();
  expect(asked).toContainEqual({ name: 'files.page', args: { filter: 'archive', offset: 0, limit: 3 } });
});

test('the last of many files is chosen when its row comes, unless another one is meant by then', async () => {
  useQueue.setState({ summary: aSummary({ decoded: 12 }) });
  filterFiles('all');
  await vi.runAllTimersAsync();
  void chooseFile(998);
  expect(useFiles.getState().active).toBeNull();
  await vi.runAllTimersAsync();
  expect(useFiles.getState().active?.index).toBe(998);
  void chooseFile(997);
  void chooseFile(0);
  await vi.runAllTimersAsync();
  expect(useFiles.getState().active?.index).toBe(0);
});

test('"Show in folder" shows the file on the disk, however deep in archives the message lies', async () => {
  const info = { path: '/queue', name: 'queue', kind: 'directory' } as QueueInfo;
  useQueue.setState({ phase: { kind: 'open', info } });
  await reveal(aRow(1, { file: 'in/a.zip/b.zip/c.eml', archive: 'in/a.zip' }));
  expect(asked).toEqual([{ name: 'shell.reveal', args: { path: '/queue/in/a.zip' } }]);
});
