/** What went wrong in cycles, one symptom for each requestor and cycle, so that a cause can take its own away. */
import type { Cycle, CycleNote } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import type { RequestorLedger } from '../../../ledger/model.ts';
import { aboutCycles, createRunTimes, cyclePlace } from '../../about-cycles.ts';
import { fileEvidence } from '../../plain-rule.ts';
import type { Context, RuleFamily } from '../../facts.ts';
import type { Symptom } from '../../model.ts';
import { createMoves } from '../../moves.ts';
import { createPresence } from '../../presence.ts';
import { receivedBy } from '../../received.ts';
import { importSymptoms } from './imports.ts';
import { lateRequests } from './late.ts';
import * as rules from './rules.ts';
import { silentRequestor } from './silent.ts';
import { aboutNote, evidenceOf, symptom } from './told.ts';
import type { Told } from './told.ts';

const { CLOCK, DUPLICATE, FULL_IMPORT, LATE, NO_REPLY, REPLY_STUCK, RESET, RUN_FAILED, SECOND_RUN, SILENT } =
  rules;

/** Where so many of the replies are not here although they arrived, one that is missing may have arrived as well. */
const INCOMPLETE_SHARE = 0.05;

export const CYCLES: RuleFamily = {
  rules: [REPLY_STUCK, NO_REPLY, RUN_FAILED, SILENT, LATE, CLOCK, SECOND_RUN, FULL_IMPORT, RESET, DUPLICATE],
  watch: (context) => {
    let unknown = 0;
    return {
      finish: () => {
        const found = findInCycles(context);
        unknown = found.unknown;
        return [...found.symptoms, ...importSymptoms(context)];
      },
      notChecked: () =>
        unknown === 0
          ? []
          : [
              `Whether ${counted(unknown, 'request')} ${unknown === 1 ? 'was' : 'were'} answered was not checked: this queue does not hold the replies of those runs.`,
            ],
    };
  },
};

function findInCycles(context: Context): {
  readonly symptoms: readonly Symptom[];
  readonly unknown: number;
} {
  const all = allTold(context);
  const isIncomplete = lacksMessages(context, all);
  const symptoms: Symptom[] = [];
  let unknown = 0;
  for (const told of all) {
    const replies = unanswered(told, isIncomplete);
    unknown += replies.unknown;
    symptoms.push(...noted(told), ...replies.symptoms);
    symptoms.push(...lateRequests(told), ...silentRequestor(told), ...clock(told));
  }
  return { symptoms, unknown };
}

function allTold({ picture, ledger }: Context): Told[] {
  const presence = createPresence(picture);
  const movedTo = createMoves(picture);
  const runTimes = createRunTimes(picture);
  const timeOf = ({ server, index, steps }: Cycle): number | null =>
    runTimes(server, index) ?? (steps.requestArrived ?? steps.requestSent)?.atMs ?? null;
  return picture.requestors.map((requestor, at) => {
    const kept: Pick<RequestorLedger, 'rows'> = ledger.ledgers[at] ?? { rows: [] };
    return { ...requestor, received: receivedBy(kept), presence, movedTo, timeOf };
  });
}

/** Numbers prove that the queue lacks more than what is left unanswered. */
function lacksMessages({ gal }: Context, all: readonly Told[]): boolean {
  if (gal !== null && gal.plan.absent.length > 0) return true;
  let [asked, missing] = [0, 0];
  for (const told of all)
    for (const cycle of told.cycles) {
      if (cycle.request !== null) asked += 1;
      if (hasArrivedUnseen(cycle, told)) missing += 1;
    }
  return missing > asked * INCOMPLETE_SHARE;
}

/** Its reply is not here, and yet it arrived. */
function hasArrivedUnseen({ state, index }: Cycle, { received }: Told): boolean {
  return state === 'no-reply' && received.wentOnAfter(index);
}

