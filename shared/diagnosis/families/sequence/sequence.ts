/** What the ledger finds, as verdicts: one card for each cause, however many requestors it shows in. */
import { counted } from '../../../format/count.ts';
import type { Breach, Ledgers, RequestorLedger } from '../../../ledger/model.ts';
import { createRunTimes } from '../../about-cycles.ts';
import type { Context, RuleFamily } from '../../facts.ts';
import type { About, Evidence, FindingSeverity, RequestorCycle, Symptom } from '../../model.ts';
import { findSilences } from './keep-updates.ts';
import { BREACH_RULES, RETURNED_LATE, UNRECORDED, UPDATES_PASSED, UPDATES_RUNNING_OUT } from './rules.ts';
import { findUnrecorded } from './unrecorded.ts';
import { groupBy } from '../../../group-by.ts';
import { fileEvidence, symptomOf } from '../../plain-rule.ts';

/** Requestors whose ledgers are offered as evidence; all of them are in `about`. */
const LEDGERS_SHOWN = 4;

export const SEQUENCE: RuleFamily = {
  rules: [...Object.values(BREACH_RULES), UPDATES_PASSED, UPDATES_RUNNING_OUT, RETURNED_LATE, UNRECORDED],
  watch: (context) => {
    let untold = 0;
    return {
      finish: () => {
        const silences = findSilences(context);
        untold = silences.untold;
        return [...breachSymptoms(context), ...findUnrecorded(context), ...silences.symptoms];
      },
      notChecked: () =>
        untold === 0
          ? []
          : [
              `Whether ${counted(untold, 'requestor')} stayed silent beyond Keep Updates was not checked: this queue does not keep what others sent in those cycles either.`,
            ],
    };
  },
};

/** A breach where it shows. */
interface Shown extends Pick<RequestorLedger, 'server' | 'rows'> {
  readonly breach: Breach;
}

function breachSymptoms({ ledger, picture }: Context): Symptom[] {
  const shown = byCause(ledger);
  const timeOf = createRunTimes(picture);
  return ledger.causes.map(({ breach }) => {
    const rule = BREACH_RULES[breach.invariant];
    const isOver = breach.overSince !== null;
    const where = shown.get(breach.cause ?? breach) ?? [];
    const seenMs = where.flatMap(({ server, breach: { lastCycle } }) =>
      lastCycle === null ? [] : (timeOf(server, lastCycle) ?? []),
    );
    return symptomOf(rule, {
      group: breach.cause ?? (isOver ? 'over' : ''),
      text: `${breach.title}. ${breach.text}`,
      severity: severityOf(breach, rule.severity),
      isOver,
      atMs: seenMs.length === 0 ? null : seenMs.reduce((one, other) => Math.max(one, other)),
      evidence: evidenceOf(breach, where),
      about: aboutOf(where),
      // The rule lists the steps of the ledger one by one; only what is over leaves something else to do, or nothing.
      remedy: isOver ? [breach.nextStep] : [],
    });
  });
}

function byCause({ ledgers }: Ledgers): ReadonlyMap<Breach | string, readonly Shown[]> {
  const shown = ledgers.flatMap(({ server, rows, breaches }) =>
    breaches.map((breach) => ({ breach, server, rows })),
  );
  return groupBy(shown, ({ breach }) => breach.cause ?? breach);
}

/** What rests on Q113453 leaves a hole in the list even when the numbers are right again; all else has healed then. */
function severityOf({ overSince, kb }: Breach, usual: FindingSeverity): FindingSeverity {
  if (overSince === null) return usual;
  return kb.includes('Q113453') ? 'warning' : 'info';
}

function evidenceOf({ messages, lines }: Breach, where: readonly Shown[]): Evidence[] {
  return [
    ...where.slice(0, LEDGERS_SHOWN).map(({ breach, server }): Evidence => {
      const { requestor, firstCycle, lastCycle } = breach;
      const cycles =
        firstCycle === null
          ? 'as listed'
          : firstCycle === lastCycle
            ? `cycle ${firstCycle}`
            : `cycles ${firstCycle} to ${lastCycle}`;
      return {
        text: `Ledger of ${requestor}, ${cycles}`,
        place: { kind: 'ledger', requestor, server },
      };
    }),
    ...messages.map((message) => fileEvidence(message, `Message ${message.file}`)),
    ...lines.map((line): Evidence => ({ text: 'Line that shows it', place: { kind: 'line', line } })),
  ];
}

function aboutOf(where: readonly Shown[]): About {
  return {
    messages: [
      ...new Set(where.flatMap((one) => [...one.breach.messages.map(({ id }) => id), ...withoutEffect(one)])),
    ],
    lines: [...new Set(where.flatMap(({ breach }) => breach.lines))],
    requestors: [...new Set(where.map(({ breach }) => breach.requestor))],
    cycles: where.flatMap(cyclesOf),
  };
}

/**
 * Replies without effect, however many: those that are rejected, and those that the requests of these cycles do not
 * know of, each sent in the cycle before.
 */
function withoutEffect({ breach: { invariant, firstCycle, lastCycle }, rows }: Shown): number[] {
  const earlier = invariant === 7 ? 1 : invariant === 5 ? 0 : null;
  if (earlier === null || firstCycle === null || lastCycle === null) return [];
  return rows.flatMap(({ cycle, server }) =>
    cycle >= firstCycle - earlier && cycle <= lastCycle - earlier ? (server?.message?.id ?? []) : [],
  );
}

function cyclesOf({ breach: { requestor, firstCycle, lastCycle }, server }: Shown): RequestorCycle[] {
  if (firstCycle === null || lastCycle === null) return [];
  return Array.from({ length: lastCycle - firstCycle + 1 }, (_, at) => ({
    requestor,
    server,
    cycle: firstCycle + at,
  }));
}
