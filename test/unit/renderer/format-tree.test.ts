import { describe, expect, test } from 'vitest';
import { chosenPath } from '../../../renderer/format/format-store.ts';
import { failedNode, nodeRows, nodesOf, rangeSource } from '../../../renderer/format/node-tree.ts';
import { slotsFor } from '../../../renderer/format/node-slots.ts';
import { closedBeside, treeCommand } from '../../../renderer/ui/tree-keys.ts';
import { aNode } from './nodes.ts';
import { aRow } from './rows.ts';

const PARTS = [
  aNode('1', { format: 'multipart' }),
  aNode('1.1'),
  aNode('1.2', { format: 'tnef' }),
  aNode('1.2/1', { format: 'message' }),
  aNode('1.2/1.1'),
  aNode('1.2/1.2', { format: 'gzip', codec: 'gzip' }),
  aNode('1.2/1.2/1', { format: 'zip', codec: 'zip' }),
  aNode('1.2/1.2/1/1', { format: 'transactions' }),
];

const shown = (closed: readonly string[] = []): string[] =>
  nodeRows(PARTS, new Set(closed)).map(({ key, level }) => `${'-'.repeat(level - 1)}${key}`);

describe('the tree of what a message holds', () => {
  test('puts parts below their message and members below their container, in the order of the message', () => {
    expect(shown()).toEqual([
      '1',
      '-1.1',
      '-1.2',
      '--1.2/1',
      '---1.2/1.1',
      '---1.2/1.2',
      '----1.2/1.2/1',
      '-----1.2/1.2/1/1',
    ]);
  });

  test('hides what is below a closed node', () => {
    expect(shown(['1.2/1'])).toEqual(['1', '-1.1', '-1.2', '--1.2/1']);
  });

  test('counts siblings, and knows what opens', () => {
    const rows = nodeRows(PARTS, new Set(['1.2']));
    expect(rows.map(({ position, siblings, isOpen }) => [position, siblings, isOpen])).toEqual([
      [1, 1, true],
      [1, 2, null],
      [2, 2, false],
    ]);
  });

  test('shows a node whose own parent is not listed below the nearest one that is', () => {
    const rows = nodeRows([aNode('1'), aNode('1.2/3.1')], new Set());
    expect(rows.map(({ key, parent }) => [key, parent])).toEqual([
      ['1', null],
      ['1.2/3.1', '1'],
    ]);
  });

  test('of a file in which nothing was made out shows the file itself, with the reason', () => {
    const row = aRow(1, { state: { kind: 'unrecognised', reason: 'no signature' }, fileBytes: 12 });
    expect(nodesOf({ parts: [], row })).toMatchObject([
      { path: '1', format: 'unknown', why: 'no signature', bytes: 12, start: 0, end: 12 },
    ]);
  });

  test('of a file that is no message shows the file as what it is', () => {
    const known = { format: 'mbox', why: 'mbox, quoted as mboxrd' } as const;
    expect(nodesOf({ parts: [], row: aRow(1) }, known)).toMatchObject([known]);
  });

  test('is walked by the arrow keys', () => {
    const rows = nodeRows(PARTS, new Set());
    const page = (key: string, from: string) => treeCommand(key, rows, from, 2);
    expect(page('PageDown', rows[0]?.key ?? '')?.row).toBe(rows[2]);
    expect(page('PageDown', rows.at(-1)?.key ?? '')?.row).toBe(rows.at(-1));
    expect(page('PageUp', rows.at(-1)?.key ?? '')?.row).toBe(rows.at(-3));
    const after = (key: string, from: string) => treeCommand(key, rows, from);
    expect(after('End', '1')?.row.key).toBe('1.2/1.2/1/1');
    expect(after('ArrowLeft', '1.2/1.1')?.row.key).toBe('1.2/1');
    expect(after('ArrowLeft', '1.2')).toMatchObject({ kind: 'toggle', row: { key: '1.2' } });
    expect(after('ArrowRight', '1.2')?.row.key).toBe('1.2/1');
    expect(after('Enter', '1.2')).toMatchObject({ kind: 'toggle', row: { key: '1.2' } });
    expect(after(' ', '1.1')).toBeNull();
  });
});

