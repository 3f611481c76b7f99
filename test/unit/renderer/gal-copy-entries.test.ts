import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { entryList } from '../../../renderer/gal/browse/browse-store.ts';
import { copyEntries, ROWS_COPIED } from '../../../renderer/gal/browse/copy-entries.ts';
import { NOTHING_CHOSEN } from '../../../renderer/gal/browse/choice.ts';
import { useNotices } from '../../../renderer/notices/notices-store.ts';
import { listOf } from '../../../shared/gal/identity.ts';

let copied: string;

beforeEach(() => {
  copied = '';
  const list = listOf('PCM', 'NORTH/PO1/X');
  const request = (name: string, { text = '', offset = 0, limit = 0 }) => {
    if (name === 'shell.copy') copied = text;
    const entry = { addressType: 'PCM', address: '', list, templates: 0, since: 1, supplier: null };
    const row = (_: unknown, at: number) => ({ ...entry, name: `E${offset + at}` });
    const value = name === 'gal.page' ? Array.from({ length: limit }, row) : null;
    return Promise.resolve({ ok: true, value });
  };
  vi.stubGlobal('window', { api: { request } });
  const opened = { viewId: 1, total: ROWS_COPIED * 2, of: ROWS_COPIED * 2 };
  entryList.store.setState({ opened });
  useNotices.setState({ toasts: [] });
});

afterEach(() => {
  vi.unstubAllGlobals();
  entryList.store.setState(entryList.store.getInitialState());
});

async function copyFirst(rows: number) {
  await copyEntries({ ...NOTHING_CHOSEN, stretches: [{ first: 0, last: rows - 1 }] });
  return { lines: copied.split('\n').length - 1, toast: useNotices.getState().toasts.at(-1) };
}

it('copies as many entries as allowed', async () => {
  const { lines, toast } = await copyFirst(ROWS_COPIED);
  expect(lines).toBe(ROWS_COPIED);
  expect(toast).toMatchObject({ text: '2,000 entries copied.', more: null });
});

it('copies no more than allowed, and says so', async () => {
  const { lines, toast } = await copyFirst(ROWS_COPIED + 1);
  expect(lines).toBe(ROWS_COPIED);
  expect(toast).toMatchObject({
    text: '2,000 of 2,001 entries copied.',
    more: 'At most 2,000 entries are copied at once; export the others.',
  });
});
