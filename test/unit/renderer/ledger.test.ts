import { describe, expect, it } from 'vitest';
import { breachCycles } from '../../../renderer/ledger/breach-cycles.ts';
import { differenceOf } from '../../../renderer/ledger/differences.ts';
import { brokenAt, brokenWords, ruleName } from '../../../renderer/ledger/invariants.ts';
import { ledgerHeadline, ledgerRemark } from '../../../renderer/ledger/ledger-headline.ts';
import { CYCLES_COPIED, ledgerText } from '../../../renderer/ledger/ledger-text.ts';
import { whyNoNumber, whyNoNumbers } from '../../../renderer/ledger/number-words.ts';
import { objectionsAt } from '../../../renderer/ledger/objections.ts';
import { causesInOrder, openCauses, standing } from '../../../renderer/ledger/open-causes.ts';
import type { Cause } from '../../../renderer/ledger/open-causes.ts';
import { parseCycles } from '../../../renderer/ledger/parse-cycles.ts';
import { proseParts } from '../../../renderer/sync/prose-parts.ts';
import { INVARIANTS } from '../../../shared/ledger/model.ts';
import { aSummary } from './summaries.ts';
import { aBreach, aLedger, aLedgerRow, aRequestor, anOverview, someNumbers } from './sync-rows.ts';

const FINISHED = aSummary({ decoded: 30 });
const ONE_END = { requestor: 5, server: null };
const STILL: Cause = { breach: aBreach(), requestors: ['A/1'] };
const OVER: Cause = { breach: aBreach({ overSince: 7 }), requestors: ['A/2'] };

describe('first line of the ledger', () => {
  it('says that the numbers agree, and for whom', () => {
    const two = anOverview([aRequestor('A/1', 'c'), aRequestor('A/2', 'c')]);
    expect(ledgerHeadline(two, FINISHED, false)).toBe('The numbers of both ends agree for all 2 requestors.');
    expect(ledgerHeadline(two, aSummary({ decoded: 2 }, { revision: 2 }), false)).toBe(
      'The numbers of both ends agree for all 2 requestors so far.',
    );
  });

  it('does not count as agreeing what cannot be compared', () => {
    const half = aRequestor('A/2', 'c', { reqSync: ONE_END, srvSync: ONE_END, impSync: ONE_END });
    expect(
      ledgerHeadline(anOverview([aRequestor('A/1', 'c'), aRequestor('A/3', 'c'), half]), FINISHED, false),
    ).toBe(
      'The numbers of both ends agree for the 2 requestors that can be compared; of 1 the numbers of one end only are known.',
    );
    expect(ledgerHeadline(anOverview([half]), FINISHED, false)).toMatch(/^Nothing can be compared/);
  });

  it('tells what is still so from what is over, and whom it concerns', () => {
    const requestors = [aRequestor('A/1', 'c')];
    const line = (causes: readonly Cause[]) =>
      ledgerHeadline(anOverview(requestors, { causes }), FINISHED, false);
    expect(line([OVER, OVER, STILL])).toBe('1 cause is still open (A/1); 2 are over.');
    expect(line([STILL])).toBe('1 cause is still open (A/1).');
    expect(line([OVER])).toBe('The only cause is over.');
    expect(line([OVER, OVER])).toBe('No cause is open any more: all 2 are over.');
    const many = { ...STILL, requestors: ['A/1', 'A/2', 'A/3', 'A/4', 'A/5'] };
    expect(line([STILL, many])).toBe('2 causes are still open (A/1, A/2, A/3 and 2 more).');
    expect(ledgerRemark(anOverview(requestors, { causes: [OVER, STILL] }))).toBe(
      'Ledger: 1 cause is still open; 1 is over',
    );
    expect(ledgerRemark(anOverview(requestors))).toBeNull();
  });

  it('accuses nobody as long as not everything was read', () => {
    const overview = anOverview([aRequestor('A/1', 'c')], { causes: [STILL] });
    expect(ledgerHeadline(overview, aSummary({ discovered: 1 }, {}, 'decoding'), true)).toBe(
      '1 requestor so far; their numbers are compared when all messages are read.',
    );
  });

  it('tells of requestors whose updates are no longer kept', () => {
    const keepUpdates = { lastHeardMs: 0, missed: 20, limit: 14, limitAtMs: 1, state: 'lost' } as const;
    expect(ledgerHeadline(anOverview([aRequestor('A/1', 'c', { keepUpdates })]), FINISHED, false)).toBe(
      'The numbers of both ends agree for the only requestor; 1 requestor was silent for longer than updates are kept.',
    );
  });

  it('tells nothing found from nothing checked', () => {
    expect(ledgerHeadline(anOverview([]), FINISHED, false)).toBe('No message with sync numbers was found.');
    expect(ledgerHeadline(anOverview([]), aSummary({ discovered: 3 }, {}, 'cancelled'), false)).toBe(
      'No message with sync numbers was found; 3 messages not checked.',
    );
  });
});

