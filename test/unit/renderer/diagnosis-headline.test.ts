import { describe, expect, it } from 'vitest';
import type { DiagnosisOverview } from '../../../shared/contract/diagnosis.ts';
import type { GalStatus } from '../../../shared/contract/gal-values.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Finding } from '../../../shared/diagnosis/model.ts';
import { addressListPart, addressListState } from '../../../renderer/diagnosis/address-list.ts';
import type { Summary } from '../../../shared/contract/queue.ts';
import { askedText, diagnosisHeadline, openErrors } from '../../../renderer/diagnosis/headline.ts';
import { noneText } from '../../../renderer/diagnosis/none-text.ts';
import { aFinding, anAnswer } from './findings.ts';
import { aSummary } from './summaries.ts';

function headline(
  summary: Summary,
  overview: DiagnosisOverview | null,
  refusal: Refusal | null = null,
  requestors: ReadonlySet<string> | null = null,
): string {
  const addressList = { kind: 'none' } as const;
  return diagnosisHeadline({
    summary,
    overview,
    refusal,
    logErrors: 0,
    beside: null,
    requestors,
    addressList,
  });
}

const HUNG = aSummary({ hung: 9, failed: 2, decoded: 203 });
const HEALTHY = aSummary({ decoded: 214 });

describe('the first line of the overview', () => {
  it('counts causes and whom they hold up, each requestor once', () => {
    const findings = [
      aFinding('a', { requestors: ['NET/A', 'NET/B', 'NET/C'] }),
      aFinding('b', { family: 'sequence', requestors: ['NET/C', 'NET/D'] }),
      aFinding('c', { severity: 'warning' }),
    ];
    expect(headline(HUNG, anAnswer(findings))).toBe(
      '2 causes keep 4 requestors from being updated; 9 messages hung, 2 failed; 1 warning.',
    );
  });

  it('claims of no requestor that it is not updated where an error only damages something', () => {
    const findings = [aFinding('a', { family: 'address-list', requestors: ['NET/A'] })];
    expect(headline(HEALTHY, anAnswer(findings))).toBe('1 error found.');
    const both = [...findings, aFinding('b', { requestors: ['NET/A'] })];
    expect(headline(HEALTHY, anAnswer(both))).toBe(
      '1 cause keeps 1 requestor from being updated; 1 other error.',
    );
  });

  it('counts no server as a requestor, and none for which it is over', () => {
    const names = ['NET/A', 'NET/B', 'EXCHANGE/HQ'];
    const known = new Set(['NET/A', 'NET/B']);
    const of = (requestor: string, isOver: boolean): Finding['symptoms'][number] => ({
      text: 'Stuck.',
      evidence: [{ text: 'x', place: { kind: 'ledger', requestor, server: null } }],
      atMs: null,
      isOver,
    });
    const symptoms = [of('NET/A', true), of('NET/B', true), of('NET/B', false)];
    const card = aFinding('a', { requestors: names, symptoms, symptomsTotal: 3 });
    expect(headline(HEALTHY, anAnswer([card]), null, known)).toBe(
      '1 cause keeps 1 requestor from being updated.',
    );
    // Of what the card does not carry nothing is known.
    const cut = { ...card, symptomsTotal: 4 };
    expect(headline(HEALTHY, anAnswer([cut]), null, known)).toContain('2 requestors');
    const server = aFinding('b', { requestors: ['EXCHANGE/HQ'] });
    expect(headline(HEALTHY, anAnswer([server]), null, known)).toBe('1 error found.');
  });

  it('has nothing to judge where no message is of DirSync and there is no log', () => {
    const asked = { ...anAnswer([]).asked, dirSync: 0, withTransactions: 0, lines: 0 };
    expect(headline(aSummary({ decoded: 5 }), anAnswer([], { asked }))).toBe(
      'None of 5 messages is a DirSync message; there is nothing to judge.',
    );
    expect(headline(aSummary({ decoded: 1 }), anAnswer([], { asked }))).toContain('is no DirSync message');
    const withLog = { ...asked, lines: 1 };
    expect(headline(aSummary({ decoded: 5 }), anAnswer([], { asked: withLog }))).toBe(
      'Nothing wrong was found.',
    );
  });

  it('leaves out what is over, and says that nothing is held up where only warnings are', () => {
    const over = aFinding('a', { isOver: true, requestors: ['NET/A'] });
    expect(headline(HEALTHY, anAnswer([over, aFinding('b', { severity: 'warning' })]))).toBe(
      'Nothing is held up; 1 warning.',
    );
    expect(headline(HEALTHY, anAnswer([over]))).toBe('Nothing wrong was found.');
  });

  it('tells what hung and has no cause from nothing wrong', () => {
    expect(headline(HUNG, anAnswer([]))).toBe(
      '9 messages hung, 2 failed; no cause was found for what hung or failed.',
    );
    expect(headline(HEALTHY, anAnswer([aFinding('a', { severity: 'info' })]))).toBe(
      'Nothing wrong was found; 1 thing worth knowing.',
    );
  });

  it('says how much was not checked', () => {
    const cancelled = aSummary({ decoded: 120, discovered: 94 }, {}, 'cancelled');
    expect(headline(cancelled, anAnswer([]))).toBe('Nothing wrong was found; 94 not checked.');
  });

  it('tells states only as long as causes are not known, and when they could not be worked out', () => {
    const states = '9 hung, 2 failed of 214 messages';
    const working = `${states}; the causes are being worked out.`;
    const failed = `${states}; the causes could not be worked out.`;
    expect(headline(HUNG, null)).toBe(working);
    expect(headline(HUNG, anAnswer([], { revision: null, status: { kind: 'working' } }))).toBe(working);
    expect(headline(HUNG, anAnswer([], { status: { kind: 'failed', text: 'x' } }))).toBe(failed);
    const refusal: Refusal = { kind: 'engine-down', text: 'x', nextStep: 'y' };
    expect(headline(HUNG, anAnswer([]), refusal)).toBe(failed);
    const reading = aSummary({ decoded: 3, discovered: 4 }, {}, 'decoding');
    expect(headline(reading, anAnswer([]))).toContain('so far');
  });

  it('calls an empty queue empty', () => {
    expect(headline(aSummary({}), anAnswer([]))).toContain('the queue is empty');
  });

  it('says what it rests on', () => {
    expect(askedText(anAnswer([]))).toBe('41 rules looked at 214 files and 1,200 log lines, in 300 ms.');
  });
});

