/** What rules about files rest on: the dates of messages, not of their copies, and only what may still be delivered. */
import { expect, test } from 'vitest';
import { cardOf } from '../../../shared/diagnosis/cards.ts';
import type { DiagnosedFile, RuleFamily } from '../../../shared/diagnosis/facts.ts';
import { CAPACITY } from '../../../shared/diagnosis/families/capacity.ts';
import { DECODING } from '../../../shared/diagnosis/families/decoding/decoding.ts';
import { FILES } from '../../../shared/diagnosis/families/files/files.ts';
import { REGISTRATION } from '../../../shared/diagnosis/families/registration/registration.ts';
import { TRANSACTIONS } from '../../../shared/diagnosis/families/transactions.ts';
import { TRANSPORT } from '../../../shared/diagnosis/families/transport/transport.ts';
import { groupSymptoms } from '../../../shared/diagnosis/groups.ts';
import { SYMPTOMS_KEPT } from '../../../shared/diagnosis/plain-rule.ts';
import { proofOfStory } from '../../fixtures/hung-story.ts';
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

test('archives that fail are one card, at the byte, and lists another', () => {
  const failure = { kind: 'truncated', detail: 'no end record', part: null, offset: 5_773 } as const;
  const state = { kind: 'failed', failure } as const;
  const told = watchFiles(FILES, contextOf(), [
    fileOf({ id: 1, file: 'half.zip', role: 'archive', state, kind: null }),
    fileOf({ id: 2, file: 'mail.pst', role: 'archive', state, kind: null }),
    fileOf({ id: 3, file: 'udetails.oab', role: 'address-list', state, kind: null }),
    fileOf({ id: 4, file: 'whole.zip', role: 'archive', kind: null }),
  ]);
  const cards = groupSymptoms(told).map((group) => cardOf(group, []).title);
  expect(cards).toEqual([
    '2 archives could not be read to their end',
    '1 list or log could not be read to its end',
  ]);
  expect(told[0]?.text).toBe('half.zip: no end record.');
  expect(told[0]?.evidence[0]).toMatchObject({ text: 'half.zip, byte 5,773', place: { kind: 'bytes' } });
});

test('an archive that broke off, and of which files cannot be read, is one archive; one within another is its own', () => {
  const failure = { kind: 'truncated', detail: 'no end record', part: null, offset: 9 } as const;
  const state = { kind: 'failed', failure } as const;
  const told = watchFiles(FILES, contextOf(), [
    fileOf({ id: 1, file: 'half.zip', role: 'archive', state, kind: null }),
    fileOf({ id: 2, file: 'half.zip/1.eml', archive: 'half.zip', state, kind: null }),
    fileOf({ id: 3, archive: 'q.zip', listedIn: 'q.zip/a.zip', state, kind: null }),
    fileOf({ id: 4, archive: 'q.zip', listedIn: 'q.zip/b.zip', state, kind: null }),
  ]);
  expect(told.map(({ text }) => text.split(':', 1)[0])).toEqual(['half.zip', 'q.zip/a.zip', 'q.zip/b.zip']);
});

test('an archive that hung is told with those that cannot be read, and with no message', () => {
  const proof = proofOfStory('state: safe with 4 hung');
  const { id, file } = proof.message;
  const hung = { id, file, kind: null, state: { kind: 'hung', evidence: proof.evidence } } as const;
  const told = (role: DiagnosedFile['role']) =>
    [DECODING, FILES].map((family) =>
      watchFiles(family, contextOf({ proofs: [proof] }), [fileOf({ ...hung, role })]).map(
        ({ rule }) => rule.id,
      ),
    );
  expect(told('archive')).toEqual([[], ['files/unreadable-archive']]);
  expect(told('message')).toEqual([['decoding/hung-undecided'], []]);
});

test('files that cannot be taken out of an archive are its failure, and none of theirs', () => {
  const failure = {
    kind: 'unsupported-codec',
    detail: 'encrypted zip entry',
    part: null,
    offset: 9,
  } as const;
  const state = { kind: 'failed', failure } as const;
  const locked = [1, 2].map((id) =>
    fileOf({ id, file: `enc.zip/${id}.eml`, archive: 'enc.zip', state, kind: null }),
  );
  const broken = { ...failure, kind: 'malformed-message' } as const;
  const others = [
    fileOf({ id: 3, file: 'enc.zip/3.eml', archive: 'enc.zip', state, kind: 'SrvTx' }),
    fileOf({ id: 4, archive: 'enc.zip', state: { kind: 'failed', failure: broken }, kind: null }),
    fileOf({ id: 5, archive: 'enc.zip', state: { kind: 'failed', failure: { ...failure, part: '1.2' } } }),
  ];
  const [told, ...rest] = watchFiles(FILES, contextOf(), [...locked, ...others]);
  expect(rest).toEqual([]);
  expect(told?.text).toBe('enc.zip: 2 files in it could not be read, the first: encrypted zip entry.');
  expect(told?.about.messages).toEqual([1, 2]);
  const decoding = watchFiles(DECODING, contextOf(), [...locked, ...others]);
  expect(decoding.flatMap(({ about }) => about.messages)).toEqual([3, 4, 5]);
});

test.each([SYMPTOMS_KEPT, SYMPTOMS_KEPT + 1])('of %d archives with such files each is told once', (count) => {
  const failure = { kind: 'unsupported-codec', detail: 'zip method 97', part: null, offset: 9 } as const;
  const files = Array.from({ length: count }, (_, at) =>
    fileOf({ id: at, archive: `${at}.zip`, state: { kind: 'failed', failure }, kind: null }),
  );
  expect(watchFiles(FILES, contextOf(), files)).toHaveLength(count);
});

test('what is in quarantine is refused by nobody', () => {
  const told = (state: DiagnosedFile['state']) =>
    watchFiles(TRANSACTIONS, contextOf(), [fileOf({ lint: [LINT], state })]).length;
  expect(told({ kind: 'decoded' })).toBe(1);
  expect(told({ kind: 'quarantined', reason: 'refused' })).toBe(0);
});