describe('differences between the ends', () => {
  it('are normal while what is on the way explains them', () => {
    const requestor = aRequestor('A/1', 'cc', {
      reqSync: { requestor: 20, server: 17 },
      srvSync: { requestor: 80, server: 85 },
    });
    expect(differenceOf(requestor, 'reqSync', false)).toMatchObject({ kind: 'normal', sign: '→' });
    expect(differenceOf(requestor, 'srvSync', false).text).toContain('normal until the next T1');
    expect(differenceOf(requestor, 'impSync', false)).toMatchObject({ kind: 'same', sign: '=' });
  });

  it('are wrong where a cause concerns the latest cycle, which is not the end of the strip', () => {
    const facts = { impSync: { requestor: 1, server: 0 } };
    const now = aRequestor('A/1', 'cc.', { ...facts, breached: [2] });
    const before = aRequestor('A/1', 'cc.', { ...facts, breached: [1] });
    expect(differenceOf(now, 'impSync', false).kind).toBe('wrong');
    expect(differenceOf(before, 'impSync', false).kind).toBe('normal');
  });

  it('are left open where nothing explains them', () => {
    const requestor = aRequestor('A/1', 'cc', { srvSync: { requestor: 90, server: 85 } });
    expect(differenceOf(requestor, 'srvSync', false)).toMatchObject({ kind: 'open', sign: '≠' });
  });

  it('are not compared as long as not everything was read', () => {
    const requestor = aRequestor('A/1', 'cc', { srvSync: { requestor: 90, server: 85 }, breached: [2] });
    expect(differenceOf(requestor, 'srvSync', true)).toMatchObject({ kind: 'normal', sign: '·' });
  });

  it('are unknown with one end missing, and say which', () => {
    expect(differenceOf(aRequestor('A/1', 'c', { reqSync: ONE_END }), 'reqSync', false)).toMatchObject({
      kind: 'unknown',
      text: expect.stringContaining('of the server is not known'),
    });
  });
});

describe('broken numbers', () => {
  it('marks the numbers that contradict each other', () => {
    const row = aLedgerRow(9, { broken: [5] });
    expect(brokenAt(row, 'server', 'imports')).toEqual([5]);
    expect(brokenAt(row, 'requestor', 'imports')).toEqual([5]);
    expect(brokenAt(row, 'requestor', 'srv')).toEqual([]);
  });

  it('finds the message whose sum is wrong', () => {
    const request = aLedgerRow(1, { broken: [1], requestor: someNumbers({ sent: 4 }) });
    expect(brokenAt(request, 'requestor', 'sent')).toEqual([1]);
    expect(brokenAt(request, 'server', 'srv')).toEqual([]);
    expect(brokenAt(aLedgerRow(1, { broken: [1] }), 'server', 'srv')).toEqual([1]);
  });

  it('explains with the breach of that cycle, else with the invariant', () => {
    const breaches = [
      aBreach({ invariant: 5, firstCycle: 9, lastCycle: 10, title: 'Registered again', text: 'I=0.' }),
    ];
    expect(brokenWords([5], 10, breaches)).toBe('Registered again. I=0.');
    expect(brokenWords([5], 3, breaches)).toContain('Q99961');
    for (const invariant of INVARIANTS) expect(brokenWords([invariant], 1, [])).toMatch(/\.$/);
  });

  it('is told of a cycle once for each rule, by its breach or else by the rule', () => {
    const breach = aBreach({ invariant: 5, firstCycle: 2, lastCycle: 3, title: 'Registered again' });
    const rows = [aLedgerRow(1, { broken: [5] }), aLedgerRow(2, { broken: [5, 9] }), aLedgerRow(3)];
    const ledger = aLedger({ rows, breaches: [breach] });
    expect(objectionsAt(ledger, 1)).toMatchObject([{ title: 'I is the same at both ends', breach: null }]);
    expect(objectionsAt(ledger, 2).map(({ title }) => title)).toEqual([
      'Registered again',
      'Numbers only grow',
    ]);
    expect(objectionsAt(ledger, 3)).toEqual([]);
    expect(objectionsAt(ledger, 99)).toEqual([]);
    for (const invariant of INVARIANTS) expect(ruleName(invariant)).not.toBe('');
  });

  it('says which cycles a breach shows in', () => {
    expect(breachCycles(aBreach({ firstCycle: 9, lastCycle: 10 }))).toBe('cycles 9–10');
    expect(breachCycles(aBreach({ firstCycle: 6, lastCycle: 6 }))).toBe('cycle 6');
    expect(breachCycles(aBreach({ firstCycle: null, lastCycle: null }))).toBe('proved by a listing');
  });
});

