/** What rules about files rest on: the dates of messages, not of their copies, and only what may still be delivered. */
import { expect, test } from 'vitest';
import type { DiagnosedFile, RuleFamily } from '../../../shared/diagnosis/facts.ts';
import { CAPACITY } from '../../../shared/diagnosis/families/capacity.ts';
import { REGISTRATION } from '../../../shared/diagnosis/families/registration/registration.ts';
import { TRANSACTIONS } from '../../../shared/diagnosis/families/transactions.ts';
import { TRANSPORT } from '../../../shared/diagnosis/families/transport/transport.ts';
import { contextOf, fileOf, watchFiles } from '../../fixtures/rule-cases.ts';

const LINT = {
  rule: 'no-name',
  code: 12,
  severity: 'error',
  count: 2,
  part: '1.2',
  transaction: 0,
  start: 0,
  end: 1,
  reason: 'no name',
} as const;
const REPORT = { subject: null, recipient: null, code: null, reason: 'no route' };
const UNREADABLE = { kind: 'malformed-transactions', detail: 'none', part: null, offset: null } as const;

const KINDS: readonly (readonly [string, RuleFamily, Partial<DiagnosedFile>])[] = [
  ['transactions', TRANSACTIONS, { lint: [LINT] }],
  ['no transaction at all', TRANSACTIONS, { state: { kind: 'failed', failure: UNREADABLE } }],
  ['sizes', CAPACITY, { notes: ['decompresses to 300 times its size'] }],
  ['mail that came back', TRANSPORT, { nonDelivery: REPORT }],
];

test.each(KINDS)(
  '%s: a message is dated by its header, never by the time of its file',
  (_what, family, given) => {
    const dated = (dateSource: DiagnosedFile['dateSource']) =>
      watchFiles(family, contextOf(), [fileOf({ ...given, dateMs: 5, dateSource })]).map(({ atMs }) => atMs);
    expect(dated('header')).toEqual([5]);
    expect(dated('mtime')).toEqual([null]);
  },
);

test('replies to another mailbox are dated by their headers as well', () => {
  const seen = (dateSource: DiagnosedFile['dateSource']) =>
    watchFiles(REGISTRATION, contextOf(), [
      fileOf({ id: 1, kind: 'ReqTx', requestor: 'NORTH/A' }),
      ...[2, 3].map((id) =>
        fileOf({ id, requestor: 'NORTH/A', to: 'NORTH/A/ADMIN', dateMs: id, dateSource }),
      ),
    ]).map(({ atMs }) => atMs);
  expect(seen('header')).toEqual([3]);
  expect(seen('mtime')).toEqual([null]);
});

test('what is in quarantine is refused by nobody', () => {
  const told = (state: DiagnosedFile['state']) =>
    watchFiles(TRANSACTIONS, contextOf(), [fileOf({ lint: [LINT], state })]).length;
  expect(told({ kind: 'decoded' })).toBe(1);
  expect(told({ kind: 'quarantined', reason: 'refused' })).toBe(0);
});
