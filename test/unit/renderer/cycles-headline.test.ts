import { describe, expect, it } from 'vitest';
import { cyclesHeadline } from '../../../renderer/cycles/cycles-headline.ts';
import { aSummary } from './summaries.ts';
import { aRequestor, anOverview } from './sync-rows.ts';

const FINISHED = aSummary({ decoded: 30 });
const SCANNING = aSummary({ decoded: 20, discovered: 10 }, {}, 'decoding');
const CANCELLED = aSummary({ decoded: 20, discovered: 10 }, {}, 'cancelled');

describe('first line of the cycles', () => {
  it('names what did not go as it should, what is wrong first', () => {
    const overview = anOverview([
      aRequestor('A/1', 'ccclcccccc'),
      aRequestor('A/2', 'cccccccscc'),
      aRequestor('A/3', 'cccccccccn'),
    ]);
    expect(cyclesHeadline(overview, FINISHED)).toBe(
      '10 cycles with 3 requestors: 1 no reply, 1 late, 1 skipped, everything else complete.',
    );
  });

  it('says that all are complete, and that none is', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'cc')]), FINISHED)).toBe(
      '2 cycles with 1 requestor: all complete.',
    );
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'p')]), FINISHED)).toBe(
      '1 cycle with 1 requestor: 1 pending, none complete.',
    );
  });

  it('tells "none so far" from "none", and both from "not checked"', () => {
    const nothing = anOverview([]);
    expect(cyclesHeadline(nothing, FINISHED)).toBe('No cycle was found.');
    expect(cyclesHeadline(nothing, SCANNING)).toBe('No cycle was found so far.');
    expect(cyclesHeadline(nothing, CANCELLED)).toBe('No cycle was found; 10 messages not checked.');
    expect(cyclesHeadline(null, FINISHED)).toBe('The cycles are being worked out.');
  });

  it('says "so far" while the queue is scanned', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'cl')]), SCANNING)).toBe(
      '2 cycles with 1 requestor so far: 1 late, everything else complete.',
    );
  });

  it('does not count cycles of a server that never ran', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', '')]), FINISHED)).toBe(
      '1 requestor, but no run of the server: no cycle can be told.',
    );
  });
});
