import { describe, expect, test } from 'vitest';
import type { GalSide } from '../../../shared/contract/gal.ts';
import { galOf } from '../../fixtures/gal.ts';
import type { GalMessageText } from '../../fixtures/gal.ts';
import {
  FILE,
  ANN,
  server,
  requestor,
  request,
  reply,
  exchange,
  hole,
  file,
  causes,
  BOB,
  ALL_OF_P,
  BOB_REF,
  BOTH,
  HERE_NOT_THERE,
} from '../../fixtures/gal-causes.ts';

describe('what the server has and a requestor has not', () => {
  test.each([
    ['hung', 'hung-message'],
    ['failed', 'failed-message'],
    ['unrecognised', 'failed-message'],
    ['quarantined', 'set-aside'],
    ['decoding', 'unexplained'],
  ] as const)('is missing because the reply that should carry it is %s', (state, kind) => {
    const plan = { exchanges: [exchange(['complete', 'complete'])], holes: [hole(1, state)] };
    const [cause] = causes(BOTH, { ...HERE_NOT_THERE, plan });
    expect(cause).toMatchObject({ kind, cycle: 1 });
    expect(cause?.text).toBe(
      'It was told of by the request of N/P in cycle 1 (1.eml). The reply of cycle 1 (hole.eml) should have carried that to N/Q and is missing in its list. It cannot be read.',
    );
    expect(cause?.places).toMatchObject([{ message: { file: '1.eml' }, index: 0 }]);
    expect(cause?.messages.map(({ file: name }) => name)).toEqual(['1.eml', 'hole.eml']);
  });

  test('is not missing because of a reply from before', () => {
    const plan = { exchanges: [exchange(['complete', 'complete'])], holes: [hole(1, 'hung')] };
    const [cause] = causes([ALL_OF_P, request(2, 'N/P', `${ANN}\nA Bob\tPCM:N/P/BOB`)], {
      ...HERE_NOT_THERE,
      plan,
    });
    expect(cause).toMatchObject({ kind: 'lost-update', cycle: 2 });
  });

  test('was in a reply that was not imported', () => {
    const carrying = reply(1, 'N/Q', ANN);
    const data = galOf([...BOTH, carrying]);
    const views = data.plan.views.map((one) =>
      one.view.kind === 'requestor' && one.view.requestor === 'N/Q'
        ? { ...one, messages: one.messages.filter(({ message }) => message.id !== 3) }
        : one,
    );
    const plan = { views, exchanges: [exchange(['complete'], false)], holes: [hole(1, 'decoded', 3)] };
    expect(causes([...BOTH, carrying], { ...HERE_NOT_THERE, plan })[0]?.kind).toBe('not-imported-yet');
  });

  test.each([
    [['no-reply'], 'no-reply', 1, 'N/Q asked in cycle 1, and no reply to that is known'],
    [['no-request', 'no-request'], 'not-asked-yet', 1, 'No request of N/Q from cycle 1 on is known'],
    [['no-request', 'pending'], 'not-sent-yet', 2, 'waits for the next run of the server'],
    [['late'], 'not-sent-yet', 1, 'waits for the next run of the server'],
    [['no-reply', 'complete'], 'lost-update', 2, 'rep2.eml) was read and does not tell N/Q of it'],
  ] as const)('after the cycles %j', (states, kind, cycle, words) => {
    const messages = [request(1, 'N/P', `${ANN}\nA Bob\tPCM:N/P/BOB`), ALL_OF_P];
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan: { exchanges: [exchange(states)] } });
    expect(cause).toMatchObject({ kind, cycle });
    expect(cause?.text).toContain(words);
  });

  test('is of a type that is never sent to it', () => {
    const messages = [request(1, 'N/P', `A Fax\tFAX:a~b~c~1\nA Bob\tPCM:N/P/BOB`), BOB];
    const plan = { exchanges: [exchange(['complete'], null, { reply: BOB_REF, isFull: true })] };
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan });
    expect(cause?.kind).toBe('excluded-type');
    expect(cause?.text).toContain('none in this queue has ever named an entry of type FAX');
    const part = { exchanges: [exchange(['complete'])] };
    expect(causes(messages, { ...HERE_NOT_THERE, plan: part })[0]?.kind).toBe('unexplained');
  });

  test('was refused there, as the alias was taken', () => {
    const messages = [
      request(1, 'N/P', ANN),
      request(1, 'N/Q', 'A Ann\tPCM:N/P/OTHER'),
      reply(2, 'N/Q', ANN),
    ];
    const plan = { exchanges: [exchange(['no-request', 'complete'])] };
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan });
    expect(cause).toMatchObject({ kind: 'refused', cycle: 2 });
    expect(cause?.text).toContain('already with something else, so that was refused [27]');
    expect(cause?.places).toHaveLength(2);
  });

  test('was changed by the server, and the change was lost', () => {
    const messages = [
      request(1, 'N/P', ANN),
      reply(1, 'N/Q', `R PCM:N/P\n${ANN}`),
      request(2, 'N/P', 'M Ann\tPCM:N/P/ANN\n  Anne\tPCM:N/P/ANN'),
    ];
    const plan = { exchanges: [exchange(['complete', 'complete'])] };
    expect(causes(messages, { ...HERE_NOT_THERE, plan })).toMatchObject([{ kind: 'lost-update', cycle: 2 }]);
  });
});

