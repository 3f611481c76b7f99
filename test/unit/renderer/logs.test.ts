/** The Logs view without a window: its words, its filter, and its list. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOG_ORDERS, isFiltered, recallFilter, rememberFilter } from '../../../renderer/logs/log-filter.ts';
import { factWords, textOf, zoneChoices, zoneWord } from '../../../renderer/logs/log-words.ts';
import { logsHeadline } from '../../../renderer/logs/logs-headline.ts';
import {
  chooseLine,
  clearLogFilter,
  closeLine,
  filterLogs,
  goToLine,
  refreshLogs,
  resetLogs,
  showLines,
  useLogs,
} from '../../../renderer/logs/logs-store.ts';
import { useQueue } from '../../../renderer/queue/queue-store.ts';
import { useShell } from '../../../renderer/shell/shell-store.ts';
import type { LogOverview, LogQuery } from '../../../shared/contract/logs.ts';
import { EVERY_LINE } from '../../../shared/logs/every-line.ts';
import type { Summary } from '../../../shared/contract/queue.ts';
import { aLogRow } from '../../fixtures/log-lines.ts';

function anOverview(facts: Partial<LogOverview> = {}): LogOverview {
  const severities = { status: 0, notice: 0, warning: 0, error: 0, fatal: 0 };
  const none = { formats: [], lines: 0, problems: 0, errors: 0, fatal: 0, firstMs: null, lastMs: null };
  const attached = { logs: 0, ...none };
  return { logs: 0, lines: 0, problems: 0, severities, files: [], attached, postOffices: [], ...facts };
}

/** As far as the Logs view looks at it. */
function aSummary(phase: Summary['scan']['phase'], lines = 0): Summary {
  return { logs: { files: 1, lines }, scan: { phase } } as Summary;
}

function headline(phase: Summary['scan']['phase'], overview: LogOverview): string {
  return logsHeadline(aSummary(phase), overview)
    .map(({ text }) => text)
    .join('; ');
}

describe('the first line', () => {
  const severities = { status: 9, notice: 0, warning: 5, error: 2, fatal: 1 };

  it('tells how much there is, how many errors, and what could not be read', () => {
    const overview = anOverview({ logs: 4, lines: 1_204, problems: 2, severities });
    expect(headline('finished', overview)).toBe(
      '1,204 lines in 4 logs; 1 fatal line; 2 errors; 2 lines could not be read',
    );
    expect(headline('finished', anOverview({ logs: 1, lines: 1 }))).toBe(
      '1 line in 1 log; no errors; every line could be read',
    );
    expect(headline('decoding', overview)).toContain('4 logs so far');
  });

  it('leads from each number to just the lines that it counts', () => {
    const overview = anOverview({ logs: 4, lines: 1_204, problems: 2, severities });
    expect(logsHeadline(aSummary('finished'), overview).map(({ narrows }) => narrows)).toEqual([
      null,
      { severities: ['fatal'] },
      { severities: ['error'] },
      { problemsOnly: true },
    ]);
    const sound = logsHeadline(aSummary('finished'), anOverview({ logs: 1, lines: 1 }));
    expect(sound.filter(({ narrows }) => narrows !== null)).toEqual([]);
  });

  it('tells no log, none so far, not looked to the end, and not known apart', () => {
    const texts = [
      headline('finished', anOverview()),
      headline('decoding', anOverview()),
      headline('cancelled', anOverview()),
      logsHeadline(null, null)[0].text,
    ];
    expect(new Set(texts).size).toBe(4);
  });
});

