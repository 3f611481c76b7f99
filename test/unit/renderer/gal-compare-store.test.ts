/** The Compare tab without a window: what is asked of the engine, and what of the answers is shown. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  chooseSide,
  differences,
  keepCompared,
  lookAtDifference,
  narrowDifferences,
  resetCompare,
  shownSides,
  swapSides,
  useCompare,
} from '../../../renderer/gal/compare/compare-store.ts';
import { compareWithServer } from '../../../renderer/gal/compare/compare-with.ts';
import { chooseFile, takeColumns, takeFile } from '../../../renderer/gal/compare/file-acts.ts';
import { writeExport } from '../../../renderer/gal/export/write-export.ts';
import { useGal } from '../../../renderer/gal/gal-store.ts';
import { useNotices } from '../../../renderer/notices/notices-store.ts';
import { useShell } from '../../../renderer/shell/shell-store.ts';
import type { ColumnChoice, GalCompareQuery } from '../../../shared/contract/gal.ts';
import type {
  CompareRow,
  GalOverview,
  ImportedFile,
  ViewSummary,
} from '../../../shared/contract/gal-values.ts';
import type { PointOfView } from '../../../shared/gal/model.ts';

const SERVER: PointOfView = { kind: 'server', server: 'HUB/DS' };
const PO1: PointOfView = { kind: 'requestor', requestor: 'NORTH/PO1', server: 'HUB/DS' };
const PO2: PointOfView = { kind: 'requestor', requestor: 'NORTH/PO2', server: 'HUB/DS' };
const LDIF: ImportedFile = {
  kind: 'imported',
  fileId: 7,
  name: 'people.ldif',
  format: 'LDIF',
  entries: 10,
  problems: [],
  problemsTotal: 0,
};
const CHOICE: ColumnChoice = { hasHeader: true, name: 0, address: 1, type: null, defaultType: 'PCM' };
const CSV: ImportedFile = { kind: 'columns', name: 'people.csv', rows: [['Who', 'Mail']], guess: CHOICE };
const REFUSAL = { kind: 'input-output', text: 'It could not be read.', nextStep: 'Choose another.' } as const;

function aView(view: PointOfView, name: string): ViewSummary {
  return { view, name, messages: 3, requests: 1, firstCycle: 1, lastCycle: 12, holes: 0 };
}

function anOverview(generation: number): GalOverview {
  const views = [aView(SERVER, 'HUB/DS'), aView(PO1, 'NORTH/PO1'), aView(PO2, 'NORTH/PO2')];
  const status = { kind: 'ready' } as const;
  return { status, updating: false, generation, index: 'first', views, holes: [], unread: 0, basis: [] };
}

function aRow(name: string): CompareRow {
  const left = { name, addressType: 'PCM', address: `NORTH/PO1/${name}`, templates: [] };
  const cause = {
    kind: 'unexplained',
    text: 'No message tells why.',
    cycle: null,
    places: [],
    messages: [],
  } as const;
  return { kind: 'only-left', left, right: null, leftEntry: 1, rightEntry: null, cause };
}

let asked: { name: string; args: Record<string, unknown> }[];
/** In the order of the questions. */
let files: (ImportedFile | typeof REFUSAL)[];
let chosenPath: string | null;
let exported: { path: string; entries: number; notes: readonly string[] } | typeof REFUSAL;

