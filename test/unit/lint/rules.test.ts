/** Each rule: what breaks it, and what is next to it and does not. */
import { describe, expect, test } from 'vitest';
import { bytesOf, inChunks } from '../../fixtures/bytes.ts';
import { lintChunks, repaired } from '../../fixtures/lint.ts';
import { columnLine, MARTIN, tabLine } from '../../fixtures/transactions.ts';

const NET = 'PCM:NORTH/PO1/RMARTIN';
const FAX = (...fields: string[]): string => tabLine('A', 'Martin', `FAX:${fields.join('~')}`);
const A30 = 'Martin, Robert Alexander III x';
const SMTP = tabLine('A', 'Martin', 'SMTP:martin@example.com');
const SECOND = columnLine(' ', 'Martin, Robert', NET);

const found = (text: string) => lintChunks([bytesOf(text)]).findings;
const named = (text: string): string[] => found(text).map(({ rule, code }) => `${code ?? '-'} ${rule}`);
const lines = (...all: string[]): string => all.map((line) => `${line}\r\n`).join('');

describe('broken', () => {
  test.each<[string, string]>([
    ['12 bad-column-one', lines('* Martin', MARTIN)],
    ['12 misplaced-line', lines('R PCM:NORTH/PO1', '- Phone:/1')],
    ['12 misplaced-line', lines(MARTIN, '  Division:/1')],
    ['12 hyphen-not-in-column-1', lines(MARTIN, ' - Phone:/1')],
    ['13 unknown-code', lines(columnLine('X', 'Martin', NET))],
    ['13 unknown-code', lines(columnLine('a', 'Martin', NET))],
    ['13 group-code', lines(columnLine('G', 'Everybody', 'PCM:NORTH/PO1/ALL'))],
    ['15 bad-phone-number', lines(FAX('Bob', 'Here', 'Firm', '+49 30'))],
    ['16 unknown-type', lines(columnLine('A', 'Martin', 'XYZ:NORTH/PO1/RMARTIN'))],
    ['17 node-address-incomplete', lines(columnLine('A', 'Martin', 'PCM:NORTH'))],
    ['17 node-address-incomplete', lines('R SNADS:GATE')],
    ['17 node-address-incomplete', lines('R nothing')],
    ['17 node-address-incomplete', lines('R PROFS:')],
    ['18 line-ends-in-name', lines('A Martin, Robert')],
    ['18 line-ends-in-name', lines('A \t')],
    ['18 line-ends-in-name', lines('A')],
    ['19 address-incomplete', lines(columnLine('D', 'Martin', 'PROFS:VMGATE/NODE1'))],
    ['19 address-incomplete', lines(columnLine('D', 'Martin', 'PCM:NORTH/PO1/'))],
    ['20 element-too-long', lines(columnLine('A', 'Martin', 'PCM:NORTH/PO1/RMARTINMART'))],
    ['20 element-too-long', lines('R OV:ELEVENCHARS/NODE')],
    ['21 control-character', lines(columnLine('A', 'Mar\x01tin', NET))],
    ['21 line-without-entry', lines('  stray', MARTIN)],
    ['21 bad-template-field', lines('T SNADS:GATE/DGN', ' Phone')],
    ['21 line-too-long', lines(`${MARTIN}${'x'.repeat(5_000)}`)],
    ['22 no-template-slash', lines(MARTIN, '- Phone')],
    ['22 no-template-slash', lines(MARTIN, '- City//ST')],
    ['23 no-blank-after-code', lines('AMartin, Robert')],
    ['23 no-blank-before-address', lines(`A ${'x'.repeat(31)}${NET}`)],
    ['24 template-not-allowed', lines(tabLine('A', 'Martin', 'SMTP:martin@example.com'), '- Phone:/1')],
    ['24 template-not-allowed', lines('T SMTP:', ' Phone:~1~2~A~~')],
    ['24 template-not-allowed', lines('T FAX:')],
    ['26 address-in-error', lines(FAX('Bob', 'Here', '1'))],
    ['26 address-in-error', lines(FAX('a', 'b', 'c', '1', 'e'))],
    ['26 address-in-error', lines(columnLine('A', 'Martin', 'SNADS:NORTH/PO1/A/B'))],
    ['28 duplicate-alias', lines(MARTIN, MARTIN)],
    [
      '28 duplicate-alias',
      lines(MARTIN, columnLine('M', 'Boyd', NET), columnLine(' ', 'martin, ROBERT', NET)),
    ],
    ['29 alias-gone', lines(columnLine('D', 'Boyd', NET), columnLine('D', 'Boyd', NET))],
    ['29 alias-gone', lines('R SMTP:', tabLine('D', 'Boyd', 'SMTP:boyd@example.com'))],
    ['29 alias-gone', lines('R PCM:NORTH/PO1', columnLine('D', 'Boyd', NET))],
    ['37 unknown-prompt', lines('T PCM:NORTH/PO1', ' Phone:~1~2~A~~', MARTIN, '- Room:/1')],
    ['46 no-name', lines(columnLine('A', '', NET))],
    ['46 no-name', lines(`A \t${NET}`)],
    ['46 no-name', lines(`A\t\t${NET}`)],
    ['46 no-name', lines(`A ${NET}`)],
    ['46 no-name', lines('A \tXYZ:martin')],
    ['47 no-effect', lines(columnLine('M', 'Martin', NET))],
    ['47 no-effect', lines(columnLine('M', 'Martin, Robert', NET), SECOND)],
    ['48 no-address', lines('A Martin\t')],
    ['48 no-address', lines('A Martin\tPCM:')],
    ['48 no-address', lines('R PCM:')],
    ['48 no-address', lines('R XYZ:')],
    ['48 no-address', lines('A Martin\tSMTP:')],
    ['48 no-address', lines(`A Martin${' '.repeat(28)}somewhere`)],
    ['69 not-alphanumeric', lines(columnLine('A', 'Martin', 'PCM:NOR-TH/PO1/RMARTIN'))],
    ['70 not-alphanumeric', lines(columnLine('A', 'Martin', 'PCM:NORTH/P.1/RMARTIN'))],
    ['71 not-alphanumeric', lines(columnLine('A', 'Martin', 'PCM:NORTH/PO1/R_MARTIN'))],
    ['71 not-alphanumeric', lines(columnLine('A', 'Martin', 'PCM:NORTH/PO1/$SYS'))],
    ['72 name-too-long', lines(tabLine('A', `${A30}y`, NET))],
    ['72 out-of-columns', lines(`A Martin, Robert ${NET}`)],
    ['72 out-of-columns', lines(`A  ${A30} ${NET}`)],
    ['- out-of-columns', lines(`A  Martin                         ${NET}`)],
    ['- out-of-columns', lines(`A Martin${' '.repeat(30)}${NET}`)],
    ['74 fax-field-too-long', lines(FAX('x'.repeat(31), 'b', 'c', '1'))],
    ['75 fax-field-too-long', lines(FAX('a', 'x'.repeat(31), 'c', '1'))],
    ['76 fax-field-too-long', lines(FAX('a', 'b', 'x'.repeat(31), '1'))],
    ['77 fax-field-too-long', lines(FAX('a', 'b', 'c', '1'.repeat(23)))],
    ['- missing-type', lines(columnLine('A', 'Martin', 'NORTH/PO1/RMARTIN'))],
    ['- missing-type', lines('R NORTH/PO1')],
    ['- modify-without-second-line', lines(columnLine('M', 'Martin', NET), '- Room:/1')],
    ['- stray-carriage-return', `${MARTIN}\r\r\n`],
    ['- trailing-blanks', lines(`${MARTIN}  `)],
  ])('%s: %j', (expected, text) => {
    expect(named(text)).toEqual([expected]);
  });
});

