import { describe, expect, test } from 'vitest';
import { reconstructCycles } from '../../../shared/cycles/reconstruct.ts';
import type { SyncMessage } from '../../../shared/cycles/model.ts';
import { planGal } from '../../../shared/gal/plan.ts';
import type { PlanMessage } from '../../../shared/gal/plan.ts';
import type { GalPlan, PointOfView } from '../../../shared/gal/model.ts';
import { parseSubject } from '../../../shared/dirsync/subject.ts';
import { SMALL_SAMPLE } from '../../../electron/sample/options.ts';
import { exchangeOf } from '../../fixtures/sample-exchange.ts';
import { exactTime } from '../../../shared/format/time.ts';
import { momentOf, queueOf } from '../../fixtures/sync-story.ts';

const HUB = 'NORTH/HUB';
const SERVER: PointOfView = { kind: 'server', server: HUB };
const REQUESTOR_A: PointOfView = { kind: 'requestor', requestor: 'NORTH/A', server: HUB };

/** Messages hold as many transactions as their numbers say. */
function planMessages(messages: readonly SyncMessage[]): PlanMessage[] {
  return messages.map((message) => ({
    ...message,
    reason: null,
    format: 'inattachment',
    transactions:
      message.state === 'decoded' ? (message.sync?.sent ?? (message.kind === 'Status' ? 0 : 1)) : null,
  }));
}

function planOf(
  story: string,
  change: (message: PlanMessage) => PlanMessage | readonly PlanMessage[] = (message) => message,
): GalPlan {
  const { messages, runs } = queueOf(story);
  const picture = reconstructCycles({ messages, runs });
  return planGal({ picture, messages: planMessages(messages).flatMap(change), registered: [] });
}

/** "1 request 2", "1 request 3+4": cycle, role and id of what counts, with the updates it repeats. */
function order(plan: GalPlan, view: PointOfView): string[] {
  const planned = plan.views.find((one) => JSON.stringify(one.view) === JSON.stringify(view));
  return (planned?.messages ?? []).map(
    ({ cycle, role, message, repeats }) =>
      `${cycle} ${role} ${message.id}${repeats === 0 ? '' : `+${repeats}`}`,
  );
}

function holes({ holes: all }: GalPlan): string[] {
  return all.map(({ cycle, role, message, state }) => `${cycle} ${role} ${message.id} ${state}`);
}

describe('requests that are not in the queue', () => {
  const absent = (story: string): string[] =>
    planOf(story).absent.map(
      ({ cycle, requestor, sent, message }) => `${cycle} ${requestor} ${sent} by ${message.id}`,
    );

  test('are proved by a request that begins above the one before', () => {
    expect(
      absent(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c3 18:00 A→ R=9 was 8 S=95 sent 1
      c3 21:00 →A R=9 S=99 was 95 sent 2`),
    ).toEqual(['2 NORTH/A 3 by 3']);
  });

  test('are proved by a reply that acknowledges more than any request has told', () => {
    expect(
      absent(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c2 21:00 →A R=6 S=95 was 90 sent 2`),
    ).toEqual(['2 NORTH/A 1 by 3']);
  });

  test.each([
    ['where nothing is missing', 'c1 18:00 A→ R=5 was 3 S=80 sent 2\nc1 21:00 →A R=5 S=90 was 80 sent 2'],
    [
      'in a queue of replies, which never holds any',
      'c1 21:00 →A R=5 S=90 was 80 sent 2\nc2 21:00 →A R=7 S=95 was 90 sent 2',
    ],
    [
      'where the numbers have begun anew',
      'c1 18:00 A→ R=5 was 3 S=80 sent 2\nc2 18:00 A→ R=0 was 0 S=0 sent 0\nc3 18:00 A→ R=2 was 0 S=90 sent 2',
    ],
    ['where updates are sent again', 'c1 18:00 A→ R=5 was 3 S=80 sent 2\nc2 18:00 A→ R=6 was 3 S=80 sent 3'],
  ])('are none %s', (_, story) => {
    expect(absent(story)).toEqual([]);
  });
});

