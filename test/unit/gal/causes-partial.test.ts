import { describe, expect, test } from 'vitest';
import type { CycleState } from '../../../shared/cycles/model.ts';
import type { ExchangeFacts, Hole } from '../../../shared/gal/model.ts';
import {
  ANN,
  server,
  requestor,
  request,
  reply,
  exchange,
  hole,
  causes,
  BOB,
  ALL_OF_P,
  BOTH,
  HERE_NOT_THERE,
} from '../../fixtures/gal-causes.ts';

describe('a queue that begins in the middle, or has lost what was delivered', () => {
  const complete = { exchanges: [exchange(['complete', 'complete', 'complete'])] };
  const rename = 'M Ann\tPCM:N/P/ANN\n  Anne\tPCM:N/P/ANN';

  test('has an M of an entry from before, which the reply names: that is no loss', () => {
    const messages = [request(1, 'N/P', ANN), request(2, 'N/P', rename), reply(2, 'N/Q', rename)];
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan: complete });
    expect(cause).toMatchObject({ kind: 'known-from-before', cycle: 2 });
    expect(cause?.text).toContain('N/Q is told of it by the reply of NORTH/HUB in cycle 2 (3.eml)');
    expect(cause?.places.map(({ message }) => message.id)).toEqual([2, 3]);
  });

  test('has an M of an entry from a reply that is missing, and names that', () => {
    const messages = [request(1, 'N/P', ANN), request(2, 'N/P', rename), reply(2, 'N/Q', rename)];
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan: { ...complete, holes: [hole(1, 'hung')] } });
    expect(cause?.kind).toBe('known-from-before');
    expect(cause?.text).toContain('or the reply of cycle 1 that is missing (hole.eml) holds it');
  });

  test('does not know what a list held that no reply has told wholly', () => {
    const [cause] = causes(BOTH, { ...HERE_NOT_THERE, plan: complete });
    expect(cause).toMatchObject({ kind: 'unexplained', cycle: 1 });
    expect(cause?.text).toContain('is not known, so that is not called a loss');
  });

  test('does not know what a missing request of the one who told of it said first', () => {
    const messages = [ALL_OF_P, request(2, 'N/P', `${ANN}\nA Bob\tPCM:N/P/BOB`)];
    expect(causes(messages, { ...HERE_NOT_THERE, plan: complete })[0]?.kind).toBe('lost-update');
    const first: Hole = { ...hole(1, 'hung'), role: 'request', requestor: 'N/P' };
    const plan = { ...complete, holes: [first] };
    expect(causes(messages, { ...HERE_NOT_THERE, plan })[0]?.kind).toBe('unexplained');
  });

  test('has replies to others with entries of the requestor itself, who is not sent them', () => {
    const messages = [reply(1, 'N/Q', 'A Bob\tPCM:N/P/BOB'), reply(1, 'N/P', 'A Di\tPCM:N/Q/DI')];
    const [first] = causes(messages, { ...HERE_NOT_THERE, plan: complete });
    expect(first?.kind).toBe('own-entry');
    const own: Hole = { ...hole(1, 'hung'), role: 'request' };
    const [second] = causes(messages, { ...HERE_NOT_THERE, plan: { ...complete, holes: [own] } });
    expect(second).toMatchObject({ kind: 'hung-message', messages: [{ id: 2 }, { id: 99 }] });
    const later: Hole = { ...own, cycle: 2 };
    expect(causes(messages, { ...HERE_NOT_THERE, plan: { ...complete, holes: [later] } })[0]?.kind).toBe(
      'own-entry',
    );
  });

  test('tells nothing of whether one asked of whom it holds no request', () => {
    const messages = [BOB, reply(2, 'N/P', 'A Cy\tPCM:N/R/CY')];
    const plan = { exchanges: [{ ...exchange(['complete', 'no-request']), hasRequests: false }] };
    const cause = causes(messages, { ...HERE_NOT_THERE, plan }).find(({ cycle }) => cycle === 2);
    expect(cause?.kind).toBe('unexplained');
    expect(cause?.text).toContain(
      'No reply to N/Q of cycle 2 or later is in this queue: delivered ones have left it',
    );
  });

  test('shows by its numbers that a reply is not in it', () => {
    const { cycles, ...rest } = exchange(['complete', 'no-request', 'complete']);
    const unseen = { after: 1, srv: 105 };
    const plan = {
      exchanges: [{ ...rest, cycles: cycles.map((one) => (one.index === 3 ? { ...one, unseen } : one)) }],
    };
    const messages = [ALL_OF_P, request(2, 'N/P', `${ANN}\nA Bob\tPCM:N/P/BOB`)];
    const [cause] = causes(messages, { ...HERE_NOT_THERE, right: requestor('N/Q', 3), plan });
    expect(cause).toMatchObject({ kind: 'not-in-queue', cycle: 3 });
  });

  test('tells of entries by a full import, whose time is not known', () => {
    const messages = [BOB, reply(2, 'N/P', 'R PCM:N/R\nA Cy\tPCM:N/R/CY')];
    const other = {
      ...exchange(['no-request', 'complete'], null, { isFull: true, reply: { id: 2, file: '2.eml' } }),
      requestor: 'N/P',
    };
    const plan = { exchanges: [exchange(['complete', 'no-reply']), other] };
    const cause = causes(messages, { ...HERE_NOT_THERE, plan }).find(({ cycle }) => cycle === 2);
    expect(cause).toMatchObject({ kind: 'unexplained' });
    expect(cause?.text).toContain('N/Q may have had it before');
  });
});