describe('what a requestor has and the server has not', () => {
  const there = { left: server(1), right: requestor('N/Q', 1) };

  test('is in a request that the server has not taken yet', () => {
    const data = galOf([request(1, 'N/P', ANN), request(1, 'N/Q', 'A Di\tPCM:N/Q/DI')]);
    const views = data.plan.views.map((one) =>
      one.view.kind === 'server'
        ? {
            ...one,
            messages: one.messages.map((planned) =>
              planned.message.id === 2 ? { ...planned, cycle: 2 } : planned,
            ),
          }
        : one,
    );
    const messages = [request(1, 'N/P', ANN), request(1, 'N/Q', 'A Di\tPCM:N/Q/DI')];
    const plan = { views, exchanges: [exchange(['late'])] };
    const [, cause] = causes(messages, { ...there, plan });
    expect(cause).toMatchObject({ kind: 'not-sent-yet', cycle: 1, places: [{ message: { id: 2 } }] });
  });

  test('was removed at the server, and the reply with its D hung', () => {
    const messages = [request(1, 'N/P', ANN), reply(1, 'N/Q', ANN), request(2, 'N/P', 'D Ann\tPCM:N/P/ANN')];
    const plan = { exchanges: [exchange(['complete', 'complete'])], holes: [hole(2, 'hung')] };
    const [cause] = causes(messages, { ...HERE_NOT_THERE, plan });
    expect(cause).toMatchObject({ kind: 'hung-message', cycle: 2 });
    expect(cause?.text).toMatch(/^It was removed by the request of N\/P in cycle 2 \(3\.eml\)\./);
  });
});

test('a reply that brings back what was removed before is not called a lost update', () => {
  const messages = [request(1, 'N/P', ANN), request(2, 'N/P', 'D Ann\tPCM:N/P/ANN'), reply(3, 'N/Q', ANN)];
  const plan = { exchanges: [exchange(['complete', 'complete', 'complete'])] };
  expect(causes(messages, { ...HERE_NOT_THERE, plan })).toMatchObject([
    { kind: 'unexplained', cycle: 3, places: [{ message: { id: 3 } }] },
  ]);
});

