import { describe, expect, test } from 'vitest';
import { parseProfile, printProfile, PROFILE_CHARS, PROFILE_LINES } from '../../../shared/dirsync/profile.ts';

const IMPORT = [
  '[DIRSYNC]',
  'TASK=IMPORTREQ',
  'NAME=PCM:MACNET/MACPO',
  'TYPES=PCM|CSI|profs',
  'TEMPLATE=NO',
  'SRVSEQ=0000000644',
  'TRANSACTIONS=INATTACHMENT',
];

describe('the section of a foreign requestor', () => {
  test('is read: an import request', () => {
    expect(parseProfile(IMPORT.join('\r\n'))).toMatchObject({
      task: 'IMPORTREQ',
      requestor: 'MACNET/MACPO',
      types: ['PCM', 'CSI', 'PROFS'],
      template: false,
      serverSequence: 644,
      transactions: 'inattachment',
    });
  });

  test('is read in small letters, behind other text, up to the next section', () => {
    const text =
      'Hello.\n [dirsync]\ntask=export\nreqname=PCM:net/po\ntransactions=inbody\n\n[dirsync-transactions]\n1 A x=y\tPCM:N/P/M\n';
    const profile = parseProfile(text);
    expect(profile).toMatchObject({ task: 'EXPORT', requestor: 'NET/PO', transactions: 'inbody' });
    expect(profile?.fields.map(({ key }) => key)).toEqual(['task', 'reqname', 'transactions']);
  });

  test('is not there in other text', () => {
    expect(parseProfile('TASK=EXPORT')).toBeNull();
    expect(parseProfile('[DIRSYNC-TRANSACTIONS]\nA x\tPCM:N/P/M')).toBeNull();
  });

  test('keeps what nobody knows, in its order', () => {
    const { fields } = parseProfile('[DIRSYNC]\nPASSWORD=secret\nTASK=EXPORT\nCOLOUR=red') ?? { fields: [] };
    expect(fields).toEqual([
      { key: 'PASSWORD', value: 'secret', problem: null },
      { key: 'TASK', value: 'EXPORT', problem: null },
      { key: 'COLOUR', value: 'red', problem: null },
    ]);
  });

  test.each([
    ['TASK=DANCE', 'no task that is known', { task: null }],
    ['REQNAME=PCM:', 'names no requestor (Q99268)', { requestor: null }],
    ['SRVSEQ=many', 'no number', { serverSequence: null }],
    ['SRVSEQ=99999999999', 'no number', { serverSequence: null }],
    ['TEMPLATE=MAYBE', 'neither YES nor NO', { template: null }],
    ['TRANSACTIONS=INTERNAL', 'neither INBODY nor INATTACHMENT', { transactions: null }],
    ['TYPES=|', 'names no address type', { types: [] }],
    ['=nothing', 'no KEY=value', {}],
    ['words', 'no KEY=value', {}],
  ])('keeps a bad line with its problem: %s', (line, problem, rest) => {
    const profile = parseProfile(`[DIRSYNC]\n${line}`);
    expect(profile).toMatchObject({ fields: [{ problem }], ...rest });
  });

  test('a requestor of a gateway may be a type alone (Q99268): no post office, and no problem', () => {
    expect(parseProfile('[DIRSYNC]\nREQNAME=PROFS')).toMatchObject({
      requestor: null,
      fields: [{ problem: null }],
    });
  });

  test('is printed as it was', () => {
    const text = `${IMPORT.join('\r\n')}\r\n`;
    expect(printProfile(parseProfile(text)?.fields ?? [])).toBe(text);
  });
});

describe('limits', () => {
  test('as many lines as allowed are kept, one more is not', () => {
    const lines = (count: number) => `[DIRSYNC]\n${'X=1\n'.repeat(count)}`;
    expect(parseProfile(lines(PROFILE_LINES))?.fields).toHaveLength(PROFILE_LINES);
    expect(parseProfile(lines(PROFILE_LINES + 1))?.fields).toHaveLength(PROFILE_LINES);
  });

  test('a section that begins within the text looked at is found, one behind it is not', () => {
    const section = '\n[DIRSYNC]';
    const at = (start: number) => parseProfile(' '.repeat(start) + section);
    expect(at(PROFILE_CHARS - section.length)).not.toBeNull();
    expect(at(PROFILE_CHARS)).toBeNull();
  });
});
