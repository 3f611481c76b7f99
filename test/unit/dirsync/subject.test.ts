import { describe, expect, test } from 'vitest';
import { MS_MAIL_SUBJECT_CHARS, parseSubject, printSubject } from '../../../shared/dirsync/subject.ts';

const NOTHING = { req: null, reqWas: null, srv: null, srvWas: null, imports: null, sent: null };
const REQUEST = {
  kind: 'ReqTx',
  sync: { ...NOTHING, req: 17, reqWas: 12, srv: 80, imports: 1, sent: 5 },
  truncated: false,
};
const REPLY = {
  kind: 'SrvTx',
  sync: { ...NOTHING, req: 17, srv: 85, srvWas: 80, imports: 1, sent: 5 },
  truncated: false,
};

describe('a whole subject', () => {
  test.each([
    'ReqTx R=17 (was 12), S=80, I=1 5 sent',
    'REQTX R = 17 (WAS 12) , S = 80 , I = 1 5 SENT',
    'reqtxR=17(was12),S=80,I=1 5sent',
    'ReqTx R=17(was 12)....S=80, I=1, 5 sent',
  ])('of a request reads the same in any case and spacing: %s', (text) => {
    expect(parseSubject(text)).toEqual(REQUEST);
  });

  test('of a reply tells which number the "was" belongs to', () => {
    expect(parseSubject('SrvTx R=17 S=85 (was 80), I=1 5 sent')).toEqual(REPLY);
    expect(parseSubject('SrvTx R=17 (was 12) S=85 (was 80), I=1 5 sent')).toEqual({
      ...REPLY,
      sync: { ...REPLY.sync, reqWas: 12 },
    });
  });

  test('with a placeholder in place of a number keeps the other numbers', () => {
    expect(parseSubject('ReqTx R=17 (was 12), S = S#, I=1 5 sent')).toEqual({
      ...REQUEST,
      sync: { ...REQUEST.sync, srv: null },
    });
  });

  test('of a status report names the post office', () => {
    expect(parseSubject('Status report from NORTH/PO1')).toEqual({
      kind: 'Status',
      postOffice: 'NORTH/PO1',
      truncated: false,
    });
  });

  test('of a foreign requestor is recognised', () => {
    expect(parseSubject(' directory exchange  PROFILE ')).toEqual({
      kind: 'DirectoryExchange',
      truncated: false,
    });
  });
});

describe('a subject cut at 40 characters', () => {
  test('keeps every number that was surely whole', () => {
    const captured = 'SrvTx R=3 S=87298 (was 0), I=2 15603 sen';
    expect(captured).toHaveLength(MS_MAIL_SUBJECT_CHARS);
    expect(parseSubject(captured)).toEqual({
      kind: 'SrvTx',
      sync: { ...NOTHING, req: 3, srv: 87_298, srvWas: 0, imports: 2, sent: 15_603 },
      truncated: true,
    });
  });

  test('does not believe a number that may have lost digits', () => {
    const cut = 'ReqTx R=4294967200 (was 429496719), S=85'.slice(0, MS_MAIL_SUBJECT_CHARS);
    expect(parseSubject(cut)).toEqual({
      kind: 'ReqTx',
      sync: { ...NOTHING, req: 4_294_967_200, reqWas: 429_496_719 },
      truncated: true,
    });
  });

  test('of a status report does not believe a short name at the cut', () => {
    expect(parseSubject(`Status report from${' '.repeat(13)}NORTH/PO1`)).toEqual({
      kind: 'Status',
      postOffice: null,
      truncated: true,
    });
  });

  test('to its first word is still a request', () => {
    expect(parseSubject('ReqTx')).toEqual({ kind: 'ReqTx', sync: NOTHING, truncated: true });
    expect(parseSubject('SrvTx R')).toEqual({ kind: 'SrvTx', sync: NOTHING, truncated: true });
  });
});

test.each([
  '',
  'Lunch on Friday?',
  'SrvTx of last week',
  'ReqTxs of last week',
  'Re: SrvTx R=17 S=85 (was 80), I=1 5 sent',
  'Status report from Robert',
  'Status report from NORTH/PO1 of last week',
  'Directory Exchange Profiles',
])('"%s" is no DirSync subject', (text) => {
  expect(parseSubject(text)).toBeNull();
});

test('a number beyond 32 bits is no counter', () => {
  expect(parseSubject('SrvTx R=99999999999 S=1 (was 0), I=1 0 sent')).toMatchObject({
    sync: { req: null, srv: 1 },
  });
});

test('printed subjects are the documented ones', () => {
  expect(printSubject({ ...REQUEST, kind: 'ReqTx' })).toBe('ReqTx R=17 (was 12), S=80, I=1 5 sent');
  expect(printSubject({ ...REPLY, kind: 'SrvTx' })).toBe('SrvTx R=17 S=85 (was 80), I=1 5 sent');
});
