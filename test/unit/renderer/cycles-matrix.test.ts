import { describe, expect, it } from 'vitest';
import { matrixCommand } from '../../../renderer/cycles/matrix-keys.ts';
import {
  cellWords,
  columnWords,
  columnsOf,
  lastCycleOf,
  serversOf,
  stateAt,
} from '../../../renderer/cycles/matrix-model.ts';
import { repeatedPath } from '../../../renderer/cycles/repeated-path.ts';
import { CYCLE_STATES } from '../../../shared/cycles/model.ts';
import { STATE_KINDS } from '../../../shared/state.ts';
import { cycleLook } from '../../../renderer/ui/cycle-look.ts';
import { stateLook } from '../../../renderer/ui/state-look.ts';
import { FIRST_RUN, aRequestor, anOverview } from './sync-rows.ts';

const SIZE = { rows: 100, columns: 10, rowsPerScreen: 20 };
const HERE = { row: 50, column: 5 };

describe('keys of the matrix', () => {
  it.each([
    ['ArrowDown', 51, 5],
    ['ArrowUp', 49, 5],
    ['ArrowLeft', 50, 4],
    ['ArrowRight', 50, 6],
    ['PageDown', 69, 5],
    ['PageUp', 31, 5],
    ['Home', 50, -1],
    ['End', 50, 9],
  ])('%s goes to row %d, column %d', (key, row, column) => {
    expect(matrixCommand({ key, ctrl: false }, HERE, SIZE)).toEqual({ kind: 'move', to: { row, column } });
  });

  it('goes to the corners with Ctrl', () => {
    expect(matrixCommand({ key: 'Home', ctrl: true }, HERE, SIZE)).toEqual({
      kind: 'move',
      to: { row: 0, column: -1 },
    });
    expect(matrixCommand({ key: 'End', ctrl: true }, HERE, SIZE)).toEqual({
      kind: 'move',
      to: { row: 99, column: 9 },
    });
  });

  it('stays within the matrix; left of the first cycle is the name', () => {
    const corner = { row: 0, column: -1 };
    for (const key of ['ArrowUp', 'ArrowLeft', 'PageUp'])
      expect(matrixCommand({ key, ctrl: false }, corner, SIZE)).toEqual({ kind: 'move', to: corner });
    const end = { row: 99, column: 9 };
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown'])
      expect(matrixCommand({ key, ctrl: false }, end, SIZE)).toEqual({ kind: 'move', to: end });
  });

  it('begins at the newest cycle of the first requestor', () => {
    expect(matrixCommand({ key: 'ArrowDown', ctrl: false }, null, SIZE)).toEqual({
      kind: 'move',
      to: { row: 0, column: 9 },
    });
  });

  it('chooses with Enter and Space, once there is a cell to choose', () => {
    expect(matrixCommand({ key: 'Enter', ctrl: false }, HERE, SIZE)).toEqual({ kind: 'choose' });
    expect(matrixCommand({ key: ' ', ctrl: false }, HERE, SIZE)).toEqual({ kind: 'choose' });
    expect(matrixCommand({ key: 'Enter', ctrl: false }, null, SIZE)).toBeNull();
  });

  it('leaves other keys and an empty matrix alone', () => {
    expect(matrixCommand({ key: 'x', ctrl: false }, HERE, SIZE)).toBeNull();
    expect(matrixCommand({ key: 'End', ctrl: false }, null, { ...SIZE, rows: 0 })).toBeNull();
  });
});

