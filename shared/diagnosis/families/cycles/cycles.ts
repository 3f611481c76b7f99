/** What went wrong in cycles, one symptom for each requestor and cycle, so that a cause can take its own away. */
import type { Cycle, CycleNote, RequestorCycles } from '../../../cycles/model.ts';
import { counted } from '../../../format/count.ts';
import type { RequestorLedger } from '../../../ledger/model.ts';
import { aboutCycles, createRunTimes, cyclePlace, messageEvidence } from '../../about-cycles.ts';
import type { Context, RuleFamily } from '../../facts.ts';
import type { Evidence, Rule, Symptom } from '../../model.ts';
import { createPresence } from '../../presence.ts';
import type { Presence } from '../../presence.ts';
import { receivedBy } from '../../received.ts';
import type { Received } from '../../received.ts';
import { importSymptoms } from './imports.ts';
import * as rules from './rules.ts';

const { CLOCK, DUPLICATE, FULL_IMPORT, LATE, NO_REPLY, REPLY_STUCK, RESET, RUN_FAILED, SECOND_RUN, SILENT } =
  rules;

/** So many late requests are a habit, if they are at least a quarter of its cycles; two only when they are half. */
const OFTEN_LATE = { times: 3, share: 0.25 } as const;
/** So many cycles in a row are more than a missed one, which is no failure (Q96060). */
const SILENT_CYCLES = 3;

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

/** One requestor with what its symptoms are told by. */
interface Told extends RequestorCycles {
  readonly received: Received;
  readonly presence: Presence;
  readonly timeOf: (cycle: Cycle) => number | null;
}

function findInCycles({ picture, ledger }: Context): {
  readonly symptoms: readonly Symptom[];
  readonly unknown: number;
} {
  const presence = createPresence(picture);
  const runTimes = createRunTimes(picture);
  const symptoms: Symptom[] = [];
  let unknown = 0;
  for (const [at, requestor] of picture.requestors.entries()) {
    const kept: Pick<RequestorLedger, 'rows'> = ledger.ledgers[at] ?? { rows: [] };
    const timeOf = ({ server, index, steps }: Cycle): number | null =>
      runTimes(server, index) ?? (steps.requestArrived ?? steps.requestSent)?.atMs ?? null;
    const told = { ...requestor, received: receivedBy(kept), presence, timeOf };
    const replies = unanswered(told);
    unknown += replies.unknown;
    symptoms.push(...noted(told), ...replies.symptoms, ...late(told), ...silent(told), ...clock(told));
  }
  return { symptoms, unknown };
}

function symptom(
  rule: Rule,
  cycle: Cycle,
  { timeOf }: Pick<Told, 'timeOf'>,
  given: Pick<Symptom, 'text' | 'evidence'> & Partial<Symptom>,
): Symptom {
  return {
    rule,
    group: '',
    certainty: null,
    severity: null,
    isOver: false,
    atMs: timeOf(cycle),
    about: aboutCycles([cycle]),
    remedy: [],
    ...given,
  };
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

function evidenceOf(cycle: Cycle, { messages, line }: CycleNote): Evidence[] {
  return [
    { text: `Cycle ${cycle.index} of ${cycle.requestor}`, place: cyclePlace(cycle) },
    ...messages.map((message) => messageEvidence(message.file, message)),
    ...(line === null ? [] : [{ text: 'Line of the log', place: { kind: 'line', line } as const }]),
  ];
}

function aboutNote(cycle: Cycle, { messages, line }: CycleNote): Symptom['about'] {
  return aboutCycles([cycle], {
    messages: messages.map(({ id }) => id),
    lines: line === null ? [] : [line],
  });
}

function unanswered(told: Told): { readonly symptoms: readonly Symptom[]; readonly unknown: number } {
  const { cycles, received, presence } = told;
  const lastAnswer = cycles.findLast(({ reply }) => reply !== null)?.index ?? 0;
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
    symptoms.push(
      symptom(NO_REPLY, cycle, told, {
        group: isOver ? 'over' : '',
        text: `The request of ${requestor} for cycle ${index} was there in time; no reply to it is known, though most others have theirs.`,
        severity: isOver ? 'warning' : null,
        isOver,
        evidence: [
          messageEvidence(`Request ${request.file}`, request),
          { text: `Cycle ${index} of ${requestor}`, place: cyclePlace(cycle) },
        ],
        about: aboutCycles([cycle], { messages: [request.id] }),
      }),
    );
  }
  return { symptoms, unknown };
}

function late(told: Told): Symptom[] {
  const found = told.cycles.flatMap((cycle) =>
    cycle.notes.filter(({ kind }) => kind === 'late').map((note) => ({ cycle, note })),
  );
  const asked = told.cycles.filter(({ request }) => request !== null).length;
  const isHabit = found.length >= OFTEN_LATE.times && found.length >= asked * OFTEN_LATE.share;
  const last = found.at(-1)?.cycle.index ?? 0;
  const isOver = told.cycles.some(({ index, request }) => index > last && request !== null && !request.late);
  return found.map(({ cycle, note }) =>
    symptom(LATE, cycle, told, {
      group: isHabit ? `often ${told.requestor}` : '',
      text: `Cycle ${cycle.index}: ${note.text}`,
      severity: isHabit ? 'warning' : 'info',
      isOver,
      evidence: evidenceOf(cycle, note),
      about: aboutNote(cycle, note),
      remedy: isHabit
        ? [`Look at T1 of ${told.requestor} and T2 of ${told.server ?? 'its server'} in the schedule.`]
        : [],
    }),
  );
}

function silent(told: Told): Symptom[] {
  const { cycles, presence, requestor } = told;
  const lastHeard = cycles.findLastIndex(({ state }) => state !== 'no-request');
  const missed = cycles.slice(lastHeard + 1).filter((cycle) => presence.hearsOthers(cycle));
  const [first, last] = [missed[0], missed.at(-1)];
  if (first === undefined || last === undefined || missed.length < SILENT_CYCLES) return [];
  return [
    symptom(SILENT, last, told, {
      text: `${requestor} was not heard in ${counted(missed.length, 'cycle')} in a row, from cycle ${first.index} to ${last.index}, though most others were.`,
      evidence: [first, last].map((cycle) => ({
        text: `Cycle ${cycle.index}: nothing of ${requestor}`,
        place: cyclePlace(cycle),
      })),
      about: aboutCycles(missed),
    }),
  ];
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