function compared(): readonly GalCompareQuery[] {
  return asked
    .filter(({ name }) => name === 'gal.compare')
    .map(({ args }) => args['query'] as GalCompareQuery);
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  files = [LDIF];
  chosenPath = '/data/people.ldif';
  exported = { path: '/data/people.ldif', entries: 2, notes: [] };
  const answer = (name: string): unknown => {
    if (name === 'gal.compare') {
      const counts = { 'only-left': 2, 'only-right': 0, different: 0 };
      return {
        viewId: asked.length,
        total: 2,
        counts,
        causes: {},
        leftEntries: 9,
        rightEntries: 7,
        equal: 7,
        unchecked: [],
      };
    }
    if (name === 'gal.comparePage') return [aRow('ADAMS'), aRow('BERG')];
    if (name === 'gal.tree') return [];
    if (name === 'gal.importFile') return files.shift();
    if (name === 'gal.export') return exported;
    return chosenPath;
  };
  const request = (name: string, args: Record<string, unknown>) => {
    asked.push({ name, args });
    const value = answer(name);
    return Promise.resolve(value === REFUSAL ? { ok: false, error: value } : { ok: true, value });
  };
  vi.stubGlobal('window', { api: { request } });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  useGal.setState({ overview: anOverview(1) });
  useNotices.setState({ toasts: [] });
  resetCompare();
});

afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  useGal.setState({ overview: null });
});

describe('the sides', () => {
  it('are the server’s list and the first requestor’s as soon as there is a list', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    expect(compared()).toEqual([
      {
        left: { kind: 'view', view: SERVER, cycle: null },
        right: { kind: 'view', view: PO1, cycle: null },
        kinds: [],
        causes: [],
        search: '',
        branch: null,
      },
    ]);
    expect(useCompare.getState().whole?.equal).toBe(7);
  });

  it('are not compared again when the tab comes back, but when the list was worked out anew', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    keepCompared(1);
    expect(compared()).toHaveLength(1);
    keepCompared(2);
    await vi.runAllTimersAsync();
    expect(compared()).toHaveLength(2);
  });

  it('change places, and nothing stays chosen or narrowed', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    narrowDifferences({ search: 'adams' });
    await vi.runAllTimersAsync();
    lookAtDifference(1);
    expect(useCompare.getState().active?.row.left?.name).toBe('BERG');
    swapSides();
    await vi.runAllTimersAsync();
    expect(compared().at(-1)).toMatchObject({ left: { view: PO1 }, right: { view: SERVER }, search: '' });
    expect(useCompare.getState().active).toBeNull();
  });

  it('without messages are not compared: everything would be a difference', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    chooseSide('right', {
      kind: 'view',
      view: { kind: 'requestor', requestor: 'WEST/PO9', server: null },
      cycle: null,
    });
    await vi.runAllTimersAsync();
    expect(compared()).toHaveLength(1);
    expect(differences.store.getState().opened).toBeNull();
  });

  it('are set from elsewhere, before the list was ever looked at', async () => {
    useGal.setState({ overview: null });
    compareWithServer('NORTH/PO2', 'HUB/DS');
    expect([useShell.getState().view, useGal.getState().tab]).toEqual(['gal', 'compare']);
    useGal.setState({ overview: anOverview(3) });
    keepCompared(3);
    await vi.runAllTimersAsync();
    expect(compared()).toMatchObject([{ left: { view: SERVER }, right: { view: PO2 } }]);
  });
});

describe('the first line', () => {
  it('tells of all differences, however the list is narrowed', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    const { whole } = useCompare.getState();
    narrowDifferences({ kinds: ['different'] });
    await vi.runAllTimersAsync();
    expect(useCompare.getState().whole).toBe(whole);
    keepCompared(2);
    await vi.runAllTimersAsync();
    expect(
      compared()
        .slice(-2)
        .map(({ kinds }) => kinds),
    ).toEqual([[], ['different']]);
    expect(useCompare.getState().whole).not.toBeNull();
  });
});