describe('the order of messages', () => {
  test('has in each cycle the requests before the replies, requestor by requestor', () => {
    const plan = planOf(`
      c1 18:00 B→ R=2 was 0 S=80 sent 2
      c1 18:30 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c1 21:01 →B R=2 S=90 was 80 sent 2
      c2 18:00 A→ R=6 was 5 S=90 sent 1
      c2 21:00 →A R=6 S=95 was 90 sent 3`);
    expect(order(plan, SERVER)).toEqual([
      '1 request 2',
      '1 request 1',
      '1 reply 3',
      '1 reply 4',
      '2 request 5',
      '2 reply 6',
    ]);
    expect(order(plan, REQUESTOR_A)).toEqual(['1 request 2', '1 reply 3', '2 request 5', '2 reply 6']);
  });

  test('is that of the numbers where the clocks say otherwise', () => {
    const plan = planOf(`
      c1 18:00 A→ R=7 was 5 S=80 sent 2
      c1 18:30 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=7 S=90 was 80 sent 2`);
    expect(order(plan, SERVER)).toEqual(['1 request 2', '1 request 1', '1 reply 3']);
  });

  test('has a late request in its own cycle for the requestor, and for the server where it was served', () => {
    const plan = planOf(`
      c1 18:00 A→ R=3 was 1 S=80 sent 2
      c1 21:00 →A R=3 S=90 was 80 sent 2
      c2 18:00 B→ R=3 was 1 S=80 sent 2
      c2 21:00 →B R=3 S=95 was 80 sent 2
      c2 22:30 A→ R=5 was 3 S=90 sent 2
      c3 21:00 →A R=5 S=99 was 90 sent 2
      c3 18:00 B→ R=4 was 3 S=95 sent 1
      c3 21:01 →B R=4 S=99 was 95 sent 2`);
    expect(order(plan, SERVER)).toContain('3 request 5');
    expect(order(plan, REQUESTOR_A)).toContain('2 request 5');
  });

  test('counts what was sent again after a lost acknowledgement once', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c2 18:00 A→ R=8 was 3 S=80 sent 5
      c2 21:00 →A R=8 S=95 was 80 sent 4`);
    expect(order(plan, SERVER)).toEqual(['1 request 1', '1 reply 2', '2 request 3+2', '2 reply 4']);
  });

  test('counts a request whose numbers have begun anew', () => {
    const plan = planOf(`
      c1 18:00 A→ R=500 was 498 S=80 sent 2
      c1 21:00 →A R=500 S=90 was 80 sent 2
      c2 18:00 A→ R=7 was 5 S=90 sent 2
      c2 21:00 →A R=7 S=95 was 90 sent 4`);
    expect(order(plan, SERVER)).toContain('2 request 3');
  });

  test('counts a request and its copy once, and takes the one that can be read', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2 hung
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2`);
    expect(order(plan, SERVER)).toEqual(['1 request 2', '1 reply 3']);
    expect(holes(plan)).toEqual([]);
  });

  test('counts a foreign requestor’s profile as its request', () => {
    const plan = planOf(`
      c1 18:00 A→ S=80 foreign
      c1 21:00 →A R=5 S=90 was 80 sent 2`);
    expect(order(plan, SERVER)).toEqual(['1 request 1', '1 reply 2']);
  });
});

