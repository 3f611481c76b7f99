import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ladderHeadline } from '../../../renderer/ladder/ladder-headline.ts';
import {
  closeLadder,
  openLadder,
  recordRung,
  undoRung,
  useLadder,
} from '../../../renderer/ladder/ladder-store.ts';
import { isTyped } from '../../../renderer/ladder/rung-commands.tsx';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import type { QueueInfo } from '../../../shared/contract/queue.ts';
import type { Ladder, RungState } from '../../../shared/ladder/model.ts';

function aRung(facts: Partial<RungState>): RungState {
  return {
    rung: 'check',
    title: 'Check registration',
    what: 'Costs nothing.',
    commands: [],
    state: 'next',
    reason: 'The mildest.',
    recorded: null,
    kb: ['Q96060'],
    ...facts,
  };
}

function aLadder(requestor: string, rungs: readonly RungState[], trouble: string | null = 'Silent.'): Ladder {
  return { requestor, server: null, trouble, rungs, never: [], basis: [] };
}

const NORTH = { requestor: 'NORTH/PO1', server: null };
const SOUTH = { requestor: 'SOUTH/PO1', server: null };

/** What was asked, in order. */
let asked: string[] = [];
let answers: ((answer: unknown) => void)[] = [];

beforeEach(() => {
  asked = [];
  answers = [];
  useQueue.setState({ phase: { kind: 'open', info: { path: '/a' } as QueueInfo } });
  vi.stubGlobal('window', {
    api: {
      request: (name: string) => {
        if (name === 'journal.page') return new Promise(() => undefined);
        asked.push(name);
        return new Promise((resolve) => answers.push(resolve));
      },
    },
  });
});
afterEach(() => {
  closeLadder();
  vi.unstubAllGlobals();
});

async function answer(value: unknown): Promise<void> {
  answers.shift()?.({ ok: true, value });
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  await Promise.resolve();
}

async function refuse(): Promise<void> {
  answers.shift()?.({ ok: false, error: { kind: 'busy', text: 'Busy.', nextStep: 'Wait.' } });
  await vi.waitFor(() => expect(useLadder.getState().refusal).not.toBeNull());
}

function shown(): string | undefined {
  return useLadder.getState().ladder?.requestor;
}

describe('the ladder on the screen', () => {
  it('is that of the requestor asked for last', async () => {
    openLadder(NORTH);
    openLadder(SOUTH);
    await answer(aLadder('NORTH/PO1', []));
    expect(shown()).toBeUndefined();
    await answer(aLadder('SOUTH/PO1', []));
    await vi.waitFor(() => expect(shown()).toBe('SOUTH/PO1'));
  });

  it('records a rung once, however often it is pressed, and takes it back', async () => {
    openLadder(NORTH);
    await answer(aLadder('NORTH/PO1', [aRung({})]));
    await vi.waitFor(() => expect(shown()).toBe('NORTH/PO1'));
    void recordRung('check', 'Registered anew');
    void recordRung('check', 'Registered anew');
    expect(asked).toEqual(['ladder.of', 'ladder.record']);
    const recorded = { journalId: 4, atMs: 0, who: 'me' };
    await answer(aLadder('NORTH/PO1', [aRung({ state: 'done', recorded })]));
    await vi.waitFor(() => expect(useLadder.getState().isBusy).toBe(false));
    void undoRung(4);
    await answer({});
    await vi.waitFor(() => expect(asked).toEqual(['ladder.of', 'ladder.record', 'undo', 'ladder.of']));
  });

  it('keeps what it shows when a record is refused', async () => {
    openLadder(NORTH);
    await answer(aLadder('NORTH/PO1', [aRung({})]));
    await vi.waitFor(() => expect(shown()).toBe('NORTH/PO1'));
    void recordRung('check', '');
    await refuse();
    expect(shown()).toBe('NORTH/PO1');
    expect(useLadder.getState().isBusy).toBe(false);
  });
});

describe('commands of a remedy', () => {
  it('are copied where they are typed, not where menus are chosen', () => {
    expect(isTyped('listds admin -p<password> -d<drive> -r')).toBe(true);
    expect(isTyped('ADMIN: Config, Dir-Sync, Requestor, Import')).toBe(false);
  });
});

describe('the first line of the ladder', () => {
  it('names the remedy to take now', () => {
    expect(ladderHeadline(aLadder('A/B', [aRung({ state: 'done' }), aRung({})]))).toBe(
      'Take this now: check registration.',
    );
    expect(ladderHeadline(aLadder('A/B', [aRung({ title: 'RESYNC.GLB' })]))).toBe(
      'Take this now: RESYNC.GLB.',
    );
  });

  it('says that none is needed, or none is left', () => {
    expect(ladderHeadline(aLadder('A/B', [], null))).toContain('no remedy is needed');
    expect(ladderHeadline(aLadder('A/B', [aRung({ state: 'never' })]))).toContain('was taken');
  });
});