describe('a file', () => {
  it('becomes the side that it was chosen for', async () => {
    await chooseFile('right');
    await vi.runAllTimersAsync();
    expect(compared()).toMatchObject([{ left: { view: SERVER }, right: { kind: 'file', fileId: 7 } }]);
    expect(shownSides().right).toEqual({ kind: 'file', file: LDIF });
  });

  it('is chosen no more when the list was begun anew', async () => {
    await chooseFile('right');
    await vi.runAllTimersAsync();
    useGal.setState({ overview: { ...anOverview(2), index: 'second' } });
    keepCompared(2);
    await vi.runAllTimersAsync();
    expect(compared().at(-1)).toMatchObject({ left: { view: SERVER }, right: { view: PO1 } });
  });

  it('is not read when the dialog was left without one', async () => {
    chosenPath = null;
    await chooseFile('right');
    expect(asked.map(({ name }) => name)).toEqual(['shell.chooseFile']);
  });

  it('that is refused says so on its side, and the comparison stands', async () => {
    keepCompared(1);
    files = [REFUSAL];
    await takeFile('right', 'C:\\data\\broken.bin');
    await vi.runAllTimersAsync();
    expect(useCompare.getState().steps.right).toEqual({
      kind: 'refused',
      name: 'broken.bin',
      refusal: REFUSAL,
    });
    expect(shownSides().right).toMatchObject({ view: PO1 });
    expect(differences.store.getState().opened).not.toBeNull();
  });

  it('whose columns are unknown waits for the user, and is read with the choice', async () => {
    files = [CSV, { ...LDIF, name: 'people.csv', format: 'CSV' }];
    await takeFile('left', '/data/people.csv');
    expect(useCompare.getState().steps.left).toMatchObject({ kind: 'columns', file: { guess: CHOICE } });
    expect(compared()).toHaveLength(0);
    await takeColumns('left', { ...CHOICE, defaultType: 'SMTP' });
    await vi.runAllTimersAsync();
    expect(asked.filter(({ name }) => name === 'gal.importFile').at(-1)?.args).toEqual({
      path: '/data/people.csv',
      columns: { ...CHOICE, defaultType: 'SMTP' },
    });
    expect(compared()).toMatchObject([{ left: { kind: 'file' } }]);
  });

  it('that is read while the sides change places comes to the side where its name stands by then', async () => {
    keepCompared(1);
    await vi.runAllTimersAsync();
    const reading = takeFile('right', '/data/people.ldif');
    swapSides();
    await reading;
    expect(shownSides()).toMatchObject({ left: { kind: 'file' }, right: { view: SERVER } });
  });

  it('is forgotten with its queue, also when it comes late', async () => {
    const reading = takeFile('right', '/data/people.ldif');
    resetCompare();
    await reading;
    expect(shownSides().right).toMatchObject({ view: PO1 });
  });
});

describe('exporting', () => {
  const wanted = {
    source: 'compare',
    viewId: 3,
    rows: null,
    total: 2,
    format: 'csv',
    name: 'x.csv',
  } as const;

  it('writes where the user says, and tells where that was', async () => {
    chosenPath = '/data/x.csv';
    exported = { path: '/data/x.csv', entries: 2, notes: [] };
    expect(await writeExport(wanted, () => undefined)).toBe('written');
    expect(asked.at(-1)?.args).toEqual({
      source: 'compare',
      viewId: 3,
      rows: null,
      format: 'csv',
      path: '/data/x.csv',
    });
    const [toast] = useNotices.getState().toasts;
    expect(toast).toMatchObject({ text: '2 differences exported.', more: '/data/x.csv' });
    expect(toast?.actions.map(({ label }) => label)).toEqual(['Show in folder']);
  });

  it('says how many the format could not tell, and why', async () => {
    const notes = ['"Ann" is longer than 30 characters.'];
    exported = { path: '/data/x.csv', entries: 1, notes };
    await writeExport(wanted, () => undefined);
    const [toast] = useNotices.getState().toasts;
    expect(toast).toMatchObject({ text: '1 of 2 differences exported.', remarks: notes });
  });

  it('writes nothing when no place was chosen, and tells a refusal', async () => {
    chosenPath = null;
    const onBegin = vi.fn<() => void>();
    expect(await writeExport(wanted, onBegin)).toBe('cancelled');
    expect(onBegin).not.toHaveBeenCalled();
    chosenPath = '/x';
    exported = REFUSAL;
    expect(await writeExport(wanted, onBegin)).toBe(REFUSAL);
    expect(useNotices.getState().toasts).toEqual([]);
  });
});