describe('what is missing', () => {
  test('is a hole with a sentence, and the requestor’s next request counts all that it tells', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2 hung
      c1 21:00 →A R=5 S=90 was 80 sent 2 failed
      c2 18:00 A→ R=8 was 3 S=80 sent 5
      c2 21:00 →A R=8 S=95 was 80 sent 4`);
    expect(holes(plan)).toEqual(['1 request 1 hung', '1 reply 2 failed']);
    expect(plan.holes.map(({ reason }) => reason)).toEqual([
      'Decoding it hung and was ended.',
      'It could not be decoded.',
    ]);
    expect(order(plan, SERVER)).toEqual(['2 request 3', '2 reply 4']);
    expect(plan.basis.join(' ')).toContain('2 messages with transactions are missing');
  });

  test('is no hole where nothing was sent', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 5 S=80 sent 0 hung
      c1 21:00 →A R=5 S=90 was 80 sent 2`);
    expect(holes(plan)).toEqual([]);
  });

  test('names why the transactions of a decoded message are not there', () => {
    const change = (message: PlanMessage): PlanMessage =>
      message.id === 1 ? { ...message, reason: 'The file has changed' } : message;
    const plan = planOf('c1 18:00 A→ R=5 was 3 S=80 sent 2', change);
    expect(plan.holes.map(({ reason }) => reason)).toEqual([
      'Its transactions could not be read: The file has changed.',
    ]);
  });

  test('is a reply that was not imported, in the list of its requestor alone', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c2 18:00 A→ R=5 was 5 S=80 sent 0
      c2 21:00 →A R=5 S=95 was 80 sent 4`);
    expect(order(plan, REQUESTOR_A)).toEqual(['1 request 1', '2 reply 4']);
    expect(order(plan, SERVER)).toEqual(['1 request 1', '1 reply 2', '2 reply 4']);
    expect(plan.holes[0]?.reason).toBe(
      `It was not imported when the request of cycle 2 was sent (${exactTime(momentOf(2, '18:00'))}): it goes up to S=90, and that request still says S=80.`,
    );
    expect(plan.exchanges[0]?.cycles.map(({ imported }) => imported)).toEqual([false, null]);
  });
});

describe('what the lists rest on', () => {
  test('tells of requests that were found and are missing', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2 hung
      c1 21:00 →A R=5 S=90 was 80 sent 2`);
    expect(plan.basis[0]).toContain('in this queue could be used: 1 was found and is missing in the list.');
  });

  test('are the replies when no request is in the queue', () => {
    const plan = planOf(`
      c1 21:00 →A R=5 S=90 was 80 sent 2
      c1 21:01 →B R=2 S=90 was 80 sent 2`);
    expect(plan.views[0]?.view).toEqual(SERVER);
    expect(order(plan, SERVER)).toEqual(['1 reply 1', '1 reply 2']);
    expect(plan.basis[0]).toContain('No request with transactions to NORTH/HUB was found in this queue.');
  });

  test('are loose messages in the order of their times when there is no exchange', () => {
    const loose = (id: number, sentMs: number | null): PlanMessage => ({
      id,
      file: `${id}.glb`,
      kind: 'Other',
      requestor: null,
      server: null,
      sentMs,
      sentSource: 'mtime',
      arrivedMs: null,
      sync: null,
      state: 'decoded',
      reason: null,
      format: 'inbody',
      transactions: 3,
    });
    const messages = [loose(1, 500), loose(2, null), loose(3, 100), { ...loose(4, 1), transactions: 0 }];
    const plan = planGal({
      picture: reconstructCycles({ messages: [], runs: [] }),
      messages,
      registered: [],
    });
    expect(plan.views).toHaveLength(1);
    expect(order(plan, { kind: 'loose' })).toEqual(['null loose 3', 'null loose 1', 'null loose 2']);
    expect(plan.views[0]?.cycles.map(({ cycle }) => cycle)).toEqual([1, 2, 3]);
  });

  test('are loose messages last where there is an exchange', () => {
    const plan = planOf('c1 18:00 A→ R=5 was 3 S=80 sent 2', (message) => [
      message,
      { ...message, id: 99, kind: 'Other', requestor: null },
    ]);
    expect(plan.views.map(({ view }) => view.kind)).toEqual(['server', 'requestor', 'loose']);
  });

  test('are of one server each', () => {
    const plan = planOf(`
      c1 18:00 A→ R=5 was 3 S=80 sent 2
      c1 18:00 B→ R=5 was 3 S=80 sent 2 at TWO`);
    expect(plan.views.map(({ view }) => ('server' in view ? view.server : ''))).toEqual([
      'NORTH/HUB',
      'NORTH/TWO',
      'NORTH/HUB',
      'NORTH/TWO',
    ]);
    expect(plan.registered).toEqual(['NORTH/A', 'NORTH/B', 'NORTH/HUB', 'NORTH/TWO']);
  });
});

describe('the plan of the sample', () => {
  const exchanged = exchangeOf(SMALL_SAMPLE);
  const messages = exchanged.map((one, at): SyncMessage => {
    const subject = parseSubject(one.subject);
    return {
      id: at + 1,
      file: `${one.id}.eml`,
      kind:
        one.kind === 'reply'
          ? 'SrvTx'
          : one.kind === 'status'
            ? 'Status'
            : (subject?.kind ?? 'ReqTx') === 'ReqTx'
              ? 'ReqTx'
              : 'DirectoryExchange',
      requestor: one.requestor,
      server: HUB,
      sentMs: one.sentAtMs,
      sentSource: 'header',
      arrivedMs: one.arrivedAtMs,
      sync: subject !== null && 'sync' in subject ? subject.sync : null,
      state: 'decoded',
    };
  });
  const plan = planGal({
    picture: reconstructCycles({ messages, runs: [] }),
    messages: planMessages(messages),
    registered: [],
  });

  test('holds every request and reply that has transactions, in the cycle of its day', () => {
    const server = plan.views.find(({ view }) => view.kind === 'server');
    const counted = new Set(server?.messages.map(({ message }) => message.id));
    const left = planMessages(messages).filter(
      ({ id, kind, transactions }) => kind !== 'Status' && transactions !== 0 && !counted.has(id),
    );
    expect(left.map(({ file }) => file)).toEqual([]);
    const strays = server?.messages.filter(
      ({ message, cycle, role }) => role === 'reply' && exchanged[message.id - 1]?.cycle !== cycle,
    );
    expect(strays).toEqual([]);
  });

  test('knows that the lost acknowledgement’s reply was not imported', () => {
    const lost = plan.exchanges.flatMap(({ cycles }) => cycles).filter(({ imported }) => imported === false);
    expect(lost.length).toBeGreaterThan(0);
  });
});
