import { describe, expect, test } from 'vitest';
import { dirSyncRule } from '../../../shared/diagnosis/lines/dirsync-rule.ts';
import { PC_MAIL_RULES } from '../../../shared/diagnosis/lines/pc-mail.ts';
import { lineFamily } from '../../../shared/diagnosis/lines/watch-lines.ts';
import { contextOf, linesOf, watchFiles } from '../../fixtures/rule-cases.ts';

/** A run of T1 and one of T3 in both forms of the log, as Q149271 shows them. */
const HEALTHY_DIRSYNC_LOG = [
  '03/13/96 15:26:49 | Status       Microsoft (R) Mail DirSync Requestor V3.5.12',
  '03/13/96 15:27:04 | Status       Server updates requested for address types: PCM,SNADS,X400,SMTP',
  '03/13/96 15:27:08 | Status       No requestor updates to send',
  '03/13/96 15:32:50 | Status       Requestor updates received: 203',
  '03/13/96 15:33:01 | Status       Microsoft (R) Mail Import V3.5',
  '03/13/96 15:33:03 | Status       Import is finished.',
  '03/13/96 15:33:09 | Status       Microsoft (R) Mail GAL Rebuild Utility Version 3.5',
  '03/13/96 15:34:15 | Status       Number of entries in GAL: 138',
  '03/13/96 15:34:17 | Status',
].join('\n');

const HEALTHY_DSSERVER_LOG = [
  '03/13/96 15:26:49 | 1  -1 Microsoft (R) Mail DirSync Requestor V3.5.12',
  '03/13/96 15:27:04 | 1 167 PCM,SNADS,X400,SMTP',
  '03/13/96 15:27:08 | 1 171',
  '03/13/96 15:32:50 | 1 105 158',
  '03/13/96 15:33:01 | 1  -1 Microsoft (R) Mail Import V3.5',
  '03/13/96 15:34:15 | 1  -1 Number of entries in GAL: 45',
].join('\n');

const HEALTHY_DISPATCH_LOG = [
  String.raw`INST1 02/02/96 13:18 Checking the process table on NORTH\PO65`,
  'INST1 02/02/96 13:18 Running "NSDA -RR"',
  'INST1 02/02/96 13:20 "NSDA -RR" terminated normally with exit code 64',
].join('\n');

describe('rules about the logs of post offices', () => {
  test.each([
    ['DIRSYNC.LOG', HEALTHY_DIRSYNC_LOG],
    ['DSSERVER.LOG', HEALTHY_DSSERVER_LOG],
    ['DISPATCH.LOG', HEALTHY_DISPATCH_LOG],
  ])('say nothing of a healthy %s', (_name, log) => {
    const lines = linesOf(log);
    expect(lines.length).toBeGreaterThan(2);
    expect(watchFiles(lineFamily(PC_MAIL_RULES), contextOf(), [], lines)).toEqual([]);
  });

  test('one line sets off one rule, whichever of the two logs it stands in', () => {
    for (const log of [
      '06/12/95 16:52:23 | Fatal  [203] GAL Rebuild problem accessing files',
      '06/12/95 16:52:23 | 2 203',
    ]) {
      const found = watchFiles(lineFamily(PC_MAIL_RULES), contextOf(), [], linesOf(log));
      expect(found.map(({ rule }) => rule.id)).toEqual(['address-list/in-use']);
    }
  });

  test('no code belongs to two rules, unless the words of the line decide', () => {
    const seen = new Map<number, string>();
    const twice: string[] = [];
    for (const { id, patterns } of PC_MAIL_RULES)
      for (const { codes = [], text, without, formats } of patterns) {
        if (text !== undefined || without !== undefined || formats.includes('dispatch')) continue;
        for (const code of codes) {
          const other = seen.get(code);
          if (other !== undefined) twice.push(`${code}: ${other} and ${id}`);
          seen.set(code, id);
        }
      }
    expect(twice).toEqual([]);
    expect(seen.size).toBeGreaterThan(90);
  });
});

describe('the title of a card', () => {
  const [first] = watchFiles(
    lineFamily(PC_MAIL_RULES),
    contextOf(),
    [],
    linesOf('06/12/95 16:52:23 | 2 203'),
  );
  const titleAt = (requestors: readonly string[], lines: number): string => {
    if (first === undefined) throw new Error('nothing found');
    const rule = dirSyncRule({ ...first.rule, name: 'It broke', patterns: [] });
    return rule.title({ symptoms: 1, messages: 0, lines, requestors, first });
  };

  test('names one or two post offices, and counts more', () => {
    expect(titleAt([], 1)).toBe('It broke (1 line)');
    expect(titleAt(['NORTH/A'], 2)).toBe('It broke at NORTH/A (2 lines)');
    expect(titleAt(['NORTH/A', 'NORTH/B'], 2)).toBe('It broke at NORTH/A and NORTH/B (2 lines)');
    expect(titleAt(['NORTH/A', 'NORTH/B', 'NORTH/C'], 9)).toBe('It broke at 3 post offices (9 lines)');
  });
});
