/** When verdicts about the address list are over, and when they are none. */
import { describe, expect, test } from 'vitest';
import { ADDRESS_LIST } from '../../../shared/diagnosis/families/address-list.ts';
import type { Symptom } from '../../../shared/diagnosis/model.ts';
import type { Hole } from '../../../shared/gal/model.ts';
import { withList } from '../../fixtures/gal-facts.ts';
import { watchFiles } from '../../fixtures/rule-cases.ts';
import { storyContext } from '../../fixtures/story-context.ts';
import { momentOf } from '../../fixtures/sync-story.ts';

const PASSED_OVER = `c1 18:00 A→ R=5 was 5 S=80 I=1 sent 0
  c1 21:00 →A R=5 S=90 was 80 I=1 sent 10
  c2 18:00 A→ R=5 was 5 S=80 I=1 sent 0
  c2 21:00 →A R=5 S=95 was 80 I=1 sent 15`;

function holeOf(given: Partial<Hole> = {}): Hole {
  return {
    message: { id: 2, file: '2.eml' },
    state: 'decoded',
    why: 'not-imported',
    cycle: 1,
    requestor: 'NORTH/A',
    role: 'reply',
    sent: 10,
    reason: 'It was not imported',
    ...given,
  };
}

function found(story: string, hole = holeOf()): readonly Symptom[] {
  const { gal } = withList({ plan: { holes: [hole], absent: [], basis: [] } });
  return watchFiles(ADDRESS_LIST, storyContext(story, { gal }), []);
}

describe('a reply that its requestor went on without', () => {
  test('is dated by its cycle, and a retry does not mend it', () => {
    const [symptom] = found(PASSED_OVER);
    expect(symptom).toMatchObject({ isOver: false, atMs: momentOf(1, '21:00') });
    expect(symptom?.rule.id).toBe('address-list/not-imported');
    expect(symptom?.rule.acts).not.toContain('retry');
    expect(symptom?.about.cycles).toEqual([{ requestor: 'NORTH/A', server: 'NORTH/HUB', cycle: 1 }]);
  });

  test('is over once the requestor holds what it carried', () => {
    const [symptom] = found(`${PASSED_OVER}\n c3 18:00 A→ R=5 was 5 S=95 I=1 sent 0`);
    expect(symptom).toMatchObject({ isOver: true, severity: 'info', group: 'over' });
  });

  test('is over after a full import that was taken, even of a server that was set back', () => {
    const asked = `${PASSED_OVER}
      c3 18:00 A→ R=0 was 0 S=0 I=1 sent 0
      c3 21:00 →A R=0 S=70 was 0 I=2 sent 70`;
    expect(found(asked)[0]?.isOver).toBe(false);
    expect(found(`${asked}\n c4 18:00 A→ R=0 was 0 S=70 I=2 sent 0`)[0]?.isOver).toBe(true);
  });
});

describe('a message that cannot be read', () => {
  test('keeps the remedy of reading it here', () => {
    const [symptom] = found(PASSED_OVER, holeOf({ why: 'unread', state: 'hung' }));
    expect(symptom?.rule.id).toBe('address-list/hole');
    expect(symptom?.rule.acts).toContain('retry');
  });

  test('is over for a request when the server acknowledges as much', () => {
    const story = (acknowledged: number): string => `c1 18:00 A→ R=7 was 5 S=80 I=1 sent 2
      c1 21:00 →A R=5 S=80 was 80 I=1 sent 0
      c2 18:00 A→ R=8 was 5 S=80 I=1 sent 3
      c2 21:00 →A R=${acknowledged} S=83 was 80 I=1 sent 3`;
    const request = holeOf({
      why: 'unread',
      state: 'hung',
      role: 'request',
      message: { id: 1, file: '1.eml' },
    });
    expect(found(story(6), request)[0]?.isOver).toBe(false);
    expect(found(story(8), request)[0]?.isOver).toBe(true);
  });
});
