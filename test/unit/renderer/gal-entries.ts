/** Entries, histories and overviews as the window gets them, for tests. */
import type { GalOverview, TreeNode, ViewSummary } from '../../../shared/contract/gal-values.ts';
import type { EntryValues, HistoryItem, Hole } from '../../../shared/gal/model.ts';

export const SERVER: ViewSummary = {
  view: { kind: 'server', server: 'CENTRAL/PO1' },
  name: 'CENTRAL/PO1',
  messages: 214,
  firstCycle: 1,
  lastCycle: 10,
  requests: 3,
  holes: 0,
};

export function requestorView(requestor: string, server: string | null = 'CENTRAL/PO1'): ViewSummary {
  return { ...SERVER, view: { kind: 'requestor', requestor, server }, name: requestor };
}

export function anOverview(change: Partial<GalOverview> = {}): GalOverview {
  return {
    status: { kind: 'ready' },
    updating: false,
    index: 'first',
    generation: 1,
    views: [SERVER, requestorView('NORTH/PO1')],
    holes: [],
    unread: 0,
    basis: [],
    ...change,
  };
}

export function aHole(change: Partial<Hole> = {}): Hole {
  return {
    message: { id: 7, file: 'in/request.eml' },
    state: 'failed',
    why: 'unread',
    cycle: 4,
    requestor: 'NORTH/PO1',
    role: 'request',
    sent: 12,
    reason: 'It is cut off.',
    ...change,
  };
}

export function values(name: string, change: Partial<EntryValues> = {}): EntryValues {
  return { name, addressType: 'PCM', address: 'NORTH/PO1/ANNA', templates: [], ...change };
}

export function anItem(change: Partial<HistoryItem>): HistoryItem {
  return {
    message: { id: 7, file: 'in/request.eml' },
    part: '1.2',
    index: 3,
    start: 0,
    end: 60,
    code: 'A',
    effect: 'added',
    cycle: 1,
    atMs: null,
    role: 'request',
    supplier: 'NORTH/PO1',
    after: values('Anna Berg'),
    ...change,
  };
}

/** "NORTH 5" with "PO1 3" and "PO2 2" below: each post office with its entries, of type PCM. */
export function network(name: string, postOffices: Readonly<Record<string, number>>): TreeNode {
  const children = Object.entries(postOffices).map(([postOffice, entries]) => ({
    branch: { network: name, postOffice, type: null },
    name: postOffice,
    entries,
    children: [{ branch: { network: name, postOffice, type: 'PCM' }, name: 'PCM', entries, children: [] }],
  }));
  const entries = children.reduce((sum, child) => sum + child.entries, 0);
  return { branch: { network: name, postOffice: null, type: null }, name, entries, children };
}

export const SMTP: TreeNode = {
  branch: { network: '', postOffice: null, type: 'SMTP' },
  name: 'SMTP',
  entries: 4,
  children: [],
};
