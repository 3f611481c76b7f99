/** Answers what is asked about the ladder of remedies. */
import type { Context } from '../../shared/diagnosis/facts.ts';
import { CYCLES } from '../../shared/diagnosis/families/cycles/cycles.ts';
import { REGISTRATION } from '../../shared/diagnosis/families/registration/registration.ts';
import { SCHEDULE } from '../../shared/diagnosis/families/schedule/schedule.ts';
import { SEQUENCE } from '../../shared/diagnosis/families/sequence/sequence.ts';
import type { Symptom } from '../../shared/diagnosis/model.ts';
import { failure, success } from '../../shared/result.ts';
import { climb } from '../../shared/ladder/ladder.ts';
import type { Ladder } from '../../shared/ladder/model.ts';
import type { ScheduleBoard } from '../../shared/schedule/model.ts';
import { readEnds, readLadderSteps } from '../index/read-ladder.ts';
import type { Handlers, WithQueue } from './handlers.ts';
import { recordStep } from './ladder-steps.ts';
import type { OpenSession } from './open-session.ts';
import { refusal } from './refusal.ts';
import type { SyncPicture } from './sync-picture.ts';

const NO_REQUESTOR = refusal(
  'not-found',
  'No message of this requestor is in the queue any more.',
  'Rescan the queue.',
);

/** What a remedy of the ladder is known for. Other verdicts have remedies of their own. */
const CLIMBED_FOR = [SEQUENCE, CYCLES, REGISTRATION, SCHEDULE] as const;

export function createLadderHandlers(withQueue: WithQueue): Pick<Handlers, 'ladder.of' | 'ladder.record'> {
  const symptomsOf = keepSymptoms();
  /** The ladder as the journal has it when it is asked: recording a step changes no cycle. */
  const climber = async (open: OpenSession, exchange: Exchange): Promise<() => Ladder | null> => {
    const picture = await open.syncPicture();
    const symptoms = symptomsOf(open, picture, await open.board.latest());
    return () => ladderIn(open, exchange, picture, symptoms);
  };
  return {
    'ladder.of': (exchange) =>
      withQueue(async (open) => {
        const ladder = (await climber(open, exchange))();
        return ladder === null ? failure(NO_REQUESTOR) : success(ladder);
      }),
    'ladder.record': ({ requestor, server, rung, note }) =>
      withQueue(async (open) => {
        const exchange = { requestor, server };
        const ladder = await climber(open, exchange);
        const taken = ladder()?.rungs.find((one) => one.rung === rung);
        if (taken === undefined) return failure(NO_REQUESTOR);
        if (taken.state === 'never')
          return failure(refusal('not-allowed', taken.reason, 'See what else the ladder offers.'));
        recordStep(open.session, { ...exchange, rung, note }, taken);
        const after = ladder();
        return after === null ? failure(NO_REQUESTOR) : success(after);
      }),
  };
}

interface Exchange {
  readonly requestor: string;
  readonly server: string | null;
}

function ladderIn(
  { session: { index } }: OpenSession,
  exchange: Exchange,
  { cycles: picture }: SyncPicture,
  symptoms: readonly Symptom[],
): Ladder | null {
  const { requestor, server } = exchange;
  const own = picture.requestors.find((one) => one.requestor === requestor && one.server === server);
  if (own === undefined) return null;
  return climb({
    ...exchange,
    symptoms,
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

/** Verdicts of a picture and a board, worked out once for all its requestors. */
function keepSymptoms(): (
  open: OpenSession,
  picture: SyncPicture,
  board: ScheduleBoard,
) => readonly Symptom[] {
  let kept: { readonly of: readonly unknown[]; readonly symptoms: readonly Symptom[] } | null = null;
  return ({ session }, picture, board) => {
    const { keepUpdatesCycles } = session.settings;
    const of = [picture.cycles, board, keepUpdatesCycles];
    if (kept?.of.every((one, at) => one === of[at]) === true) return kept.symptoms;
    const context: Context = {
      picture: picture.cycles,
      ledger: picture.ledger,
      board,
      proofs: [],
      labRuns: [],
      gal: null,
      keepUpdatesCycles,
      nowMs: Date.now(),
    };
    const symptoms = CLIMBED_FOR.flatMap(({ watch }) => [...watch(context).finish()]);
    kept = { of, symptoms };
    return symptoms;
  };
}
