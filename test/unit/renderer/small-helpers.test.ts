import { describe, expect, it } from 'vitest';
import { useLab } from '../../../renderer/lab/lab-store.ts';
import { gridTemplate, totalWidth } from '../../../renderer/messages/columns.ts';
import { rowsAsText } from '../../../renderer/messages/copy-rows.ts';
import { ALL_MESSAGES } from '../../../renderer/messages/default-query.ts';
import { hasOutgrown } from '../../../renderer/messages/outgrown.ts';
import { absolutePath } from '../../../renderer/queue/paths.ts';
import { STALL_RANGE, parseSeconds, secondsText } from '../../../renderer/settings/seconds.ts';
import { coalesce } from '../../../renderer/ui/coalesce.ts';
import { EVERYTHING } from '../../../shared/query.ts';
import { watchdogSchema } from '../../../shared/limits.ts';
import { aRow, someEvidence } from './rows.ts';

describe('outgrown rows', () => {
  const before = aRow(1, { state: { kind: 'hung', evidence: someEvidence() } });

  it('notices a row that the filter would hide now', () => {
    expect(hasOutgrown({ ...ALL_MESSAGES, states: ['hung'] }, before, aRow(1))).toBe(true);
    expect(hasOutgrown(ALL_MESSAGES, before, aRow(1))).toBe(false);
    expect(hasOutgrown(ALL_MESSAGES, before, { ...before, gone: true })).toBe(true);
  });

  it('notices a row that the order would move now', () => {
    const bySize = { ...ALL_MESSAGES, sort: { column: 'bytesOut', direction: 'descending' } } as const;
    expect(hasOutgrown({ ...bySize }, aRow(1), aRow(1, { bytesOut: 7 }))).toBe(true);
    expect(hasOutgrown({ ...bySize }, aRow(1), aRow(1, { bytesIn: 7 }))).toBe(false);
  });
});

describe('copied rows', () => {
  it('are tab-separated, with exact times and the reason', () => {
    const row = aRow(7, {
      dateMs: Date.UTC(1996, 2, 14, 2, 5, 9),
      state: { kind: 'hung', evidence: someEvidence() },
    });
    const line = rowsAsText([row]).split('\n')[1]?.split('\t');
    expect(line?.slice(0, 2)).toEqual(['Hung', 'message-7.eml']);
    expect(line).toContain('1996-03-14 02:05:09');
    expect(line?.at(-1)).toContain('Stopped at 1,234,567 bytes out');
  });

  it('cannot be broken out of by a hostile subject', () => {
    const text = rowsAsText([aRow(1, { subject: '=cmd\t|x\r\nReqTx' })]);
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain("\t'=cmd |x ReqTx\t");
  });
});

describe('the default query', () => {
  it('is the one of the contract', () => {
    expect(ALL_MESSAGES).toEqual(EVERYTHING);
  });
});

describe('paths', () => {
  it('joins in the manner of the platform', () => {
    expect(absolutePath({ path: '/srv/queue', kind: 'directory' }, 'a/b.eml')).toBe('/srv/queue/a/b.eml');
    expect(absolutePath({ path: 'C:\\queue\\', kind: 'directory' }, 'a/b.eml')).toBe('C:\\queue\\a\\b.eml');
    expect(absolutePath({ path: '/srv/one.eml', kind: 'file' }, 'one.eml')).toBe('/srv/one.eml');
  });
});

describe('seconds', () => {
  it('accepts the bounds of the contract and nothing beyond', () => {
    for (const ms of [STALL_RANGE.minMs, STALL_RANGE.maxMs]) {
      expect(parseSeconds(secondsText(ms), STALL_RANGE)).toBe(ms);
      expect(watchdogSchema.safeParse({ stallMs: ms }).success).toBe(true);
    }
    expect(parseSeconds('0.19', STALL_RANGE)).toBeNull();
    expect(parseSeconds('601', STALL_RANGE)).toBeNull();
  });

  it('takes a comma and refuses what is no number', () => {
    expect(parseSeconds('2,5', STALL_RANGE)).toBe(2500);
    expect(parseSeconds('5 s', STALL_RANGE)).toBeNull();
    expect(parseSeconds('', STALL_RANGE)).toBeNull();
  });
});

describe('columns', () => {
  it('uses remembered widths', () => {
    expect(gridTemplate({ file: 300 })).toContain('px 300px ');
    expect(totalWidth({ file: 300 }) - totalWidth({})).toBe(300 - 216);
  });
});

describe('coalesce', () => {
  it('never overlaps and never misses the last call', async () => {
    const runs: string[] = [];
    const finish: (() => void)[] = [];
    const call = coalesce(async () => {
      runs.push('start');
      await new Promise<void>((resolve) => finish.push(resolve));
      runs.push('end');
    });
    call();
    call();
    call();
    expect(runs).toEqual(['start']);
    finish[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(runs).toEqual(['start', 'end', 'start']);
    finish[1]?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(runs).toEqual(['start', 'end', 'start', 'end']);
  });
});

describe('the Lab', () => {
  it('marks no message unless asked to', () => {
    expect(useLab.getInitialState().record).toBe(false);
  });
});
