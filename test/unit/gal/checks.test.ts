import { describe, expect, test } from 'vitest';
import { openCheck, pageOfCheck } from '../../../electron/gal/queries/check.ts';
import type { CheckKind, GalPlan, Hole } from '../../../shared/gal/model.ts';
import { x400Fault } from '../../../shared/gal/checks/malformed-x400.ts';
import { GAL_SERVER, galOf } from '../../fixtures/gal.ts';
import type { GalMessageText } from '../../fixtures/gal.ts';

const LOOSE = { kind: 'loose' } as const;
const SERVER = { kind: 'server', server: GAL_SERVER } as const;

function viewOf(requestor: string) {
  return { kind: 'requestor', requestor, server: GAL_SERVER } as const;
}

/** Sentences of one kind of finding in a list of these entries. */
function found(kind: CheckKind, text: string, plan: Partial<GalPlan> = {}): string[] {
  const data = galOf([{ role: 'loose', cycle: null, supplier: null, text }], { plan });
  const view = openCheck(data, { view: LOOSE, cycle: null, kinds: [kind] });
  return view === null ? [] : pageOfCheck(data, view, 0, 500).map((row) => row.text);
}

test('all kinds are found at once, and each that is asked for later is among them', () => {
  const texts = ['A John\tPCM:N/P/JOHN', 'A Jonny\tPCM:N/P/JOHN'];
  const data = galOf(texts.map((text) => ({ role: 'loose', cycle: null, supplier: null, text })));
  const open = (cycle: number | null, kinds: readonly CheckKind[]) =>
    openCheck(data, { view: LOOSE, cycle, kinds: [...kinds] });
  const all = open(null, []);
  const one = open(null, ['same-address']);
  expect(one?.findings).toBe(all?.findings);
  expect([all?.opened.total, one?.opened.total, open(null, ['ghost'])?.opened.total]).toEqual([1, 1, 0]);
  expect(open(1, [])?.opened.total).toBe(0);
});

describe('entries with the same address', () => {
  test('are found whatever its case and the spelling of its type', () => {
    expect(found('same-address', 'A John\tPCM:N/P/JOHN\nA Jonny\tMS:n/p/john')).toEqual([
      '“PCM:N/P/JOHN” is the address of 2 entries: “John” and “Jonny”; it is not spelled alike in all of them.',
    ]);
  });

  test('are not those of another type or another mailbox', () => {
    expect(found('same-address', 'A John\tPCM:N/P/JOHN\nA Jon\tSNADS:N/P/JOHN\nA Jo\tPCM:N/P/JO')).toEqual(
      [],
    );
  });

  test('are not those that differ in a diacritic', () => {
    expect(found('same-address', 'A Rene\tPCM:N/P/RENE\nA René\tPCM:N/P/RENÉ')).toEqual([]);
  });
});

describe('one name in several lists', () => {
  test('is told as allowed', () => {
    const [text] = found('same-name', 'A John\tPCM:N/P/JOHN\nA John\tPCM:N/Q/JOHN');
    expect(text).toContain('“John” is in 2 lists: N/P and N/Q. That is allowed');
    expect(text).toContain('Q146676');
  });

  test('is not found where names differ', () => {
    expect(found('same-name', 'A John\tPCM:N/P/JOHN\nA Joan\tPCM:N/Q/JOHN')).toEqual([]);
  });
});

describe('an alias that was taken', () => {
  test('is told with who asked for it, and how often', () => {
    expect(found('alias-taken', 'A John\tPCM:N/P/JOHN\nA JOHN\tPCM:N/P/JOHN2')).toEqual([
      '“John” was asked for by a message of an unknown post office (1.eml) for PCM:N/P/JOHN2 as well: the alias was taken, and nothing came of it [27].',
    ]);
    const [text] = found('alias-taken', 'A John\tPCM:N/P/A\nA John\tPCM:N/P/B\nA John\tPCM:N/P/C');
    expect(text).toContain('PCM:N/P/C as well');
    expect(text).toContain('2 times in all');
  });

  test('is told of an M that would have given it, too', () => {
    const text = 'A John\tPCM:N/P/A\nA Jon\tPCM:N/P/B\nM Jon\tPCM:N/P/B\n  John\tPCM:N/P/B';
    expect(found('alias-taken', text)).toHaveLength(1);
  });

  test.each([
    ['the same was said again', 'A John\tPCM:N/P/JOHN\nA John\tPCM:N/P/JOHN'],
    ['it is in another list', 'A John\tPCM:N/P/JOHN\nA John\tPCM:N/Q/JOHN'],
    ['whoever had it is gone', 'A John\tPCM:N/P/A\nA John\tPCM:N/P/B\nD John\tPCM:N/P/A'],
  ])('is none where %s', (_, text) => {
    expect(found('alias-taken', text)).toEqual([]);
  });
});

