import { expect, test } from 'vitest';
import { galPictures, PICTURED_LISTS } from '../../../electron/gal/queries/pictures.ts';
import { GAL_SERVER, galOf } from '../../fixtures/gal.ts';

const SERVER = { kind: 'server', server: GAL_SERVER } as const;

test('lists are counted after each cycle, the one with the most entries ever first', () => {
  const data = galOf([
    {
      role: 'request',
      cycle: 1,
      supplier: 'N/P',
      text: 'A Ann\tPCM:N/P/ANN\nA Bob\tPCM:N/P/BOB\nA Cy\tPCM:N/Q/CY',
    },
    { role: 'request', cycle: 2, supplier: 'N/P', text: 'R PCM:N/P\nM Cy\tPCM:N/Q/CY\n  Cy\tPCM:N/R/CY' },
  ]);
  expect(galPictures(data, SERVER)?.lists).toEqual([
    { list: { type: 'PCM', network: 'N', postOffice: 'P' }, entries: [2, 0] },
    { list: { type: 'PCM', network: 'N', postOffice: 'Q' }, entries: [1, 0] },
    { list: { type: 'PCM', network: 'N', postOffice: 'R' }, entries: [0, 1] },
  ]);
});

test.each([
  [PICTURED_LISTS, PICTURED_LISTS, 'P11'],
  [PICTURED_LISTS + 1, PICTURED_LISTS + 1, 'P12'],
  [PICTURED_LISTS + 2, PICTURED_LISTS + 1, null],
])('of %i lists %i are drawn, the rest together', (lists, drawn, last) => {
  const text = Array.from({ length: lists }, (_, at) => `A Ann\tPCM:N/P${at}/ANN`).join('\n');
  const found =
    galPictures(galOf([{ role: 'request', cycle: 1, supplier: 'N/P', text }]), SERVER)?.lists ?? [];
  expect(found).toHaveLength(drawn);
  expect(found.reduce((sum, { entries }) => sum + (entries[0] ?? 0), 0)).toBe(lists);
  expect(found.at(-1)?.list?.postOffice ?? null).toBe(last);
});

test('who supplies what is who wrote the present values', () => {
  const data = galOf([
    { role: 'request', cycle: 1, supplier: 'N/P', text: 'A Ann\tPCM:N/P/ANN\nA Bob\tPCM:N/P/BOB' },
    { role: 'reply', cycle: 1, supplier: GAL_SERVER, requestor: 'N/P', text: 'A Cy\tPCM:N/Q/CY' },
    { role: 'request', cycle: 2, supplier: 'N/Q', text: 'M Bob\tPCM:N/P/BOB\n  Bob\tPCM:N/P/BOB2' },
  ]);
  const supply = galPictures(data, SERVER)?.supply.map(
    ({ supplier, role, list, entries }) => `${supplier} ${role} ${list.postOffice} ${entries}`,
  );
  expect(supply?.sort()).toEqual(['N/P request P 1', 'N/Q request P 1', `${GAL_SERVER} reply Q 1`]);
});

test('there are none of a list that does not exist', () => {
  expect(galPictures(galOf([]), SERVER)).toBeNull();
});