describe('not broken', () => {
  test.each([
    ['an entry in columns', lines(MARTIN)],
    ['an entry with a tab', lines(tabLine('A', 'Martin', NET))],
    ['a name of thirty characters', lines(columnLine('A', A30, NET), tabLine('D', A30, NET))],
    ['names of ten characters', lines(columnLine('A', 'Martin', 'PCM:TENLETTERS/TENLETTERS/TENLETTERS'))],
    ['letters beyond ASCII', lines(columnLine('A', 'Müller', 'PCM:NORTH/PO1/MÜLLER'))],
    [
      'a FAX address at its limits',
      lines(FAX('x'.repeat(30), 'y'.repeat(30), 'z'.repeat(30), '1,2-3 '.padEnd(22, '4'))),
    ],
    ['an X.400 address', lines(tabLine('A', 'Martin', 'X400:c=us;a=mci;p=x;s=Martin'))],
    ['a list that is replaced', lines('R PCM:NORTH/PO1', MARTIN)],
    ['the list of a gateway that is replaced (Q96060)', lines('R SMTP:', 'R FAX:', 'R X400: ')],
    ['an alias in the list of a gateway that is replaced', lines(SMTP, 'R SMTP:', SMTP)],
    ['the system mailbox', lines(columnLine('A', 'DirSync', 'PCM:NORTH/PO1/$SYSTEM'))],
    ['a template and its values', lines('T PCM:NORTH/PO1', ' City/ST:~1~2~A~~', MARTIN, '- City//ST:/x')],
    ['values of a template that is not in the text', lines(MARTIN, '- Room:/1')],
    ['a modification', lines(columnLine('M', 'Boyd', NET), SECOND, '- Room:/1')],
    [
      'a modification of the address alone',
      lines(columnLine('M', 'Martin, Robert', 'PCM:NORTH/PO1/X'), SECOND),
    ],
    [
      'a modification of the template alone',
      lines(columnLine('M', 'Martin, Robert', NET), SECOND, '- Room:/1'),
    ],
    [
      'an alias added and then modified (Q159308)',
      lines(MARTIN, columnLine('M', 'Martin, Robert', NET), SECOND, '- Room:/1'),
    ],
    ['an alias deleted and added again', lines(MARTIN, columnLine('D', 'Martin, Robert', NET), MARTIN)],
    ['an alias in two lists', lines(MARTIN, columnLine('A', 'Martin, Robert', 'PCM:NORTH/PO2/RMARTIN'))],
    ['an alias in a list that is replaced', lines(MARTIN, 'R PCM:NORTH/PO1', MARTIN)],
    ['lines of a foreign requestor', lines('0000000645 Martin, Robert   PCM:N/P/M', '1200 A Boyd PCM:N/P/B')],
    ['blank lines, comments and the end of a DOS file', `\r\n# made by hand\r\n${MARTIN}\r\n\r\n\x1a`],
    ['line ends of one kind: LF', `${MARTIN}\n`],
    ['line ends of one kind: CR', `${MARTIN}\r\r# comment\r`],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a finding', () => {
  test('tells its transaction, its bytes and the value at hand', () => {
    const text = lines(MARTIN, tabLine('A', `${A30}y`, NET));
    const [finding] = found(text);
    expect(finding).toMatchObject({
      transaction: 1,
      severity: 'error',
      reason: expect.stringContaining('31'),
    });
    expect(text.slice(finding?.start, finding?.end)).toBe(`${A30}y`);
  });

  test('of a mark of UTF-8 is at its bytes and has a repair, however the bytes come', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf(lines(MARTIN))]);
    const { findings } = lintChunks([bytes]);
    expect(findings).toMatchObject([{ rule: 'bad-column-one', code: 12, transaction: 0, start: 0, end: 3 }]);
    expect(lintChunks(inChunks(bytes, 1)).findings).toEqual(findings);
    expect(Buffer.from(repaired(bytes, findings)).toString('latin1')).toBe(lines(MARTIN));
  });

  test('has the line end of the text in its repair, however the bytes come', () => {
    const bytes = bytesOf(`${MARTIN}\rM Boyd\t${NET}\r\r\n- Room:/1\n`);
    expect(lintChunks(inChunks(bytes, 1))).toEqual(lintChunks([bytes]));
  });

  test('shows no more than the beginning of a long value', () => {
    const [finding] = found(lines(tabLine('A', 'Martin', `PCM:${'x'.repeat(2_000)}`)));
    expect(finding?.reason.length).toBeLessThan(200);
  });

  test('shows names in the code page of the text', () => {
    const bytes = Uint8Array.from([...bytesOf('M M'), 0x81, ...bytesOf('ller\tPCM:N/P/M\r\n')]);
    expect(lintChunks([bytes], { codePage: 'cp850' }).findings[0]?.reason).toContain('Müller');
  });
});

