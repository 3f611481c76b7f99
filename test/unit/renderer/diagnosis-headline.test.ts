import { describe, expect, it } from 'vitest';
import type { DiagnosisOverview } from '../../../shared/contract/diagnosis.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Summary } from '../../../shared/contract/queue.ts';
import { askedText, diagnosisHeadline, openErrors } from '../../../renderer/diagnosis/headline.ts';
import { noneText } from '../../../renderer/diagnosis/none-text.ts';
import { aFinding, anAnswer } from './findings.ts';
import { aSummary } from './summaries.ts';

function headline(
  summary: Summary,
  overview: DiagnosisOverview | null,
  refusal: Refusal | null = null,
): string {
  return diagnosisHeadline({ summary, overview, refusal, logErrors: 0 });
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
    expect(askedText(anAnswer([]))).toBe('41 rules were asked of 214 files and 1,200 log lines, in 300 ms.');
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
