import { describe, expect, it } from 'vitest';
import { compareLine, galHeadline, postOfficesIn } from '../../../renderer/gal/gal-headline.ts';
import { holeLook, holesOf, holesText } from '../../../renderer/gal/holes.ts';
import { viewName } from '../../../renderer/gal/view-words.ts';
import { SERVER, SMTP, aHole, anOverview, network, requestorView } from './gal-entries.ts';

const TREE = [network('NORTH', { PO1: 3, PO2: 2 }), network('SOUTH', { PO1: 1, PO9: 0 }), SMTP];

function headline(change: Partial<Parameters<typeof galHeadline>[0]> = {}) {
  return galHeadline({
    overview: anOverview({ views: [SERVER] }),
    view: SERVER.view,
    cycle: null,
    tree: TREE,
    holes: [],
    ...change,
  });
}

describe('the first line of the address list', () => {
  it('tells how many entries of how many post offices there are, and after which cycle', () => {
    expect(headline().text).toBe('10 entries of 3 post offices after cycle 10');
    expect(headline({ cycle: 4 }).text).toBe('10 entries of 3 post offices after cycle 4');
    expect(headline({ tree: [SMTP] }).text).toBe('4 entries after cycle 10');
  });

  it('says that a server’s list without requests is known from replies alone', () => {
    const views = [{ ...SERVER, requests: 0 }];
    expect(headline({ overview: anOverview({ views }) }).text).toBe(
      '10 entries of 3 post offices after cycle 10, as far as replies tell',
    );
  });

  it('tells what is missing, messages before transactions', () => {
    expect(headline().missing).toBeNull();
    expect(headline({ holes: [aHole()] }).missing).toBe(
      '1 request could not be read: what it holds is missing',
    );
    expect(headline({ overview: anOverview({ views: [SERVER], unread: 2 }) }).missing).toBe(
      '2 transactions could not be read',
    );
  });

  it('does not count what is not known yet', () => {
    const before = (status: ReturnType<typeof anOverview>['status']) =>
      headline({ overview: anOverview({ status, generation: 0 }), tree: null }).text;
    expect(headline({ overview: null }).text).toContain('being asked for');
    expect(headline({ tree: null }).text).toContain('being worked out');
    expect(before({ kind: 'waiting' })).toContain('The queue is being read');
    expect(before({ kind: 'reading', done: 3, total: 9, transactions: 70 })).toContain('3 of 9 messages');
    expect(before({ kind: 'cancelled', done: 3, total: 9 })).toContain('cancelled after 3 of 9 messages');
    expect(before({ kind: 'failed', text: 'No room.' })).toContain('could not be worked out');
  });

  it('names messages that could not be read also where there is no list', () => {
    const overview = anOverview({ status: { kind: 'empty' }, generation: 0, views: [] });
    const shown = headline({ overview, view: null, tree: null, holes: [aHole(), aHole({ role: 'reply' })] });
    expect(shown).toEqual({
      text: 'There is no address list: no transactions were found',
      missing: '2 messages could not be read: what they hold is missing',
    });
  });

  it('tells above a comparison what can be compared, and all that is missing', () => {
    const holes = [aHole(), aHole({ role: 'loose', why: 'unread' })];
    expect(compareLine(anOverview({ holes }))).toEqual({
      text: '2 lists of this queue can be compared, with one another or with a file',
      missing: '2 messages could not be read: what they hold is missing',
    });
  });

  it('counts a post office of several address types once, and none without entries', () => {
    const [north] = TREE;
    const again = {
      ...network('NORTH', { PO1: 8 }),
      branch: { network: 'NORTH', postOffice: 'PO1', type: 'OV' },
    };
    expect(north === undefined ? 0 : postOfficesIn([north, again])).toBe(2);
    expect(postOfficesIn([network('NORTH', { PO1: 0 })])).toBe(0);
  });
});

describe('what is missing in a list', () => {
  const ofNorth = aHole({ requestor: 'NORTH/PO1', role: 'request', cycle: 4 });
  const toSouth = aHole({ requestor: 'SOUTH/PO1', role: 'reply', cycle: 6 });
  const loose = aHole({ requestor: null, role: 'loose', cycle: null });
  const holes = [ofNorth, toSouth, loose];

  it('is in the server’s what it was asked and what it told, and both of its own in a requestor’s', () => {
    expect(holesOf(holes, SERVER.view, null)).toEqual([ofNorth, toSouth]);
    expect(holesOf(holes, requestorView('SOUTH/PO1').view, null)).toEqual([toSouth]);
    expect(holesOf(holes, { kind: 'loose' }, null)).toEqual([loose]);
    expect(holesOf(holes, null, null)).toEqual(holes);
  });

  it('is no reply of the server’s that its requestor has not imported', () => {
    const left = aHole({ requestor: 'SOUTH/PO1', role: 'reply', why: 'not-imported', state: 'decoded' });
    expect(holesOf([left], SERVER.view, null)).toEqual([]);
    expect(holesOf([left], requestorView('SOUTH/PO1').view, null)).toEqual([left]);
  });

  it('is not missing before its cycle', () => {
    expect(holesOf(holes, SERVER.view, 3)).toEqual([]);
    expect(holesOf(holes, SERVER.view, 4)).toEqual([ofNorth]);
    expect(holesOf(holes, { kind: 'loose' }, 1)).toEqual([loose]);
  });
});

describe('what is missing in words', () => {
  const reply = (change: Parameters<typeof aHole>[0] = {}) => aHole({ role: 'reply', ...change });

  it('keeps apart what was not read, not imported and is not here', () => {
    expect(holesText([reply()])).toBe('1 reply could not be read: what it holds is missing');
    expect(holesText([reply({ why: 'not-imported' })])).toBe(
      '1 reply was not imported: what it holds is not in this list',
    );
    expect(holesText([aHole({ why: 'absent' }), aHole({ why: 'absent' })])).toBe(
      '2 requests are not in this queue: what they told is missing',
    );
    expect(holesText([reply(), reply({ why: 'not-imported' })])).toBe('2 replies are missing in this list');
  });

  it('calls what was read neither decoded nor failed when it is not imported', () => {
    expect(holeLook(reply({ state: 'failed' })).word).toBe('Failed');
    expect(holeLook(reply({ state: 'decoded', why: 'not-imported' })).word).toBe('Not imported');
    expect(holeLook(reply({ state: 'decoded', why: 'absent' })).word).toBe('Not here');
  });
});

describe('the name of a list', () => {
  it('tells the servers apart that a requestor had', () => {
    const first = requestorView('NORTH/PO1', 'OLD/HUB');
    const second = requestorView('NORTH/PO1', 'NEW/HUB');
    const other = requestorView('SOUTH/PO1');
    const all = [SERVER, first, second, other];
    expect(all.map((view) => viewName(view, all))).toEqual([
      'Server CENTRAL/PO1',
      'NORTH/PO1 with OLD/HUB',
      'NORTH/PO1 with NEW/HUB',
      'SOUTH/PO1',
    ]);
  });
});