describe('words', () => {
  it('name the zone of the logs with its sign and its minutes', () => {
    expect([0, 60, -210, 345].map(zoneWord)).toEqual(['UTC', 'UTC+1', 'UTC−3:30', 'UTC+5:45']);
  });

  it('offer every half hour and the zone that is set, within the limits of the settings', () => {
    const choices = zoneChoices(7);
    expect(choices).toContain(7);
    expect(choices).toEqual(choices.toSorted((a, b) => a - b));
    expect([Math.min(...choices), Math.max(...choices)]).toEqual([-720, 840]);
  });

  it('say that a line has no text, and what its code stands for where the catalogue has it', () => {
    expect(textOf(aLogRow(1, { text: 'Types requested: PCM', code: 167 }))).toEqual({
      text: 'Types requested: PCM',
      isNone: false,
    });
    expect(textOf(aLogRow(1, { format: 'dsserver', text: ' ', code: 171 }))).toEqual({
      text: 'No updates to send (code 171, no text)',
      isNone: true,
    });
    expect(textOf(aLogRow(1, { format: 'dsserver', text: '', code: 777 }))).toEqual({
      text: 'code 777, no text',
      isNone: true,
    });
    expect(textOf(aLogRow(1, { text: '', code: null }))).toEqual({ text: 'no text', isNone: true });
  });

  it('leave out the fields that a line does not hold', () => {
    expect(
      factWords({ kind: 'run', step: 'T2', outcome: 'missed', exitCode: null }).map(([name]) => name),
    ).toEqual(['Process', 'Outcome']);
    expect(factWords({ kind: 'mail', bytes: 1_204, from: 'A/B/C', to: '', mai: [] })).toEqual([
      ['From', 'A/B/C'],
      ['Size', '1,204 bytes'],
    ]);
    expect(factWords({ kind: 'counted-year', written: '100' })).toEqual([
      ['Year as written', '100, counted from 1900'],
    ]);
    expect(factWords({ kind: 'schedule', step: 'T1', day: 6, minute: 825 })).toEqual([
      ['Process', 'T1'],
      ['When', 'Saturday 13:45'],
    ]);
  });
});

describe('the remembered filter', () => {
  const AT_FIRST: LogQuery = { ...EVERY_LINE, order: 'newest' };
  const stored = new Map<string, string>();

  beforeEach(() => {
    stored.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    });
  });

  afterEach(() => vi.unstubAllGlobals());

  it('begins with every line of the contract, the newest first', () => {
    expect(recallFilter()).toEqual(AT_FIRST);
    expect(isFiltered({ ...AT_FIRST, order: 'file' })).toBe(false);
    expect(isFiltered({ ...AT_FIRST, code: 0 })).toBe(true);
  });

  it('keeps what is useful in any queue, and forgets what belongs to one', () => {
    const kept = { ...AT_FIRST, severities: ['error', 'none'] } satisfies LogQuery;
    for (const order of LOG_ORDERS) {
      rememberFilter({ ...kept, order, text: 'x', fileId: 3, code: 7 });
      expect(recallFilter()).toEqual({ ...kept, order });
    }
  });

  it('is not taken from what another version or anybody else has written', () => {
    for (const value of ['{"severities":["loud"]}', '[]', 'null', '{"formats":3}', 'no json']) {
      stored.set('dirsync-workbench.log-filter', value);
      expect(recallFilter()).toEqual(AT_FIRST);
    }
  });
});

/** What the requests of this view are asked with, each a part of it. */
interface Asked {
  readonly query: LogQuery;
  readonly offset: number;
  readonly limit: number;
  readonly line: number;
}