test('all closed nodes beside the chosen one are opened at once', () => {
  const nodes = ['1', '1.1', '1.1.1', '1.2', '1.2.1', '1.3'].map((path) => aNode(path));
  const rows = nodeRows(nodes, new Set(['1.1', '1.2']));
  expect(closedBeside(rows, '1.3').map(({ key }) => key)).toEqual(['1.1', '1.2']);
  expect(closedBeside(rows, '1')).toEqual([]);
});

test('the node that is shown first is the one that failed, else the first with transactions', () => {
  const nodes = [aNode('1'), aNode('1.1', { transactions: 0 }), aNode('1.2', { transactions: 3 })];
  const failure = { kind: 'truncated', detail: 'no end', part: '1.1', offset: null } as const;
  const decoded = { row: aRow(1) };
  expect(chosenPath(decoded, nodes, null)).toBe('1.2');
  expect(chosenPath(decoded, nodes, '1.1')).toBe('1.1');
  expect(chosenPath({ row: aRow(1, { state: { kind: 'failed', failure } }) }, nodes, null)).toBe('1.1');
  expect(chosenPath(decoded, nodes.slice(0, 2), null)).toBe('1');
});

describe('the bytes that a range counts in', () => {
  const source = (path: string) => rangeSource(PARTS, { path });

  test('are those of the file for a part of the message', () => {
    expect(source('1')).toEqual({ kind: 'file' });
    expect(source('1.2')).toEqual({ kind: 'file' });
  });

  test('are those of the container for its member, and of the message for a part of one within', () => {
    expect(source('1.2/1')).toEqual({ kind: 'part', path: '1.2' });
    expect(source('1.2/1.2')).toEqual({ kind: 'part', path: '1.2/1' });
    expect(source('1.2/1.2.4')).toEqual({ kind: 'part', path: '1.2/1' });
  });

  test('are those of a message within the file that was read from its own content', () => {
    const within = (contentType: string, encoding: string) =>
      rangeSource([aNode('1'), aNode('1.2', { format: 'message', contentType, encoding })], {
        path: '1.2.1.3',
      });
    expect(within('application/octet-stream', 'base64')).toEqual({ kind: 'part', path: '1.2' });
    expect(within('message/rfc822', 'base64')).toEqual({ kind: 'part', path: '1.2' });
    expect(within('message/rfc822', '7bit')).toEqual({ kind: 'file' });
  });

  test('are what a codec gives for what was opened of that', () => {
    expect(source('1.2/1.2/1')).toEqual({ kind: 'decoded', path: '1.2/1.2' });
    expect(source('1.2/1.2/1/1')).toEqual({ kind: 'part', path: '1.2/1.2/1' });
  });
});

test('the node that a message failed with is the member, though the byte counts in its container', () => {
  const failure = { kind: 'truncated', detail: 'a zip entry is cut off', part: '1.2', offset: 40 } as const;
  const detail = { row: aRow(1, { state: { kind: 'failed', failure } }) };
  const nodes = [aNode('1'), aNode('1.2'), aNode('1.2/1'), aNode('1.2/2', { failure })];
  expect(failedNode(detail, nodes)?.path).toBe('1.2/2');
  expect(failedNode(detail, nodes.slice(0, 3))?.path).toBe('1.2');
  expect(failedNode({ row: aRow(1) }, nodes)).toBeNull();
});

test('rows of two heights are found by their slots', () => {
  const { starts, rows } = slotsFor([false, true, false]);
  expect(starts).toEqual([0, 2, 5]);
  expect(rows).toEqual([0, 0, 1, 1, 1, 2, 2]);
});