describe('a name with 001 behind it', () => {
  test('is told with the name without it, in whichever list that is', () => {
    const [text] = found(
      'suffix-001',
      'A Ann Lee\tPCM:N/Q/ANN\nA Ann Lee Bo\tPCM:N/Q/BO\nA Ann Lee001\tPCM:N/P/ANN',
    );
    expect(text).toContain('“Ann Lee001” ends in 001');
    expect(text).toContain('“Ann Lee” is there too, in N/Q.');
  });

  test('is told when nobody has the name without it', () => {
    const [text] = found('suffix-001', 'A Ann Lee 002\tPCM:N/P/ANN');
    expect(text).toContain('No “Ann Lee” is in this list now');
    expect(text).toContain('Q146681');
  });

  test.each(['Room 101', 'Ann 1001', 'Ann000', '001'])('is not %s', (name) => {
    expect(found('suffix-001', `A ${name}\tPCM:N/P/X`)).toEqual([]);
  });
});

describe('names that differ in case alone', () => {
  test('are found', () => {
    expect(found('case-only', 'A John\tPCM:N/P/JOHN\nA JOHN\tPCM:N/Q/JOHN')).toEqual([
      'The names of 2 entries differ in case alone: “John” in N/P and “JOHN” in N/Q.',
    ]);
  });

  test('are not those that are spelled alike', () => {
    expect(found('case-only', 'A John\tPCM:N/P/JOHN\nA John\tPCM:N/Q/JOHN')).toEqual([]);
  });
});

describe('malformed X.400 addresses', () => {
  test('are told with what is wrong', () => {
    const [text] = found('malformed-x400', "A Bad, One\tX400:C=US'A=ATTMAIL;O=ATTMAIL;S=Bad");
    expect(text).toContain('is malformed: in “C=US');
    expect(text).toContain('Q156729');
  });

  test.each([
    '/c=US/admd=ATTMAIL/prmd=TEST/pn=Guy.Good',
    'C=US;A= ;P=Microsoft;CN=PaulBon',
    'c=us;a=admd;p=prmd;o=org;ou1=unit;s=surname;g=first;',
    '/c=US/a=X/ddat=MS/ddav=NET/PO/$SYSTEM',
    'c=gb;a=admd;p=prmd;x.121=1234567890;',
  ])('are not %s', (address) => {
    expect(x400Fault(address)).toBeNull();
  });

  test.each([
    '',
    ';;',
    'someone@example.com',
    '/C=CH/A=400NET/G=URS / F/S=MUELLER',
    '=US;a=b',
    'c=XX, a=VOID',
  ])('are “%s”', (address) => {
    expect(x400Fault(address)).not.toBeNull();
  });
});

describe('over-long texts', () => {
  test.each([
    ['a name', `A ${'x'.repeat(31)}\tPCM:N/P/B`, 'The name'],
    ['a mailbox', 'A x\tPCM:N/P/ELEVENCHARS', 'The address element “ELEVENCHARS” is 11 characters long; 10'],
    ['a field of a fax address', `A x\tFAX:a~b~c~${'1'.repeat(23)}`, 'The phone number of the fax address'],
  ])('are found in %s', (_, text, told) => {
    expect(found('over-long', text)).toEqual([expect.stringContaining(told)]);
  });

  test('are not those that just fit', () => {
    const text = `A ${'x'.repeat(30)}\tPCM:TENLETTERS/TENLETTERS/TENLETTERS\nA y\tFAX:a~b~c~${'1'.repeat(22)}`;
    expect(found('over-long', text)).toEqual([]);
  });
});

describe('entries of post offices that nobody names', () => {
  const entries = 'A John\tPCM:N/P/JOHN\nA Ann\tPCM:N/P/ANN\nA Bob\tPCM:N/Q/BOB\nA Cy\tSNADS:X/Y/CY';

  test('are one finding a post office', () => {
    expect(found('unregistered', entries, { registered: ['N/Q'] })).toEqual([
      '2 entries of N/P, which no message, log or listing names as server or requestor.',
    ]);
  });

  test('are not checked where nothing names any, and that is said', () => {
    const data = galOf([{ role: 'loose', cycle: null, supplier: null, text: entries }]);
    const view = openCheck(data, { view: LOOSE, cycle: null, kinds: [] });
    expect(view?.opened.counts.unregistered).toBeNull();
    expect(view?.opened.unchecked).toContainEqual(expect.stringMatching(/^Post offices were not checked/));
  });
});

const ADDS: readonly GalMessageText[] = [
  { role: 'request', cycle: 1, supplier: 'N/P', text: 'A John\tPCM:N/P/JOHN\nA Ann\tPCM:N/P/ANN' },
  {
    role: 'reply',
    cycle: 1,
    supplier: GAL_SERVER,
    requestor: 'N/Q',
    text: 'A John\tPCM:N/P/JOHN\nA Ann\tPCM:N/P/ANN',
  },
];

