import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearFilter, searchFor } from '../../../renderer/messages/filter.ts';
import {
  applyAgain,
  applyQuery,
  choose,
  chooseAll,
  messagesView,
  resetMessages,
  sortBy,
  useMessages,
} from '../../../renderer/messages/messages-store.ts';
import { useTypedText } from '../../../renderer/messages/typed-text.ts';
import type { MessageQuery } from '../../../shared/query.ts';
import { aRow } from './rows.ts';

/** An engine with three messages: those whose id is in `matching` pass every filter by state, no text is ever found. */
let matching: readonly number[] = [];
let opened: MessageQuery[] = [];
/** Lists that were asked whether more belongs into them. */
let extended: number[] = [];

interface Asked {
  readonly query: MessageQuery;
  readonly viewId: number;
}

beforeEach(async () => {
  vi.useFakeTimers();
  matching = [1, 2, 3];
  opened = [];
  extended = [];
  let shown: readonly number[] = [];
  const answers: Readonly<Record<string, (args: Asked) => unknown>> = {
    'view.open': ({ query }) => {
      opened.push(query);
      shown = query.text !== '' ? [] : query.states.length > 0 ? matching : [1, 2, 3];
      return { viewId: opened.length, total: shown.length };
    },
    'view.extend': ({ viewId }) => {
      extended.push(viewId);
      return { total: shown.length, added: 0 };
    },
    'view.page': () => shown.map((id) => aRow(id)),
    'view.ids': () => shown,
    'view.locate': () => null,
  };
  const request = (name: string, args: Asked) =>
    Promise.resolve(
      answers[name] === undefined
        ? { ok: false, error: { kind: 'not-found', text: 'Not there.', nextStep: '' } }
        : { ok: true, value: answers[name](args) },
    );
  vi.stubGlobal('window', { api: { request } });
  resetMessages();
  await vi.runAllTimersAsync();
  opened = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function chosen(): readonly number[] {
  return [...useMessages.getState().selection.ids];
}

describe('what is chosen', () => {
  it('is dropped by a filter', async () => {
    await chooseAll();
    expect(chosen()).toEqual([1, 2, 3]);
    await applyQuery({ text: 'matches nothing' });
    expect(messagesView.store.getState().total).toBe(0);
    expect(chosen()).toEqual([]);
  });

  it('is dropped at once, before the new rows are here', async () => {
    await chooseAll();
    const applied = applyQuery({ kinds: ['SrvTx'] });
    expect(chosen()).toEqual([]);
    await applied;
  });

  it('does not come from rows that were on their way out', async () => {
    const applied = applyQuery({ text: 'matches nothing' });
    choose({ index: 0, id: 1 }, 'only');
    await applied;
    expect(chosen()).toEqual([]);
  });

  it('is not what was to be chosen in the list before', async () => {
    const choosing = chooseAll();
    const applied = applyQuery({ text: 'matches nothing' });
    await Promise.all([choosing, applied]);
    expect(chosen()).toEqual([]);
  });

  it('stays in a new order', async () => {
    await chooseAll();
    await sortBy('subject');
    expect(chosen()).toEqual([1, 2, 3]);
  });

  it('leaves out what left the filter when it is applied again or sorted', async () => {
    await applyQuery({ states: ['hung'] });
    await chooseAll();
    matching = [1, 3];
    await applyAgain();
    expect(chosen()).toEqual([1, 3]);
    matching = [3];
    await sortBy('subject');
    expect(chosen()).toEqual([3]);
  });
});

describe('a list that is on its way', () => {
  it('is extended when it is here; the one before is left alone', async () => {
    const applied = applyQuery({ text: 'matches nothing' });
    messagesView.refresh();
    await applied;
    await vi.runAllTimersAsync();
    expect(opened).toHaveLength(1);
    expect(extended).toEqual([1]);
  });
});

describe('the search field', () => {
  it('applies what is typed after a pause, once', async () => {
    searchFor('a');
    await vi.advanceTimersByTimeAsync(200);
    searchFor('ab');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened.map(({ text }) => text)).toEqual(['ab']);
  });

  it('forgets what is typed when the filter is cleared before it was applied', async () => {
    await applyQuery({ states: ['hung'] });
    searchFor('typed');
    await vi.advanceTimersByTimeAsync(100);
    await clearFilter();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(useTypedText.getState().text).toBe('');
    expect(messagesView.store.getState().query).toMatchObject({ text: '', states: [] });
  });

  it('keeps what is typed when another filter is changed', async () => {
    searchFor('typed');
    await applyQuery({ states: ['hung'] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(messagesView.store.getState().query).toMatchObject({ text: 'typed', states: ['hung'] });
  });
});