describe('the list', () => {
  /** Ids of the lines that pass the filter "x" and of all lines. */
  const MATCHING = [2, 4];
  let all: number[];
  let opened: LogQuery[];
  /** What the user does before the place of a line is answered. */
  let whileLocating: (() => void) | null;
  let refuses: string | null;

  beforeEach(async () => {
    vi.useFakeTimers();
    all = [1, 2, 3, 4, 5];
    opened = [];
    whileLocating = null;
    refuses = null;
    let shown: readonly number[] = [];
    const answers: Readonly<Record<string, (args: Asked) => unknown>> = {
      'logs.files': () => anOverview({ lines: all.length, logs: 1 }),
      'logs.open': ({ query }) => {
        opened.push(query);
        shown = query.text === '' ? [...all] : MATCHING;
        return { viewId: opened.length, total: shown.length };
      },
      'logs.page': ({ offset, limit }) =>
        shown
          .slice(offset, offset + limit)
          .filter((id) => all.includes(id))
          .map((id) => aLogRow(id)),
      'logs.locate': ({ line }) => {
        const act = whileLocating;
        whileLocating = null;
        act?.();
        const at = shown.indexOf(line);
        return at === -1 ? null : at;
      },
      'logs.line': ({ line }) => ({
        row: aLogRow(line),
        raw: { text: `raw ${line}`, isCut: false },
        messages: [],
      }),
    };
    const error = { kind: 'engine-down', text: 'No answer.', nextStep: 'Wait.' };
    const request = (name: string, args: Asked) =>
      Promise.resolve(
        name === refuses ? { ok: false, error } : { ok: name in answers, value: answers[name]?.(args) },
      );
    vi.stubGlobal('window', { api: { request } });
    useQueue.setState({ summary: aSummary('finished', all.length) });
    resetLogs();
    refreshLogs();
    await vi.runAllTimersAsync();
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    useQueue.setState({ summary: null });
  });

  it('keeps the chosen line when the filter lets it through, and its card when it does not', async () => {
    chooseLine(3);
    await vi.runAllTimersAsync();
    expect(useLogs.getState()).toMatchObject({ active: { id: 4, index: 3 }, detail: { row: { id: 4 } } });
    await filterLogs({ text: 'x' });
    expect(useLogs.getState().active).toEqual({ id: 4, index: 1 });
    chooseLine(0);
    await clearLogFilter();
    expect(useLogs.getState().active).toEqual({ id: 2, index: 1 });
    chooseLine(2);
    await filterLogs({ text: 'x' });
    expect(useLogs.getState().active).toEqual({ id: 3, index: null });
  });

  it('shows a line that is asked for from elsewhere, without the filter when that hides it', async () => {
    await filterLogs({ text: 'x' });
    await goToLine(3);
    await vi.runAllTimersAsync();
    expect(useShell.getState().view).toBe('logs');
    expect(useLogs.getState()).toMatchObject({
      active: { id: 3, index: 2 },
      query: { text: '' },
      detail: { raw: { text: 'raw 3' } },
      wantsFocus: true,
    });
    await filterLogs({ text: 'x' });
    await goToLine(2);
    expect(useLogs.getState()).toMatchObject({ active: { id: 2, index: 0 }, query: { text: 'x' } });
  });

  it('keeps its filter when a second line is asked for before the first is shown', async () => {
    await filterLogs({ text: 'x' });
    await Promise.all([goToLine(2), goToLine(4)]);
    expect(useLogs.getState()).toMatchObject({ active: { id: 4, index: 1 }, query: { text: 'x' } });
    expect(opened.filter(({ text }) => text === '')).toHaveLength(1);
  });

  it('keeps its filter when it could not be made for the line that is asked for', async () => {
    await filterLogs({ text: 'x' });
    const many = opened.length;
    refuses = 'logs.open';
    await goToLine(3);
    expect(useLogs.getState()).toMatchObject({ query: { text: 'x' }, refusal: { kind: 'engine-down' } });
    expect(opened).toHaveLength(many);
  });

  it('leads to the line that is asked for first of all, though the view asks for its list too', async () => {
    resetLogs();
    useLogs.setState({ overview: anOverview() });
    refreshLogs();
    await goToLine(3);
    await vi.runAllTimersAsync();
    expect(useLogs.getState()).toMatchObject({ active: { id: 3, index: 2 }, scroll: { to: 'active' } });
    expect(useLogs.getState().wantsFocus).toBe(true);
  });

  it('leaves the line chosen that was chosen while it was made anew, at its place in the new list', async () => {
    chooseLine(1);
    whileLocating = () => chooseLine(3);
    await filterLogs({ text: 'x' });
    expect(useLogs.getState().active).toEqual({ id: 4, index: 1 });
    whileLocating = closeLine;
    await clearLogFilter();
    expect(useLogs.getState().active).toBeNull();
  });

  it('grows by itself while nobody reads in it, and stands still while a line is chosen', async () => {
    const grow = async (...ids: number[]): Promise<void> => {
      all = [...all, ...ids];
      useQueue.setState({ summary: aSummary('decoding', all.length) });
      refreshLogs();
      await vi.runAllTimersAsync();
    };
    await grow(6);
    expect(useLogs.getState().total).toBe(6);
    chooseLine(0);
    await grow(7, 8);
    expect(useLogs.getState().total).toBe(6);
    expect(useLogs.getState().overview?.lines).toBe(8);
  });

  it('is made anew when lines that it holds are no longer there', async () => {
    const many = opened.length;
    all = [11, 12, 13];
    useLogs.setState({ pages: new Map() });
    showLines({ first: 0, last: 10 });
    await vi.runAllTimersAsync();
    expect(opened.length).toBe(many + 1);
    expect(useLogs.getState().total).toBe(3);
  });
});
