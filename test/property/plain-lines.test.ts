import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTransactionReader } from '../../shared/dirsync/transactions.ts';
import { encodeWindows1252 } from '../../shared/dirsync/windows-1252.ts';
import { isPlainLine } from '../../shared/lint/plain-line.ts';
import type { LintLine } from '../../shared/lint/rule.ts';
import { addressRule } from '../../shared/lint/rules/addresses.ts';
import { byteOrderMarkRule, controlCharacterRule } from '../../shared/lint/rules/bytes.ts';
import { columnsRule, nameRule, trailingBlanksRule } from '../../shared/lint/rules/columns.ts';
import { faxRule } from '../../shared/lint/rules/fax.ts';
import { unreadableRule } from '../../shared/lint/rules/unreadable.ts';
import { DEFAULT_LIMITS } from '../../shared/limits.ts';
import { columnLine, MARTIN, tabLine } from '../fixtures/transactions.ts';

const OF_ONE_LINE = [
  addressRule,
  byteOrderMarkRule,
  columnsRule,
  controlCharacterRule,
  faxRule,
  nameRule,
  trailingBlanksRule,
  unreadableRule,
];

const code = fc.constantFrom('A', 'D', 'M', 'R', 'T', 'G', ' ', 'X', '12 A');
const name = fc.oneof(
  fc.constantFrom('Lion, Leo', 'Löwe, Leo', 'x'.repeat(30), 'x'.repeat(31), ' Lion', 'Lion\u0001'),
  fc.string({ maxLength: 32 }),
);
const address = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('PCM:', 'MS:', 'SMTP:', 'FAX:', 'X400:', 'OV:', 'WHAT:', 'pcm:', ''),
      fc.array(fc.constantFrom('NORTH', 'PO1', 'LEO#', 'ABCDEFGHIJ', 'ABCDEFGHIJK', '', '$SYSTEM', 'Ö1'), {
        maxLength: 4,
      }),
      fc.constantFrom('', ' ', '\t', '\u0002'),
    )
    .map(([type, names, end]) => type + names.join('/') + end),
  fc.string({ maxLength: 30 }),
);
const anyLine = fc
  .tuple(fc.constantFrom(columnLine, tabLine), code, name, address)
  .map(([layout, ...values]) => layout(...values).replaceAll(/[\r\n]/g, ' '));

test('of a plain line no rule has anything to say that looks at one line alone', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), (lines) => {
      const found: string[] = [];
      const reader = createTransactionReader({
        limits: DEFAULT_LIMITS,
        visitor: {
          line(line) {
            if (!isPlainLine(line)) return;
            const isList = line.facts.code === 'R' || line.facts.code === 'T';
            const { code: codeAtHand } = line.facts;
            const entry = {
              index: line.index,
              code: codeAtHand,
              codeAbove: 'A',
              isList,
              type: '',
              address: '',
            };
            const shown: LintLine = { ...line, entry, codePage: 'windows-1252' };
            for (const rule of OF_ONE_LINE) rule.line?.(shown, (finding) => found.push(finding.reason));
          },
          gap: () => undefined,
        },
      });
      reader.push(encodeWindows1252(lines.map((line) => `${line}\r\n`).join('')));
      reader.end();
      expect(found).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('the lines that post offices and Exchange write are plain', () => {
  const plain: boolean[] = [];
  const reader = createTransactionReader({
    limits: DEFAULT_LIMITS,
    visitor: { line: (line) => plain.push(isPlainLine(line)), gap: () => undefined },
  });
  const lines = [
    'R PCM:NORTH/PO1',
    MARTIN,
    columnLine('D', 'Löwe, Leo', 'PCM:NORTH/PO1/LEO'),
    tabLine('A', 'Leo', 'SMTP:leo@example.com'),
  ];
  reader.push(encodeWindows1252(`${lines.join('\r\n')}\r\n`));
  reader.end();
  expect(plain).toEqual([false, true, true, true]);
});