function ghosts(
  messages: readonly GalMessageText[],
  view: typeof SERVER | ReturnType<typeof viewOf>,
  plan: Partial<GalPlan> = {},
): string[] {
  const data = galOf(messages, { plan });
  const opened = openCheck(data, { view, cycle: null, kinds: ['ghost'] });
  return opened === null ? [] : pageOfCheck(data, opened, 0, 500).map((row) => row.text);
}

describe('ghosts', () => {
  const replace: GalMessageText = {
    role: 'request',
    cycle: 2,
    supplier: 'N/P',
    text: 'R PCM:N/P\nA Ann\tPCM:N/P/ANN',
  };

  const answer: GalMessageText = {
    role: 'reply',
    cycle: 2,
    supplier: GAL_SERVER,
    requestor: 'N/Q',
    text: 'A Di\tPCM:N/P/DI',
  };

  test('are entries of a requestor that an R has swept from the list of the server', () => {
    expect(ghosts([...ADDS, replace, answer], viewOf('N/Q'))).toEqual([
      '“John” outlived an R: in cycle 2 the request of N/P (3.eml) replaced the list N/P and did not name it again, and nothing has added it since.',
    ]);
  });

  test('are not those of a requestor that has not been answered since', () => {
    expect(ghosts([...ADDS, replace], viewOf('N/Q'))).toEqual([]);
  });

  test('are not claimed where a message of the list is missing since', () => {
    const message = { id: 99, file: 'hole.eml' };
    const hole: Hole = {
      message,
      state: 'hung',
      cycle: 2,
      requestor: 'N/Q',
      role: 'reply',
      why: 'unread',
      sent: null,
      reason: '',
    };
    expect(ghosts([...ADDS, replace, answer], viewOf('N/Q'), { holes: [hole] })).toEqual([]);
  });

  test('are not those that the R has swept here, too', () => {
    const told: GalMessageText = {
      role: 'reply',
      cycle: 2,
      supplier: GAL_SERVER,
      requestor: 'N/Q',
      text: replace.text,
    };
    expect(ghosts([...ADDS, replace, told], viewOf('N/Q'))).toEqual([]);
  });

  test('are not those that were added after the R', () => {
    const again: GalMessageText = {
      role: 'request',
      cycle: 3,
      supplier: 'N/P',
      text: 'A John\tPCM:N/P/JOHN',
    };
    expect(ghosts([...ADDS, replace, again], viewOf('N/Q'))).toEqual([]);
  });

  test('are not looked for in the list of the server, and that is said', () => {
    const data = galOf([...ADDS, { ...answer, text: replace.text }]);
    const view = openCheck(data, { view: SERVER, cycle: null, kinds: [] });
    expect(view?.opened.counts.ghost).toBeNull();
    expect(view?.opened.unchecked).toContainEqual(expect.stringMatching(/in the list of the server/));
  });

  test('are not entries of the requestor itself, of which nobody knows better', () => {
    const own: GalMessageText = { role: 'request', cycle: 1, supplier: 'N/Q', text: 'A Eve\tPCM:N/Q/EVE' };
    const other: GalMessageText = { ...answer, requestor: 'N/P', text: 'R PCM:N/Q\nA Ed\tPCM:N/Q/ED' };
    expect(ghosts([...ADDS, own, other, answer], viewOf('N/Q'))).toEqual([]);
  });

  test('are not claimed from a reply in which something could not be read', () => {
    const text = 'R PCM:N/P\n?? what\nA Ann\tPCM:N/P/ANN';
    const reply: GalMessageText = { role: 'reply', cycle: 2, supplier: GAL_SERVER, requestor: 'N/P', text };
    expect(ghosts([...ADDS, reply, answer], viewOf('N/Q'))).toEqual([]);
    const whole = { ...reply, text: replace.text };
    expect(ghosts([...ADDS, whole, answer], viewOf('N/Q'))).toHaveLength(1);
  });

  test('are not looked for among loose messages, and that is said', () => {
    const data = galOf([{ role: 'loose', cycle: null, supplier: null, text: 'A John\tPCM:N/P/JOHN' }]);
    const view = openCheck(data, { view: LOOSE, cycle: null, kinds: [] });
    expect(view?.opened.unchecked).toContainEqual(expect.stringMatching(/^Ghosts were not looked for/));
  });
});

test('all kinds are counted, whichever are shown', () => {
  const data = galOf([
    {
      role: 'loose',
      cycle: null,
      supplier: null,
      text: 'A John\tPCM:N/P/JOHN\nA JOHN\tPCM:N/Q/J\nA Jo\tPCM:N/P/JOHN',
    },
  ]);
  const view = openCheck(data, { view: LOOSE, cycle: null, kinds: ['case-only'] });
  expect(view?.opened).toMatchObject({ total: 1, checked: 3 });
  expect(view?.opened.counts).toMatchObject({ 'same-address': 1, 'same-name': 1, 'case-only': 1 });
});