describe('a repair', () => {
  const after = (text: string): string =>
    Buffer.from(repaired(bytesOf(text), found(text))).toString('latin1');
  const right = columnLine('A', 'Martin, Robert', NET);

  test.each([
    ['adds a missing type', lines(columnLine('A', 'Martin, Robert', 'NORTH/PO1/RMARTIN')), lines(right)],
    ['moves an address to its column', lines(`A Martin, Robert ${NET}`), lines(right)],
    ['moves a name to its column', lines(`A   Martin, Robert               ${NET}`), lines(right)],
    ['removes blanks behind an address', lines(`${right}\t `), lines(right)],
    [
      'removes stray CRs',
      `${right}\r\r\n${right.replace('A', 'D')}\r\r\r\n`,
      lines(right, right.replace('A', 'D')),
    ],
    ['moves a hyphen to column 1', lines(right, ' \t- Room:/1'), lines(right, '- Room:/1')],
    [
      'repeats name and address of a modification, with the type that was missing, too',
      lines(`${columnLine('M', 'Martin, Robert', 'NORTH/PO1/RMARTIN')} `, '- Room:/1').replaceAll(
        '\r\n',
        '\r\r\n',
      ),
      lines(columnLine('M', 'Martin, Robert', NET), SECOND, '- Room:/1'),
    ],
    [
      'repeats them with a tab and the line end of the text',
      `M Martin, Robert\t${NET}\n- Room:/1\n`,
      `M Martin, Robert\t${NET}\n  Martin, Robert\t${NET}\n- Room:/1\n`,
    ],
  ])('%s', (_, text, expected) => {
    expect(after(text)).toBe(expected);
    expect(found(expected)).toEqual([]);
  });

  test.each([
    ['a name that is too long', lines(tabLine('A', `${A30}y`, NET))],
    ['an address without a mailbox and a type', lines(columnLine('A', 'Martin', 'NORTH/PO1'))],
    ['templates that are not allowed', lines(tabLine('A', 'Martin', 'SMTP:m@example.com'), '- Phone:/1')],
    ['an alias that is there twice', lines(MARTIN, MARTIN)],
  ])('is not offered where it might lose something: %s', (_, text) => {
    expect(found(text).map(({ repair }) => repair)).not.toContainEqual(expect.anything());
    expect(found(text)).not.toEqual([]);
  });
});
