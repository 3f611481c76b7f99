import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  acceptDiagnosis,
  reachCards,
  refreshDiagnosis,
  takeOverCards,
  toggleCard,
  useDiagnosis,
} from '../../../renderer/diagnosis/diagnosis-store.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import type { DiagnosisOverview } from '../../../shared/contract/diagnosis.ts';
import { aFinding, anAnswer } from './findings.ts';

let answer: DiagnosisOverview = anAnswer([]);
let asked = 0;

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  useDiagnosis.setState({ overview: null, refusal: null, shown: [], open: new Set(), isReached: false });
  vi.stubGlobal('window', {
    api: {
      request: () => {
        asked += 1;
        return Promise.resolve({ ok: true, value: structuredClone(answer) });
      },
    },
  });
});

afterEach(async () => {
  await vi.runAllTimersAsync();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The engine answers with these cards. */
async function found(...keys: readonly string[]): Promise<void> {
  answer = anAnswer(keys.map((key) => aFinding(key)));
  refreshDiagnosis();
  await vi.runAllTimersAsync();
}

function shown(): readonly string[] {
  return useDiagnosis.getState().shown.map(({ key }) => key);
}

describe('cards', () => {
  it('are taken over in the order of their rank while nobody reads them', async () => {
    await found('a', 'b');
    await found('c', 'b', 'a');
    expect(shown()).toEqual(['c', 'b', 'a']);
  });

  it('stay while one is open, and the others are taken over when it is closed', async () => {
    await found('a', 'b');
    toggleCard('a');
    await found('c', 'a');
    expect(shown()).toEqual(['a', 'b']);
    expect(useDiagnosis.getState().overview?.findings.map(({ key }) => key)).toEqual(['c', 'a']);
    toggleCard('a');
    expect(shown()).toEqual(['c', 'a']);
  });

  it('stay while they are pointed at', async () => {
    await found('a');
    reachCards(true);
    await found('b');
    expect(shown()).toEqual(['a']);
    reachCards(false);
    expect(shown()).toEqual(['b']);
  });

  it('are taken over on request in the order of their rank; an opened one stays open', async () => {
    await found('a', 'b');
    toggleCard('a');
    toggleCard('b');
    await found('c', 'a');
    takeOverCards();
    expect(shown()).toEqual(['c', 'a']);
    expect([...useDiagnosis.getState().open]).toEqual(['a']);
  });

  it('are asked for when they are ready, not while they are worked out', async () => {
    await found('a');
    const before = asked;
    acceptDiagnosis({ ...answer, status: { kind: 'working' }, isStale: true });
    await vi.runAllTimersAsync();
    expect(asked).toBe(before);
    expect(useDiagnosis.getState().overview?.status.kind).toBe('working');
    acceptDiagnosis({ ...answer, revision: 2 });
    await vi.runAllTimersAsync();
    expect(asked).toBe(before + 1);
  });

  it('of a queue that was closed meanwhile are passed over', async () => {
    answer = anAnswer([aFinding('a')]);
    refreshDiagnosis();
    useQueue.setState(({ epoch }) => ({ epoch: epoch + 1 }));
    await vi.runAllTimersAsync();
    expect(useDiagnosis.getState().overview).toBeNull();
  });
});