test('an entry that is told of without its template values differs by these', () => {
  const messages = [request(1, 'N/P', `${ANN}\n- Phone/1`), reply(1, 'N/Q', ANN)];
  const plan = { exchanges: [exchange(['complete'])] };
  const [cause] = causes(messages, { ...HERE_NOT_THERE, plan });
  expect(cause).toMatchObject({
    kind: 'without-templates',
    places: [{ message: { id: 1 } }, { message: { id: 2 } }],
  });
});

test('a reply that is missing here and was imported there makes a difference in the list alone', () => {
  const plan = {
    exchanges: [exchange(['complete'], true, { reply: { id: 99, file: 'hole.eml' }, importShownIn: 2 })],
    holes: [hole(1, 'failed')],
  };
  const [cause] = causes(BOTH, { ...HERE_NOT_THERE, plan });
  expect(cause?.kind).toBe('read-elsewhere');
  expect(cause?.text).toContain('the numbers of cycle 2 show that it was imported');
});

test('a removal before a full import is no loss, as that names none', () => {
  const messages = [request(1, 'N/P', ANN), reply(1, 'N/Q', ANN), request(2, 'N/P', 'D Ann\tPCM:N/P/ANN')];
  const { cycles, ...rest } = exchange(['complete', 'complete']);
  const plan = {
    exchanges: [{ ...rest, cycles: cycles.map((one) => ({ ...one, isFull: one.index === 2 })) }],
  };
  expect(causes(messages, { ...HERE_NOT_THERE, plan })).toMatchObject([{ kind: 'full-import', cycle: 2 }]);
});

test('an entry that the server leaves out of its whole list since is told to be left out', () => {
  const messages = [
    reply(1, 'N/P', 'A Cy\tPCM:N/R/CY'),
    reply(1, 'N/Q', 'A Bob\tPCM:N/P/BOB'),
    reply(2, 'N/Q', 'R PCM:N/R\nA Di\tPCM:N/R/DI'),
  ];
  const plan = { exchanges: [exchange(['complete', 'complete'])] };
  const found = causes(messages, { ...HERE_NOT_THERE, plan }).find(({ kind }) => kind === 'disproved');
  expect(found?.text).toContain('gives all of the list N/R and leaves it out');
  expect(found?.places).toHaveLength(2);
});

describe('a server that was set back', () => {
  const setBacks = [{ cycle: 3, kept: 1, from: 105, to: 102 }];
  const behind = (states: readonly CycleState[], cycles: readonly number[]): ExchangeFacts => {
    const made = exchange(states, null, { setBacks });
    return {
      ...made,
      cycles: made.cycles.map((one) => ({ ...one, isBehind: cycles.includes(one.index) })),
    };
  };
  const added = (cycle: number) => [ALL_OF_P, request(cycle, 'N/P', `A Bob\tPCM:N/P/BOB\n${ANN}`)];

  test.each([
    ['what it took after the backup', 2, ['complete', 'no-request', 'complete'], [3], 'server-restored'],
    [
      'what it told nobody while it was behind',
      4,
      ['complete', 'complete', 'complete', 'complete', 'complete'],
      [3, 4],
      'server-restored',
    ],
    ['nothing of what it told before', 2, ['complete', 'complete', 'complete'], [3], 'lost-update'],
    [
      'nothing of what came when it was ahead again',
      5,
      ['complete', 'complete', 'complete', 'complete', 'complete'],
      [3],
      'lost-update',
    ],
  ] as const)('explains %s', (_, cycle, states, cycles, kind) => {
    const plan = { exchanges: [behind(states, cycles)] };
    const right = requestor('N/Q', states.length);
    expect(causes(added(cycle), { left: server(states.length), right, plan })[0]?.kind).toBe(kind);
  });
});

test('an A is not said to be refused where a message is missing between the two', () => {
  const messages = [
    reply(1, 'N/Q', 'A Ann\tPCM:N/P/OTHER'),
    request(2, 'N/P', `D Ann\tPCM:N/P/OTHER\n${ANN}`),
    reply(3, 'N/Q', ANN),
  ];
  const plan = { exchanges: [exchange(['complete', 'complete', 'complete'])] };
  expect(causes(messages, { ...HERE_NOT_THERE, plan })[0]?.kind).toBe('refused');
  const holes = [hole(2, 'hung')];
  expect(causes(messages, { ...HERE_NOT_THERE, plan: { ...plan, holes } })[0]?.kind).not.toBe('refused');
});
