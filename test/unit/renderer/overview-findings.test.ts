import { describe, expect, it } from 'vitest';
import { findings } from '../../../renderer/overview/findings.ts';
import type { Known } from '../../../renderer/overview/findings.ts';
import type { Breach } from '../../../shared/ledger/model.ts';
import { aSummary } from './summaries.ts';
import { aBreach, aRequestor, anOverview } from './sync-rows.ts';

const NOTHING: Known = {
  summary: aSummary({ decoded: 9 }),
  sync: anOverview([aRequestor('NET/A', 'cc')]),
  isProvisional: false,
  logErrors: 0,
  scheduleFlags: 0,
};

function told(known: Partial<Known>): readonly string[] {
  return findings({ ...NOTHING, ...known }).map(({ weight, view, text }) => `${weight} ${view}: ${text}`);
}

function causes(...breaches: readonly Partial<Breach>[]) {
  return breaches.map((facts) => ({ breach: aBreach(facts), requestors: ['NET/A'] }));
}

describe('what is wrong, in the overview', () => {
  it('is nothing when all is well, and when it was not asked for', () => {
    expect(told({})).toEqual([]);
    expect(told({ sync: null, logErrors: null, scheduleFlags: null })).toEqual([]);
  });

  it('is one line for each view, the worst first and what is over last', () => {
    const requestors = ['NET/A', 'NET/B', 'NET/C'].map((requestor) => ({
      requestor,
      total: 3,
      hung: 1,
      failed: 0,
    }));
    const sync = anOverview([aRequestor('NET/A', 'lsc')], { causes: causes({ overSince: 3 }) });
    const summary = aSummary({ hung: 3, failed: 1, unrecognised: 2, decoded: 9 }, { requestors });
    expect(told({ summary, sync, logErrors: 46, scheduleFlags: 1 })).toEqual([
      'bad hung: 3 messages hung: NET/A, NET/B and 1 more',
      'bad messages: 1 message failed, 2 files not recognised',
      'odd cycles: Cycles: 1 late, 1 skipped',
      'odd logs: 46 errors in the logs',
      'odd schedule: 1 flag in the schedule',
      expect.stringMatching(/^over ledger: /),
    ]);
  });

  it('names a cause that is still so before cycles that went on', () => {
    const sync = anOverview([aRequestor('NET/A', 'lc')], {
      causes: causes({ overSince: null }, { overSince: 2 }),
    });
    expect(told({ sync }).map((line) => line.split(':')[0])).toEqual(['bad ledger', 'odd cycles']);
  });

  it('claims no missing reply and no contradiction before everything was read', () => {
    const sync = anOverview([aRequestor('NET/A', 'nl')], { causes: causes({}) });
    expect(told({ sync, isProvisional: true })).toEqual(['odd cycles: Cycles: 1 late so far']);
    expect(told({ sync })).toContain('bad cycles: Cycles: 1 no reply, 1 late');
  });
});
