import { describe, expect, it } from 'vitest';
import type { CyclePicture } from '../../../shared/cycles/model.ts';
import { lineFamily } from '../../../shared/diagnosis/lines/watch-lines.ts';
import type { LinePattern, LineRule } from '../../../shared/diagnosis/lines/model.ts';
import type { Symptom } from '../../../shared/diagnosis/model.ts';
import { aLogRow } from '../../fixtures/log-lines.ts';
import { contextOf, watchFiles } from '../../fixtures/rule-cases.ts';

function aLineRule(patterns: readonly LinePattern[], given: Partial<LineRule> = {}): LineRule {
  return {
    id: 'logs/tested',
    family: 'logs',
    severity: 'warning',
    certainty: 'likely',
    name: 'Tested',
    looksAt: 'Lines.',
    meaning: 'A test.',
    disproof: 'Another.',
    kb: [],
    remedy: ['Wait.'],
    acts: [],
    explains: [],
    title: ({ lines }) => `${lines} lines`,
    patterns,
    cards: 'one',
    ...given,
  };
}

const EVENT = { kind: 'event', source: 'MSExchangeMSMI', category: null, eventId: 2446 } as const;
const anEvent = (id: number, text = 'decompression failed') =>
  aLogRow(id, { format: 'event', code: 2446, facts: EVENT, text });

function found(rule: LineRule, ...lines: ReturnType<typeof aLogRow>[]): readonly Symptom[] {
  return watchFiles(lineFamily([rule]), contextOf({ picture: PICTURE }), [], lines);
}

const at = (day: number, hour: number): number => Date.UTC(1996, 4, day, hour);

const PICTURE: CyclePicture = {
  servers: [
    {
      server: 'N/HUB',
      runs: [
        { index: 1, atMs: at(1, 21), line: null },
        { index: 2, atMs: at(2, 21), line: null },
        { index: 3, atMs: null, line: null },
      ],
    },
  ],
  requestors: [{ requestor: 'N/A', server: 'N/HUB', cycles: [] }],
  basis: [],
};

describe('a rule about log lines', () => {
  it('asks for form, code, source and words together', () => {
    const rule = aLineRule([
      { formats: ['event'], codes: [2446], source: 'msexchangemsmi', text: ['failed'], without: ['quota'] },
    ]);
    expect(found(rule, anEvent(1))).toHaveLength(1);
    expect(found(rule, aLogRow(1, { format: 'dirsync', code: 2446, text: 'failed' }))).toEqual([]);
    expect(found(rule, aLogRow(1, { format: 'event', code: 2447, facts: EVENT, text: 'failed' }))).toEqual(
      [],
    );
    expect(
      found(
        rule,
        aLogRow(1, {
          format: 'event',
          code: 2446,
          facts: { ...EVENT, source: 'MSExchangeDX' },
          text: 'failed',
        }),
      ),
    ).toEqual([]);
    expect(found(rule, anEvent(1, 'it worked'))).toEqual([]);
    expect(found(rule, anEvent(1, 'Failed: QUOTA'))).toEqual([]);
  });

  it('takes any form and any code where none is given', () => {
    const rule = aLineRule([{ formats: [], text: ['missed its run window'] }]);
    expect(
      found(rule, aLogRow(1, { format: null, code: null, text: 'NSDA Missed its run window' })),
    ).toHaveLength(1);
  });

  it('counts a line once however many of its patterns fit', () => {
    const rule = aLineRule([
      { formats: ['event'], codes: [2446] },
      { formats: [], text: ['failed'] },
    ]);
    expect(found(rule, anEvent(1))[0]?.text).toMatch(/^1 line, at /);
  });

  it('finds one symptom for each post office, with its cycles, the first line and the last ones', () => {
    const rule = aLineRule([{ formats: [], text: ['full'] }]);
    const [one, other, ...more] = found(
      rule,
      aLogRow(1, { text: 'disk full 1', postOffice: 'N/A', atMs: at(1, 20) }),
      aLogRow(2, { text: 'disk full 2', postOffice: 'N/B', atMs: at(1, 20) }),
      ...[3, 4, 5, 6].map((id) =>
        aLogRow(id, { text: `disk full ${id}`, postOffice: 'N/A', atMs: at(2, 22) }),
      ),
    );
    expect(more).toEqual([]);
    expect(one?.text).toMatch(/^5 lines of N\/A, from /);
    expect(one?.about).toMatchObject({
      lines: [1, 3, 4, 5, 6],
      requestors: ['N/A'],
      cycles: [
        { requestor: 'N/A', server: 'N/HUB', cycle: 1 },
        { requestor: 'N/A', server: 'N/HUB', cycle: 2 },
      ],
    });
    expect(one?.evidence.map(({ place }) => place)).toEqual(
      [1, 4, 5, 6].map((line) => ({ kind: 'line', line })),
    );
    expect(other?.about).toMatchObject({ requestors: ['N/B'], cycles: [] });
  });

  it('says nothing of fewer lines of a post office than it takes', () => {
    const rule = aLineRule([{ formats: [], text: ['full'] }], { least: 2 });
    const full = (id: number, postOffice: string) => aLogRow(id, { text: 'full', postOffice });
    expect(found(rule, full(1, 'N/A'), full(2, 'N/B'))).toEqual([]);
    expect(found(rule, full(1, 'N/A'), full(2, 'N/A'), full(3, 'N/B'))).toHaveLength(1);
  });

  it('keeps a bounded number of post offices, and says how many lines of others there were', () => {
    const watch = lineFamily([aLineRule([{ formats: [], text: ['full'] }])]).watch(contextOf());
    for (let id = 1; id <= 20_002; id += 1)
      watch.line?.(aLogRow(id, { text: 'full', postOffice: `N/${id}` }));
    expect(watch.finish()).toHaveLength(20_000);
    expect(watch.notChecked?.()).toEqual([expect.stringContaining('2 log lines of further post offices')]);
  });

  it('makes one card, or one for each post office, as the rule says', () => {
    const lines = [
      aLogRow(1, { text: 'full', postOffice: 'N/A' }),
      aLogRow(2, { text: 'full', postOffice: 'N/B' }),
    ];
    const groups = (cards: LineRule['cards']) =>
      found(aLineRule([{ formats: [], text: ['full'] }], { cards }), ...lines).map(({ group }) => group);
    expect(groups('one')).toEqual(['', '']);
    expect(groups('by-post-office')).toEqual(['N/A', 'N/B']);
  });
});