describe('causes', () => {
  it('come in the order of what can still be helped', () => {
    expect(causesInOrder([OVER, STILL, OVER, STILL])).toEqual([STILL, STILL, OVER, OVER]);
  });

  it('say whether they are over', () => {
    expect(standing(aBreach({ lastCycle: 10 }))).toBe('still so in cycle 10');
    expect(standing(aBreach({ lastCycle: 6, overSince: 7 }))).toBe('over since cycle 7');
    expect(standing(aBreach({ firstCycle: null, lastCycle: null }))).toBe('nothing tells that it is over');
  });

  it('are counted where they are open, and not at all where nothing was compared', () => {
    const one = aRequestor('A/1', 'c', { reqSync: ONE_END, srvSync: ONE_END, impSync: ONE_END });
    expect(openCauses(anOverview([one]))).toBeNull();
    expect(openCauses(anOverview([]))).toBeNull();
    expect(openCauses(anOverview([one], { causes: [STILL, OVER] }))).toBe(1);
    expect(openCauses(anOverview([aRequestor('A/1', 'c')], { causes: [OVER] }))).toBe(0);
  });

  it('keep commands in one piece, and tell decoders from words', () => {
    const text = 'RESYNC.GLB: IMPORT -S on the server, `was` and LISTQ -FREQTRANS, then NET/PO - no more.';
    const parts = proseParts(text);
    expect(parts.map((part) => part.text).join('')).toBe(text.replaceAll('`', ''));
    expect(parts.filter(({ isCommand }) => isCommand).map((part) => part.text)).toEqual([
      'RESYNC.GLB',
      'IMPORT -S',
      'was',
      'LISTQ -FREQTRANS',
    ]);
    expect(proseParts('')).toEqual([]);
    const decoders = proseParts('second alone: decoded; legacy-msmi hung a second time, safe and sound.');
    expect(decoders.flatMap(({ decoder }) => decoder ?? [])).toEqual(['second', 'legacy-msmi']);
    const reset = proseParts('Run LISTDS -R -Z there.').filter(({ isCommand }) => isCommand);
    expect(reset.map((part) => part.text)).toEqual(['LISTDS -R -Z']);
  });
});

describe('missing numbers', () => {
  it('tells no message from a message without numbers, and from one that was cut', () => {
    const none = { req: null, reqWas: null, srv: null, srvWas: null, imports: null, sent: null };
    expect(whyNoNumbers(null)).toBe('no message');
    expect(whyNoNumbers(someNumbers(none))).toBe('no numbers in it');
    expect(whyNoNumbers(someNumbers({ sent: null }))).toBeNull();
    expect(whyNoNumber(someNumbers({ sent: null }))).toBe('cut off');
    expect(whyNoNumber(someNumbers({ message: null, line: 7 }))).toBe('not listed');
  });
});

describe('copy of a ledger', () => {
  const lines = (text: string): string[][] => text.split('\n').map((line) => line.split('\t'));

  it('has as many cells in every line, and never an empty number', () => {
    const rows = [
      aLedgerRow(1),
      aLedgerRow(2, { server: null }),
      aLedgerRow(3, { requestor: someNumbers({ imports: null, sent: null }) }),
    ];
    const [head, ...cells] = lines(ledgerText(aLedger({ rows })));
    expect(new Set(cells.map((line) => line.length))).toEqual(new Set([head?.length]));
    expect(cells[0]?.slice(0, 9)).toEqual([
      'NET/PO1',
      'NET/HUB',
      '1',
      '1996-05-08 21:00:00',
      '17',
      '12',
      '80',
      '1',
      '5',
    ]);
    expect(cells[1]?.filter((cell) => cell === 'no message')).toHaveLength(5);
    expect(cells[2]?.filter((cell) => cell === 'cut off')).toHaveLength(2);
  });

  it('is no formula, whatever a file is called', () => {
    const message = { id: 1, file: '=HYPERLINK("x")\tb\nc.eml' };
    const text = ledgerText(aLedger({ rows: [aLedgerRow(1, { requestor: someNumbers({ message }) })] }));
    expect(lines(text)).toHaveLength(2);
    expect(text).toContain(`\t'=HYPERLINK("x") b c.eml\t`);
  });

  it('holds the newest cycles when there are too many', () => {
    const rows = Array.from({ length: CYCLES_COPIED + 1 }, (_, index) => aLedgerRow(index + 1));
    const copied = lines(ledgerText(aLedger({ rows })));
    expect(copied).toHaveLength(CYCLES_COPIED + 1);
    expect(copied[1]?.[2]).toBe('2');
  });
});

describe('number of cycles typed', () => {
  it.each([
    ['1', 1],
    ['1000', 1_000],
    [' 14 ', 14],
    ['0', null],
    ['1001', null],
    ['14.5', null],
    ['-3', null],
    ['', null],
  ])('reads "%s" as %s', (text, value) => {
    expect(parseCycles(text)).toBe(value);
  });
});
