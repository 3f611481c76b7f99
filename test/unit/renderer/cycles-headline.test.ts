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
    expect(cyclesHeadline(overview, FINISHED, false)).toBe(
      '10 cycles with 3 requestors: 1 no reply, 1 late, 1 skipped, everything else complete.',
    );
  });

  it('says that all are complete, and that none is', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'cc')]), FINISHED, false)).toBe(
      '2 cycles with 1 requestor: all complete.',
    );
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'p')]), FINISHED, false)).toBe(
      '1 cycle with 1 requestor: 1 pending, none complete.',
    );
  });

  it('tells "none so far" from "none", and both from "not checked"', () => {
    const nothing = anOverview([]);
    expect(cyclesHeadline(nothing, FINISHED, false)).toBe('No cycle was found.');
    expect(cyclesHeadline(nothing, SCANNING, true)).toBe('No cycle was found so far.');
    expect(cyclesHeadline(nothing, CANCELLED, false)).toBe('No cycle was found; 10 messages not checked.');
    expect(cyclesHeadline(null, FINISHED, false)).toBe('The cycles are being worked out.');
  });

  it('says "so far" while the queue is scanned', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'cl')]), SCANNING, true)).toBe(
      '2 cycles with 1 requestor so far: 1 late, everything else complete.',
    );
  });

  it('calls a reply that was not read yet no missing one while the queue is scanned', () => {
    const overview = anOverview([aRequestor('A/1', 'cnsl', { breached: [2, 3] })]);
    expect(cyclesHeadline(overview, SCANNING, true)).toBe(
      '4 cycles with 1 requestor so far: 1 late, 2 not read yet, everything else complete.',
    );
  });

  it('says "so far" as long as it is not of the latest index', () => {
    const earlier = anOverview([aRequestor('A/1', 'cn')], { revision: 0 });
    expect(cyclesHeadline(earlier, FINISHED, true)).toBe(
      '2 cycles with 1 requestor so far: 1 not read yet, everything else complete.',
    );
  });

  it('tells of how many cycles the ledger does not believe the numbers', () => {
    const overview = anOverview([
      aRequestor('A/1', 'cccl', { breached: [2, 3] }),
      aRequestor('A/2', 'cccc', { breached: [3] }),
    ]);
    expect(cyclesHeadline(overview, FINISHED, false)).toBe(
      '4 cycles with 2 requestors: 1 late, everything else complete; the ledger objects to the numbers of 3.',
    );
  });

  it('does not call complete what only its reply tells of', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'c', { inferred: 1 })]), FINISHED, false)).toBe(
      '1 cycle with 1 requestor: all answered; the requests are not in this queue.',
    );
    expect(cyclesHeadline(anOverview([aRequestor('A/1', 'ccc', { inferred: 1 })]), FINISHED, false)).toBe(
      '3 cycles with 1 requestor: all answered; the requests of 1 are not in this queue.',
    );
  });

  it('does not count cycles of a server that never ran', () => {
    expect(cyclesHeadline(anOverview([aRequestor('A/1', '')]), FINISHED, false)).toBe(
      '1 requestor, but no run of the server: no cycle can be told.',
    );
  });
});
