/** Answers what is asked about the ladder of remedies. */
import type { Refusal } from '../../shared/contract/refusal.ts';
import { failure, success } from '../../shared/result.ts';
import { climb } from '../../shared/ladder/ladder.ts';
import type { Ladder, RungState } from '../../shared/ladder/model.ts';
import { readEnds, readLadderSteps } from '../index/read-ladder.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { recordStep } from './ladder-steps.ts';
import type { OpenSession } from './open-session.ts';
import { refusal } from './refusal.ts';

const NO_REQUESTOR = refusal(
  'not-found',
  'No message of this requestor is in the queue any more.',
  'Rescan the queue.',
);

export function createLadderHandlers(withQueue: WithQueue): Pick<Handlers, 'ladder.of' | 'ladder.record'> {
  return {
    'ladder.of': (exchange) =>
      withQueue((open) => {
        const ladder = ladderIn(open, exchange);
        return ladder === null ? failure(NO_REQUESTOR) : success(ladder);
      }),
    'ladder.record': ({ requestor, server, rung, note }) =>
      withQueue((open) => {
        const exchange = { requestor, server };
        const ladder = ladderIn(open, exchange);
        const taken = ladder?.rungs.find((one) => one.rung === rung);
        if (ladder === null || taken === undefined) return failure(NO_REQUESTOR);
        const why = whyNotRecorded(ladder, taken);
        if (why !== null) return failure(why);
        recordStep(open.session, { ...exchange, rung, note }, taken);
        const after = ladderIn(open, exchange);
        return after === null ? failure(NO_REQUESTOR) : success(after);
      }),
  };
}

interface Exchange {
  readonly requestor: string;
  readonly server: string | null;
}

/** One step is recorded once: a second request for it is a double click, or of a ladder that is out of date. */
function whyNotRecorded({ rungs }: Ladder, { state, reason, recorded }: RungState): Refusal | null {
  if (state === 'never') return refusal('not-allowed', reason, 'See what else the ladder offers.');
  if (state === 'locked')
    return refusal('not-allowed', `No rung is skipped. ${reason}`, 'Record the step that comes first.');
  if (recorded === null) return null;
  // Waiting is due again after each stronger step; until one was recorded, this is the same waiting.
  const last = Math.max(...rungs.map((one) => one.recorded?.journalId ?? 0));
  return state === 'done' || recorded.journalId === last
    ? refusal(
        'not-allowed',
        'This step is in the journal already.',
        'Take its record back first, if it was recorded wrongly.',
      )
    : null;
}

/** The ladder as the journal has it now: recording a step changes no cycle. */
function ladderIn(open: OpenSession, exchange: Exchange): Ladder | null {
  const { index } = open.session;
  const { cycles: picture } = open.syncPictureNow();
  const { requestor, server } = exchange;
  const own = picture.requestors.find((one) => one.requestor === requestor && one.server === server);
  if (own === undefined) return null;
  return climb({
    ...exchange,
    symptoms: open.ladderSymptoms.atOnce(),
    cycles: own.cycles,
    runs: picture.servers.find((one) => one.server === server)?.runs ?? [],
    steps: readLadderSteps(index.read, exchange),
    ends: { ...readEnds(index.read, exchange), isServersOwn: requestor === server },
    basis: [
      'What was done is known from the journal of this program, full imports and resets from the messages.',
      ...picture.basis,
    ],
  });
}