/** What the notes of a cycle call trouble, and copies. */
function noted(told: Told): Symptom[] {
  const { cycles, received } = told;
  const lastGood = cycles.findLast(
    ({ request, reply, notes }) => (request !== null || reply !== null) && !notes.some(isFailure),
  );
  const isMended = ({ index }: Cycle): boolean => (lastGood?.index ?? 0) > index;
  return cycles.flatMap((cycle) =>
    cycle.notes.flatMap((note) => {
      const given = { text: note.text, evidence: evidenceOf(cycle, note), about: aboutNote(cycle, note) };
      switch (note.kind) {
        case 'reply-stuck': {
          const isOver = received.holdsReplyOf(cycle.index);
          return [symptom(REPLY_STUCK, cycle, told, { ...given, isOver, group: isOver ? 'over' : '' })];
        }
        case 'run-failed': {
          const isOver = isMended(cycle);
          return [symptom(RUN_FAILED, cycle, told, { ...given, isOver, group: isOver ? 'over' : '' })];
        }
        case 'reset':
          return [symptom(RESET, cycle, told, given)];
        case 'duplicate':
          return [symptom(DUPLICATE, cycle, told, given)];
        default:
          return [];
      }
    }),
  );
}

function isFailure({ kind }: CycleNote): boolean {
  return kind === 'run-failed' || kind === 'reply-stuck';
}

function unanswered(
  told: Told,
  isIncomplete: boolean,
): { readonly symptoms: readonly Symptom[]; readonly unknown: number } {
  const { cycles, received, presence } = told;
  const lastAnswer = cycles.findLast(({ reply }) => reply !== null)?.index ?? 0;
  const isInDoubt = isIncomplete || cycles.some((cycle) => hasArrivedUnseen(cycle, told));
  const symptoms: Symptom[] = [];
  let unknown = 0;
  for (const cycle of cycles) {
    const { state, request, index, requestor } = cycle;
    if (state !== 'no-reply' || request === null || received.wentOnAfter(index)) continue;
    if (!presence.keepsReplies(cycle)) {
      unknown += 1;
      continue;
    }
    const isOver = lastAnswer > index;
    const doubt = isInDoubt
      ? ' This queue lacks messages that numbers prove, and it may be one of them.'
      : '';
    symptoms.push(
      symptom(NO_REPLY, cycle, told, {
        group: isOver ? 'over' : isInDoubt ? 'in doubt' : '',
        text: `The request of ${requestor} for cycle ${index} was there in time; no reply to it is known, though most others have theirs.${doubt}`,
        certainty: isInDoubt ? 'possible' : null,
        severity: isOver || isInDoubt ? 'warning' : null,
        isOver,
        evidence: [
          fileEvidence(request, `Request ${request.file}`),
          { text: `Cycle ${index} of ${requestor}`, place: cyclePlace(cycle) },
        ],
        about: aboutCycles([cycle], { messages: [request.id] }),
      }),
    );
  }
  return { symptoms, unknown };
}

/** One for each requestor: its latest amount, and in how many cycles it shows. */
function clock(told: Told): Symptom[] {
  const found = told.cycles.flatMap((cycle) =>
    cycle.notes
      .filter(({ kind }) => kind === 'clock-ahead' || kind === 'clock-behind')
      .map((note) => ({ cycle, note })),
  );
  const latest = found.at(-1);
  if (latest === undefined) return [];
  const { cycle, note } = latest;
  const heardLast = told.cycles.findLast(({ request }) => request !== null)?.index ?? 0;
  const isOver = heardLast > cycle.index + 1;
  const times = found.length === 1 ? '' : ` It shows in ${counted(found.length, 'cycle')}.`;
  return [
    symptom(CLOCK, cycle, told, {
      group: isOver ? 'over' : '',
      text: `${note.text}${times}`,
      isOver,
      evidence: evidenceOf(cycle, note),
      about: aboutCycles(
        found.map((one) => one.cycle),
        { messages: found.flatMap((one) => one.note.messages.map(({ id }) => id)) },
      ),
    }),
  ];
}
