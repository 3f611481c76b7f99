import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GalSide } from '../../../shared/contract/gal.ts';
import { openComparison, pageOfComparison } from '../../../electron/gal/queries/compare.ts';
import { SAME_ADDRESS_LOOKED_AT } from '../../../shared/gal/compare-file.ts';
import type { ImportedList, ImportedRecord } from '../../../shared/gal/import/model.ts';
import { failure, success } from '../../../shared/result.ts';
import { GAL_SERVER, galOf } from '../../fixtures/gal.ts';
import type { GalMessageText } from '../../fixtures/gal.ts';

const NO_FILE = { kind: 'not-found', text: 'No such file.', nextStep: 'Choose one.' } as const;

const P: GalSide = {
  kind: 'view',
  view: { kind: 'requestor', requestor: 'N/P', server: GAL_SERVER },
  cycle: null,
};
const Q: GalSide = {
  kind: 'view',
  view: { kind: 'requestor', requestor: 'N/Q', server: GAL_SERVER },
  cycle: null,
};
const FILE: GalSide = { kind: 'file', fileId: 1 };
const ALL = { kinds: [], causes: [], search: '', branch: null };

function own(requestor: string, text: string): GalMessageText {
  return { role: 'request', cycle: 1, supplier: requestor, text };
}

/** "name [type:address/…]" a record. */
function fileOf(records: readonly string[], changes: Partial<ImportedList> = {}): ImportedList {
  const read = records.map((text, at): ImportedRecord => {
    const [, name = '', addresses = ''] = /^(.*?) \[(.*)\]$/.exec(text) ?? [];
    return {
      name,
      addresses: addresses.split(', ').map((one) => {
        const [type = '', address = ''] = one.split(':', 2);
        return { type, address };
      }),
      templates: null,
      line: at + 1,
    };
  });
  return {
    format: 'LDIF',
    carriesTemplates: false,
    records: read,
    recordsRead: read.length,
    problems: [],
    problemsTotal: 0,
    cut: null,
    ...changes,
  };
}

function compared(messages: readonly GalMessageText[], left: GalSide, right: GalSide, file?: ImportedList) {
  const data = galOf(messages);
  const find = () => (file === undefined ? failure(NO_FILE) : success(file));
  const opened = openComparison(data, { left, right, ...ALL }, find);
  if (!opened.ok) throw new Error(opened.error.text);
  const rows = pageOfComparison(opened.value, 0, 500).map((row) => {
    const say = (side: typeof row.left) => (side === null ? '-' : `${side.name}@${side.address}`);
    return `${row.kind} ${say(row.left)} | ${say(row.right)}`;
  });
  return { ...opened.value.opened, rows };
}