describe('the address list, as far as verdicts rest on it', () => {
  const asked = { ...anAnswer([]).asked, addressList: false };
  const without = anAnswer([], { asked });
  const part = (status: GalStatus | null): string =>
    addressListPart(addressListState(without, status === null ? null : { status }));

  it('is said not to be checked before anybody has asked for it', () => {
    expect(part(null)).toBe('; the address list was not checked');
    const addressList = addressListState(without, null);
    const known = { summary: HEALTHY, overview: without, refusal: null, logErrors: 0, requestors: null };
    expect(diagnosisHeadline({ ...known, beside: null, addressList })).toBe(
      'Nothing wrong was found; the address list was not checked.',
    );
  });

  it('tells how far it is, and when it came to nothing', () => {
    expect(part({ kind: 'waiting' })).toBe('; the address list is being worked out');
    expect(part({ kind: 'reading', done: 12, total: 80, transactions: 0 })).toContain('12 of 80 messages');
    expect(part({ kind: 'cancelled', done: 3, total: 9 })).toContain('could not be checked');
    expect(part({ kind: 'failed', text: 'x' })).toContain('could not be checked');
  });

  it('is left out where it was checked, and where there is nothing to work out', () => {
    expect(addressListState(anAnswer([]), null).kind).toBe('none');
    const none = anAnswer([], { asked: { ...asked, withTransactions: 0 } });
    expect(addressListState(none, null).kind).toBe('none');
    expect(part({ kind: 'empty' })).toBe('');
    expect(addressListState(anAnswer([], { asked, revision: null }), null).kind).toBe('none');
  });
});

describe('the number beside the overview', () => {
  it('is that of errors that are not over, and none while they are not known', () => {
    const findings = [aFinding('a'), aFinding('b', { isOver: true }), aFinding('c', { severity: 'warning' })];
    expect(openErrors(anAnswer(findings))).toBe(1);
    expect(openErrors(anAnswer([]))).toBe(0);
    expect(openErrors(null)).toBeNull();
    expect(openErrors(anAnswer(findings, { status: { kind: 'failed', text: 'x' } }))).toBeNull();
  });
});

describe('a message without a card', () => {
  it('has nothing wrong, was not checked, or could not be', () => {
    expect(noneText({ kind: 'ready' }, 'this message')).toBe('Nothing wrong was found with this message.');
    expect(noneText({ kind: 'waiting' }, 'it')).toContain('Not checked');
    expect(noneText({ kind: 'working' }, 'it')).toContain('Not checked');
    expect(noneText({ kind: 'failed', text: 'out of memory' }, 'it')).toBe(
      'The causes could not be worked out: out of memory',
    );
  });
});