describe('columns of the matrix', () => {
  it('shows the server of the most requestors first', () => {
    const requestors = [
      aRequestor('A/1', 'c', { server: 'B/HUB' }),
      aRequestor('A/2', 'c'),
      aRequestor('A/3', 'c'),
      aRequestor('A/4', 'c', { server: null }),
    ];
    expect(serversOf(requestors)).toEqual(['NET/HUB', 'B/HUB', null]);
  });

  it('ends at the last run of this server, not at that of another', () => {
    const overview = anOverview(
      [aRequestor('A/1', 'ccc...'), aRequestor('A/2', 'cccccc', { server: 'B/HUB' })],
      { runs: [{ server: 'NET/HUB', index: 3, atMs: FIRST_RUN }] },
    );
    expect(columnsOf(overview, 'NET/HUB')).toMatchObject({ first: 1, count: 3 });
    expect(columnsOf(overview, 'B/HUB')).toMatchObject({ first: 1, count: 6 });
  });

  it('has none where nothing took part', () => {
    expect(columnsOf(anOverview([aRequestor('A/1', '...')], { runs: [] }), 'NET/HUB')).toMatchObject({
      count: 0,
    });
  });

  it('counts from the first cycle of the strips, not from 1', () => {
    const late = aRequestor('A/1', '', { strip: { first: 301, states: ['complete', 'late'] } });
    expect(columnsOf(anOverview([late], { runs: [] }), 'NET/HUB')).toMatchObject({ first: 301, count: 2 });
    expect(stateAt(late, 302)).toBe('late');
    expect(stateAt(late, 300)).toBeNull();
    expect(stateAt(late, 303)).toBeNull();
  });

  it('knows the last cycle of a strip that goes on empty', () => {
    expect(lastCycleOf(aRequestor('A/1', '.cc..').strip)).toBe(3);
    expect(lastCycleOf(aRequestor('A/1', '...').strip)).toBeNull();
  });
});

describe('words of the matrix', () => {
  it('says requestor, cycle, state and what it means', () => {
    const row = aRequestor('A/1', '.cl', { breached: [3] });
    expect(cellWords(row, 1, false)).toBe('A/1, cycle 1: before it first took part.');
    expect(cellWords(row, 2, false)).toBe('A/1, cycle 2: Complete. The server answered its request.');
    expect(cellWords(row, 3, false)).toMatch(
      /^A\/1, cycle 3: Late\. .* The ledger objects to its numbers\.$/,
    );
  });

  it('accuses nobody as long as not everything was read', () => {
    const row = aRequestor('A/1', 'cn', { breached: [2] });
    expect(cellWords(row, 2, false)).toMatch(/: No reply\. .* The ledger objects/);
    expect(cellWords(row, 2, true)).toBe(
      'A/1, cycle 2: Not read yet. Its request, or the reply to it, was not read so far.',
    );
  });

  it('tells a run that is pending from one that nothing tells of', () => {
    const runs = new Map([
      [1, FIRST_RUN],
      [2, null],
    ]);
    expect(columnWords(1, runs)).toBe('Cycle 1: the server ran 1996-05-08 21:00:00.');
    expect(columnWords(2, runs)).toBe('Cycle 2: the server has not run yet.');
    expect(columnWords(3, runs)).toBe('Cycle 3: nothing tells when the server ran.');
  });
});

describe('looks of cycles', () => {
  const shape = ({ mark }: ReturnType<typeof cycleLook>): string => mark.map(({ d }) => d).join(' ');

  it('gives each state a shape and a word of its own, unlike those of messages', () => {
    const looks = [...CYCLE_STATES.map(cycleLook), ...STATE_KINDS.map(stateLook)];
    expect(new Set(looks.map(shape)).size).toBe(looks.length);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(looks.length);
  });

  it('can be drawn at several places of one path', () => {
    expect(repeatedPath('M2.5 6l3 0', [0, 48])).toBe('M2.5 6l3 0M50.5 6l3 0');
    for (const { d } of CYCLE_STATES.flatMap((state) => cycleLook(state).mark))
      expect(d).toMatch(/^M[\d.]+ [\d.]+[^A-Z]*(V[^A-Z]*)?$/);
  });

  it('is calm about a skipped cycle', () => {
    expect(cycleLook('no-request')).toMatchObject({ word: 'Skipped', tone: 'idle' });
  });
});