describe('lists of different cycles', () => {
  test('differ by what was changed in between', () => {
    const messages = [request(1, 'N/P', ANN), request(2, 'N/P', 'D Ann\tPCM:N/P/ANN')];
    const [cause] = causes(messages, { left: server(1), right: server(2) });
    expect(cause).toMatchObject({ kind: 'later-change', cycle: 2, places: [{ message: { id: 2 } }] });
    expect(cause?.text).toBe(
      'Removed by the request of N/P in cycle 2 (2.eml), after cycle 1, which the other side shows.',
    );
  });

  test('do not differ by that where it was lost before', () => {
    const plan = { exchanges: [exchange(['complete', 'complete'])], holes: [hole(1, 'hung')] };
    const messages = [...BOTH, reply(2, 'N/Q', 'A Cy\tPCM:N/P/CY')];
    const kinds = causes(messages, { left: server(1), right: requestor('N/Q', 2), plan }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['hung-message', 'later-change']);
  });
});

describe('two requestors', () => {
  test('differ where one of them differs from the server', () => {
    const plan = { exchanges: [exchange(['complete'])], holes: [hole(1, 'hung')] };
    const found = causes(BOTH, { left: requestor('N/P'), right: requestor('N/Q'), plan });
    expect(found).toMatchObject([{ kind: 'hung-message' }]);
    const back = causes(BOTH, { left: requestor('N/Q'), right: requestor('N/P'), plan });
    expect(back).toMatchObject([{ kind: 'hung-message' }]);
  });
});

describe('a list and a file', () => {
  test('differ by what the messages tell, whichever is older', () => {
    const [cause] = causes(BOTH, { left: server(), right: FILE, file: file(['Bob']) });
    expect(cause).toMatchObject({ kind: 'later-change', cycle: 1, places: [{ message: { id: 1 } }] });
    expect(cause?.text).toBe(
      'Added or changed by the request of N/P in cycle 1 (1.eml). A file from before that does not hold it as it is now.',
    );
  });

  test('differ by what was removed', () => {
    const messages = [...BOTH, request(2, 'N/P', 'D Ann\tPCM:N/P/ANN')];
    const [cause] = causes(messages, { left: server(), right: FILE, file: file(['Ann', 'Bob']) });
    expect(cause?.text).toBe(
      'Removed by the request of N/P in cycle 2 (3.eml). A file from before that still holds it.',
    );
  });

  test('are unexplained where no message tells of an entry, and what is missing is named', () => {
    const plan = { holes: [{ ...hole(1, 'failed'), role: 'request' as const }] };
    const [cause] = causes(BOTH, { left: server(), right: FILE, plan, file: file(['Ann', 'Bob', 'Zoe']) });
    expect(cause).toMatchObject({ kind: 'unexplained', cycle: null, messages: [{ file: 'hole.eml' }] });
    expect(cause?.text).toBe(
      'No message of this queue tells of it. 1 message of its list is missing and may do so.',
    );
  });

  test.each([
    [null, 'not-imported-yet'],
    [true, 'later-change'],
  ] as const)('tell of a reply whose import is %s', (imported, kind) => {
    const plan = { exchanges: [exchange(['complete'], imported)] };
    const [cause] = causes(BOTH, { left: requestor('N/Q'), right: FILE, plan, file: file([]) });
    expect(cause?.kind).toBe(kind);
  });

  test('tell what kept from the requestor what the server and the file have', () => {
    const plan = { exchanges: [exchange(['complete'])], holes: [hole(1, 'hung')] };
    const [cause] = causes(BOTH, { left: requestor('N/Q'), right: FILE, plan, file: file(['Ann', 'Bob']) });
    expect(cause).toMatchObject({ kind: 'hung-message', cycle: 1 });
  });
});

test('loose messages and an exchange explain nothing of each other', () => {
  const messages: GalMessageText[] = [
    request(1, 'N/P', ANN),
    { role: 'loose', cycle: null, supplier: null, text: 'A Di\tPCM:N/Q/DI' },
  ];
  const loose: GalSide = { kind: 'view', view: { kind: 'loose' }, cycle: null };
  expect(causes(messages, { left: server(), right: loose }).map(({ kind }) => kind)).toEqual([
    'unexplained',
    'unexplained',
  ]);
});