describe('two lists', () => {
  test('differ in what only one has and in what both have otherwise', () => {
    const found = compared(
      [
        own('N/P', 'A Ann\tPCM:N/X/ANN\nA Bob\tPCM:N/X/BOB\nA Cy\tPCM:N/X/CY'),
        own('N/Q', 'A Ann\tPCM:N/X/ANN\nA Bob\tPCM:N/X/BOB2\nA Di\tPCM:N/X/DI'),
      ],
      P,
      Q,
    );
    expect(found.rows).toEqual([
      'different Bob@N/X/BOB | Bob@N/X/BOB2',
      'only-left Cy@N/X/CY | -',
      'only-right - | Di@N/X/DI',
    ]);
    expect(found).toMatchObject({ leftEntries: 3, rightEntries: 3, equal: 1, total: 3 });
  });

  test('show a rename as one difference', () => {
    const found = compared([own('N/P', 'A Ann\tPCM:N/X/ANN'), own('N/Q', 'A Anne\tPCM:N/X/ann')], P, Q);
    expect(found.rows).toEqual(['different Ann@N/X/ANN | Anne@N/X/ann']);
  });

  test('do not pair an address that is there twice on one side', () => {
    const found = compared(
      [own('N/P', 'A Ann\tPCM:N/X/ANN'), own('N/Q', 'A Anne\tPCM:N/X/ANN\nA Anna\tPCM:N/X/ANN')],
      P,
      Q,
    );
    expect(found.counts).toEqual({ 'only-left': 1, 'only-right': 2, different: 0 });
  });

  test('are equal where only the case of an address or the order of template values differs', () => {
    const found = compared(
      [
        own('N/P', 'A Ann\tPCM:N/X/ANN\n- Phone:/1\n- Room:/2'),
        own('N/Q', 'A Ann\tMS:n/x/ann\n- Room:/2\n- Phone:/1'),
      ],
      P,
      Q,
    );
    expect(found).toMatchObject({ rows: [], equal: 1 });
  });

  test('differ where template values or the spelling of a name do', () => {
    const found = compared(
      [
        own('N/P', 'A Ann\tPCM:N/X/ANN\n- Phone:/1\nA bob\tPCM:N/X/BOB'),
        own('N/Q', 'A Ann\tPCM:N/X/ANN\n- Phone:/2\nA Bob\tPCM:N/X/BOB'),
      ],
      P,
      Q,
    );
    expect(found.counts.different).toBe(2);
  });

  test('can be narrowed by kind, by cause, by a word and by a branch', () => {
    const data = galOf([
      own('N/P', 'A Ann\tPCM:N/X/ANN\nA Bob\tPCM:N/Y/BOB'),
      own('N/Q', 'A Di\tPCM:N/X/DI'),
    ]);
    const rowsOf = (narrowing: object): number => {
      const found = openComparison(data, { left: P, right: Q, ...ALL, ...narrowing }, () => failure(NO_FILE));
      return found.ok ? found.value.rows.length : -1;
    };
    expect(rowsOf({})).toBe(3);
    expect(rowsOf({ kinds: ['only-left'] })).toBe(2);
    expect(rowsOf({ search: 'bob' })).toBe(1);
    expect(rowsOf({ branch: { network: 'N', postOffice: 'X', type: null } })).toBe(2);
    expect(rowsOf({ causes: ['hung-message'] })).toBe(0);
  });
});

