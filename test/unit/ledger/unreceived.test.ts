import { describe, expect, test } from 'vitest';
import { breaches, readStory } from '../../fixtures/sync-story.ts';
import { PROVING_MESSAGES_LIMIT } from '../../../shared/ledger/join-findings.ts';

/** Two healthy requestors for two days. */
const HEALTHY = `
  c1 18:00 A→ R=5 was 3 S=80 I=1 sent 2
  c1 18:01 B→ R=9 was 9 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c1 21:01 →B R=9 S=90 was 80 I=1 sent 10
  c2 18:00 A→ R=5 was 5 S=90 I=1 sent 0
  c2 18:01 B→ R=9 was 9 S=90 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 90 I=1 sent 5
  c2 21:01 →B R=9 S=95 was 90 I=1 sent 5
`;

describe('7, a reply that did not take effect', () => {
  const lost = (reply: string, request: string): string => `${HEALTHY}
    c3 18:00 A→ R=6 was 5 S=95 I=1 sent 1
    ${reply}
    ${request}`;

  test('shows in a request that was sent after it arrived', () => {
    const found = readStory(
      lost('c3 21:00 →A R=6 S=99 was 95 I=1 sent 4', 'c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1'),
    );
    expect(breaches(found)).toEqual(['A 7 @4']);
    expect(found.causes[0]?.breach.messages).toHaveLength(2);
  });

  test('is normal before the next request', () => {
    const found = readStory(lost('c3 21:00 →A R=6 S=99 was 95 I=1 sent 4', ''));
    expect(breaches(found)).toEqual([]);
  });

  test('is normal in a request that was sent before the reply arrived', () => {
    const found = readStory(
      lost('c3 21:00 →A R=6 S=99 was 95 I=1 sent 4 arrives 44:00', 'c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1'),
    );
    expect(breaches(found)).toEqual([]);
  });

  test('is not claimed soon after a reply whose arrival is not known', () => {
    const soon = lost(
      'c3 21:00 →A R=6 S=99 was 95 I=1 sent 4 unarrived',
      'c3 26:30 A→ R=6 was 5 S=95 I=1 sent 1\nc3 26:45 →A R=6 S=100 was 95 I=1 sent 5',
    );
    expect(breaches(readStory(soon))).toEqual([]);
    const later = lost(
      'c3 21:00 →A R=6 S=99 was 95 I=1 sent 4 unarrived',
      'c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1',
    );
    expect(breaches(readStory(later))).toEqual(['A 7 @4']);
  });

  test.each([
    ['hung', 'hung when it was decoded'],
    ['failed', 'could not be decoded'],
  ])('names a reply that %s in this queue as the likely reason', (state, words) => {
    const found = readStory(
      lost(`c3 21:00 →A R=6 S=99 was 95 I=1 sent 4 ${state}`, 'c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1'),
    );
    expect(found.causes[0]?.breach.text).toContain(words);
    expect(found.causes[0]?.breach.text).toContain('likely reason');
  });

  test('names no more messages than fit', () => {
    const days = Array.from(
      { length: PROVING_MESSAGES_LIMIT },
      (_, at) => `
        c${at + 1} 18:00 A→ R=6 was 5 S=95 I=1 sent 1
        c${at + 1} 21:00 →A R=6 S=${96 + at} was 95 I=1 sent 1`,
    );
    const [cause] = readStory(days.join('')).causes;
    expect(cause?.breach.lastCycle).toBe(PROVING_MESSAGES_LIMIT);
    expect(cause?.breach.messages).toHaveLength(PROVING_MESSAGES_LIMIT);
  });

  test('is over with the next request that shows the number', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=6 was 5 S=95 I=1 sent 1
      c3 21:00 →A R=6 S=99 was 95 I=1 sent 4
      c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1
      c4 21:00 →A R=6 S=101 was 95 I=1 sent 6
      c5 18:00 A→ R=6 was 6 S=101 I=1 sent 0`);
    expect(found.causes[0]?.breach).toMatchObject({
      overSince: 5,
      nextStep: expect.stringMatching(/^Nothing to do/),
    });
  });

  test('names the run of NSDA -RR that failed, where the log has it', () => {
    const found = readStory(
      `${lost('c3 21:00 →A R=6 S=99 was 95 I=1 sent 4', 'c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1')}
      c3 22:00 log T3 A abnormal`,
    );
    expect(found.causes[0]?.breach.lines).toEqual([12]);
    expect(found.causes[0]?.breach.text).toContain('NSDA -RR ended abnormally at NORTH/A');
  });

  test('is seen where cycles follow each other too fast to tell of the last reply', () => {
    const hours = [0, 4, 8, 12];
    const rows = hours.map(
      (hour, at) => `
        c3 ${hour}:00 A→ R=6 was 5 S=95 I=1 sent 1
        c3 ${hour + 1}:00 →A R=6 S=${96 + at} was 95 I=1 sent 1`,
    );
    expect(breaches(readStory(`${HEALTHY}${rows.join('')}`))).toEqual(['A 7 @5..6']);
  });

  test('may be a rejection where the counts of imports cannot be read', () => {
    const rows = [3, 4, 5].map(
      (day) => `
        c${day} 18:00 A→ R=6 was 5 S=95
        c${day} 21:00 →A R=6 S=${96 + day} was 95`,
    );
    const one = readStory(`${HEALTHY}${rows.slice(0, 2).join('')}`).causes[0]?.breach.text;
    expect(one).not.toContain('Q99961');
    expect(readStory(`${HEALTHY}${rows.join('')}`).causes[0]?.breach.text).toContain('Q99961');
  });

  test('is one breach while it lasts', () => {
    const found = readStory(`${HEALTHY}
      c3 18:00 A→ R=6 was 5 S=95 I=1 sent 1
      c3 21:00 →A R=6 S=99 was 95 I=1 sent 4
      c4 18:00 A→ R=6 was 5 S=95 I=1 sent 1
      c4 21:00 →A R=6 S=101 was 95 I=1 sent 6
      c5 18:00 A→ R=6 was 5 S=95 I=1 sent 1`);
    expect(breaches(found)).toEqual(['A 7 @4..5']);
  });
});
