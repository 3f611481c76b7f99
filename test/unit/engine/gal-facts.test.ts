/** Which list the diagnosis asks. */
import { describe, expect, test } from 'vitest';
import { otherServers, wholeList } from '../../../electron/engine/gal-facts.ts';
import type { ViewSummary } from '../../../shared/contract/gal-values.ts';

function listOf(name: string, given: Partial<ViewSummary> = {}): ViewSummary {
  return {
    view: { kind: 'requestor', requestor: name, server: 'NORTH/HUB' },
    name,
    messages: 10,
    requests: 4,
    firstCycle: 1,
    lastCycle: 5,
    holes: 0,
    ...given,
  };
}
const server = (name: string, requests = 4): ViewSummary =>
  listOf(name, { view: { kind: 'server', server: name }, requests });

describe('entries that look like two', () => {
  test('are looked for in the list of a requestor that misses nothing and was told most', () => {
    const views = [
      server('NORTH/HUB'),
      listOf('NORTH/A'),
      listOf('NORTH/B', { messages: 12 }),
      listOf('NORTH/C', { messages: 20, holes: 1 }),
      listOf('NORTH/D', { messages: 20, requests: 20 }),
    ];
    expect(wholeList(views, false)?.list).toBe('NORTH/B');
  });

  test('are looked for in the list of the server where no reply tells of it', () => {
    const views = [server('NORTH/HUB', 10), listOf('NORTH/A', { requests: 10 })];
    expect(wholeList(views, false)?.view).toEqual({ kind: 'server', server: 'NORTH/HUB' });
    expect(wholeList(views, true)).toBeNull();
  });

  test('are not looked for where every list misses something', () => {
    expect(wholeList([server('NORTH/HUB'), listOf('NORTH/A', { holes: 2 })], false)).toBeNull();
  });
});

test('lists of further servers are said not to be checked', () => {
  expect(otherServers([server('NORTH/HUB'), listOf('NORTH/A')])).toEqual([]);
  expect(otherServers([server('NORTH/HUB'), server('SOUTH/HUB')])).toEqual([
    'The list of NORTH/HUB was checked; 1 list of other servers in this queue was not.',
  ]);
});