describe('a list and a file', () => {
  const list = [own('N/P', 'A Ann\tPCM:N/X/ANN\n- Phone:/1\nA Bob\tPCM:N/X/BOB\nA Cy\tPCM:N/X/CY')];

  test('differ in exactly the entries that the file lacks', () => {
    const found = compared(list, P, FILE, fileOf(['Ann [MS:n/x/ann]', 'Bob [SMTP:bob@x, PCM:N/X/BOB]']));
    expect(found.rows).toEqual(['only-left Cy@N/X/CY | -']);
    expect(found).toMatchObject({ equal: 2, leftEntries: 3, rightEntries: 2 });
    expect(found.unchecked).toEqual([expect.stringMatching(/^Template values were not compared/)]);
  });

  test('show what only the file has, and another name of the same address', () => {
    const file = fileOf(['Anna [PCM:N/X/ANN]', 'Bob [PCM:N/X/BOB]', 'Cy [PCM:N/X/CY]', 'Di [PCM:N/X/DI]']);
    expect(compared(list, P, FILE, file).rows).toEqual([
      'different Ann@N/X/ANN | Anna@N/X/ANN',
      'only-right - | Di@N/X/DI',
    ]);
  });

  test('look for the right name among as many records of one address as allowed', () => {
    const others = (count: number) => Array.from({ length: count }, (_, at) => `X${at} [PCM:N/X/ANN]`);
    const found = (before: number) =>
      compared([own('N/P', 'A Ann\tPCM:N/X/ANN')], P, FILE, fileOf([...others(before), 'Ann [PCM:N/X/ANN]']));
    expect(found(SAME_ADDRESS_LOOKED_AT - 1).equal).toBe(1);
    expect(found(SAME_ADDRESS_LOOKED_AT).rows[0]).toBe('different Ann@N/X/ANN | X0@N/X/ANN');
  });

  test('match by a name that is there once on either side when the address is another', () => {
    const file = fileOf(['Ann [PCM:N/X/OTHER]', 'Bob [SMTP:bob@x]', 'Cy [PCM:N/X/CY]']);
    const found = compared(list, P, FILE, file);
    expect(found.rows).toEqual(['different Ann@N/X/ANN | Ann@N/X/OTHER']);
    expect(found.unchecked).toContainEqual(expect.stringMatching(/^1 entry could only be matched by name/));
  });

  test('compare template values only where the file holds them', () => {
    const [ann] = fileOf(['Ann [PCM:N/X/ANN]']).records;
    const withTemplates = { carriesTemplates: true, format: 'Import file' };
    const told = fileOf(['Bob [PCM:N/X/BOB]', 'Cy [PCM:N/X/CY]'], withTemplates);
    const other: ImportedList = {
      ...told,
      records: [
        ...told.records,
        ...(ann === undefined ? [] : [{ ...ann, templates: [{ prompt: 'Phone:', value: '2' }] }]),
      ],
    };
    const found = compared(list, P, FILE, other);
    expect(found.rows).toEqual(['different Ann@N/X/ANN | Ann@N/X/ANN']);
    expect(found.unchecked).toEqual([]);
  });

  test('say of records that cannot be compared that they were not', () => {
    const file = fileOf(['Zoe [X500:/o=x]'], { recordsRead: 3 });
    const found = compared(list, P, FILE, file);
    expect(found.counts['only-right']).toBe(0);
    expect(found.unchecked.join(' ')).toMatch(/1 record .*known to DirSync.* 2 records .*without a name/);
  });

  test('may stand the other way round', () => {
    const found = compared(list, FILE, P, fileOf(['Ann [PCM:N/X/ANN]', 'Bob [PCM:N/X/BOB]']));
    expect(found.rows).toEqual(['only-right - | Cy@N/X/CY']);
    expect(found).toMatchObject({ leftEntries: 2, rightEntries: 3 });
  });
});

const NO_LIST: GalSide = { kind: 'view', view: { kind: 'loose' }, cycle: null };

test.each([
  ['a list that does not exist', NO_LIST, P],
  ['a file that is no longer kept', P, FILE],
  ['two files', FILE, FILE],
])('%s is refused', (_, left, right) => {
  const found = openComparison(galOf([own('N/P', 'A Ann\tPCM:N/X/ANN')]), { left, right, ...ALL }, () =>
    failure(NO_FILE),
  );
  expect(found.ok).toBe(false);
});

const entry = fc
  .tuple(
    fc.constantFrom('Ann', 'Bob', 'Cy', 'ANN'),
    fc.constantFrom('X', 'Y'),
    fc.constantFrom('1', '2', '3'),
  )
  .map(([name, list, box]) => `A ${name}\tPCM:N/${list}/${box}`);
const entries = fc.array(entry, { maxLength: 6 }).map((lines) => lines.join('\n'));

test('swapping the sides swaps the differences and nothing else', () => {
  const other = { 'only-left': 'only-right', 'only-right': 'only-left', different: 'different' } as const;
  fc.assert(
    fc.property(entries, entries, (one, two) => {
      const messages = [own('N/P', one), own('N/Q', two)];
      const [there, back] = [compared(messages, P, Q), compared(messages, Q, P)];
      const turned = back.rows.map((row) => {
        const [, kind = 'different', left, right] = /^(\S+) (.*) \| (.*)$/.exec(row) ?? [];
        return `${other[kind as keyof typeof other]} ${right} | ${left}`;
      });
      expect(turned.sort()).toEqual([...there.rows].sort());
      expect(back).toMatchObject({ equal: there.equal, leftEntries: there.rightEntries });
    }),
    { numRuns: 300 },
  );
});
