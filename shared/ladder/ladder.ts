/** Where an exchange stands on the ladder of remedies: what was done, what is due, and why the rest has to wait. */
import type { Symptom } from '../diagnosis/model.ts';
import { counted } from '../format/count.ts';
import { beginningOf, doneRungs, pendingRung, whenWaited } from './done.ts';
import type { Done, DoneInput, DoneRungs } from './done.ts';
import { beyondReason, isClock, isOfServer } from './highest.ts';
import type { Ladder, Rung, RungState } from './model.ts';
import { neverReason, neverTexts, rungTexts, titleOf } from './rungs.ts';
import type { Ends } from './rungs.ts';
import { troubleOf } from './trouble.ts';
import type { ExchangeOf, Trouble } from './trouble.ts';

export interface LadderInput extends ExchangeOf, DoneInput {
  /** Verdicts of the queue, those about others too. */
  readonly symptoms: readonly Symptom[];
  readonly ends: Ends;
  /** What was looked at, and what was not. Whole sentences. */
  readonly basis: readonly string[];
}

/**
 * Due is the mildest rung that was not taken since the trouble began. A rung that changes something is given one full
 * cycle to show what it did: until then waiting is due.
 */
export function climb(input: LadderInput): Ladder {
  const { requestor, server, ends } = input;
  const trouble = troubleOf(input, input.symptoms, input.runs);
  const texts = rungTexts(ends);
  const basis = [...input.basis, ...endsBasis(ends)];
  const never = neverTexts(ends);
  if (trouble === null) {
    const reason = 'Nothing is wrong with this exchange that a remedy is known for.';
    const rungs = texts.map((text) => ({ ...text, state: 'not-needed' as const, reason, recorded: null }));
    return { requestor, server, trouble: null, rungs, never, basis };
  }
  const done = doneRungs(input, trouble);
  const next = nextRung(input, trouble, done);
  const rungs = texts.map((text): RungState => ({
    ...text,
    ...standing(text.rung, { input, trouble, done, next }),
  }));
  return {
    requestor,
    server,
    trouble: `${trouble.text}.`,
    rungs,
    never,
    basis: [...basis, ...outOfRungs(next, trouble)],
  };
}

function nextRung(input: LadderInput, trouble: Trouble, done: DoneRungs): Rung | null {
  if (pendingRung(input, done) !== null) return 'wait';
  const due = rungTexts(input.ends).find(
    ({ rung }) =>
      !done.has(rung) &&
      neverReason(rung, input.ends) === null &&
      beyondReason(rung, trouble) === null &&
      !(rung === 'wait' && trouble.sinceCycle === null),
  );
  return due?.rung ?? null;
}

interface Standing {
  readonly input: LadderInput;
  readonly trouble: Trouble;
  readonly done: DoneRungs;
  readonly next: Rung | null;
}

function standing(rung: Rung, at: Standing): Pick<RungState, 'state' | 'reason' | 'recorded'> {
  const { input, done, next, trouble } = at;
  const never = neverReason(rung, input.ends);
  if (never !== null) return { state: 'never', reason: never, recorded: null };
  const taken = done.get(rung);
  const recorded = taken?.recorded ?? null;
  if (rung === next) return { state: 'next', reason: whyNext(rung, at), recorded };
  if (taken !== undefined) return { state: 'done', reason: whyDone(rung, taken, at), recorded };
  const beyond = beyondReason(rung, trouble);
  if (beyond !== null) return { state: 'never', reason: beyond, recorded: null };
  if (rung === 'wait' && trouble.sinceCycle === null)
    return { state: 'not-needed', reason: 'No cycle mends this by itself.', recorded };
  return { state: 'locked', reason: whyLocked(rung, next), recorded };
}

function whyNext(rung: Rung, { input, trouble, done }: Standing): string {
  const pending = pendingRung(input, done);
  if (pending !== null)
    return `"${titleOf(pending)}" was done; one full cycle has to show what came of it before anything stronger is tried. ${whenWaited(input, beginningOf(input, done.get(pending)))}`;
  switch (rung) {
    case 'wait': {
      const since = [{ atMs: trouble.sinceMs, journalId: null }];
      const why = hasStuckReply(trouble)
        ? 'The server has not run since. Retry the reply that is stuck in this queue; the next cycle shows whether that was all.'
        : 'The server has not run since it showed: the next cycle may mend it by itself (Q96060).';
      return `${why} ${whenWaited(input, since)}`;
    }
    case 'check':
      return checkReason(trouble);
    case 'requestor-import-export':
      return trouble.symptoms.some(isOfServer)
        ? 'The server is what is to be mended: every requestor sends it its whole list, this one by an export (Q113453).'
        : stillSo(input, trouble);
    case 'global-reset':
      return 'Nothing milder is left. It concerns every post office: ask for help before it, and plan the time of all requestors.';
    default:
      return stillSo(input, trouble);
  }
}

function stillSo(input: LadderInput, trouble: Trouble): string {
  return `It is still so after ${passed(input, trouble)}, and everything milder was done.`;
}

function hasStuckReply({ symptoms }: Trouble): boolean {
  return symptoms.some(({ rule }) => rule.id === 'cycles/reply-stuck');
}

function checkReason(trouble: Trouble): string {
  const { symptoms } = trouble;
  if (hasStuckReply(trouble))
    return 'Begin with the reply that is stuck in this queue: retry it, for no later step makes it move.';
  const clock = symptoms.find(isClock);
  if (clock !== undefined) return `Begin with the clock: ${clock.text}`;
  const ofServer = symptoms.find(isOfServer);
  if (ofServer !== undefined)
    return `Begin at the server, for ${ofServer.about.requestors.length} requestors show it: was it restored from a backup, or set up anew?`;
  const told = symptoms.find(({ rule }) => rule.family === 'schedule' || rule.family === 'registration');
  return told === undefined
    ? 'It did not mend by itself: see whether both ends know each other, run in time, and mail goes both ways.'
    : `Begin with this: ${told.text}`;
}

function whyDone(rung: Rung, { recorded, cycle }: Done, { input, trouble }: Standing): string {
  if (recorded !== null) return 'Recorded in the journal.';
  return rung === 'wait'
    ? `It is still so after ${passed(input, trouble)}.`
    : `The messages of cycle ${cycle ?? 0} show it.`;
}

function whyLocked(rung: Rung, next: Rung | null): string {
  if (next === null) return 'Nothing is due.';
  const first = `First: ${titleOf(next).toLowerCase()}.`;
  return rung === 'global-reset' ? `${first} A global reset costs every post office its list.` : first;
}

function passed({ runs }: LadderInput, { sinceCycle }: Trouble): string {
  const cycles = runs.filter(({ index, atMs }) => atMs !== null && index > (sinceCycle ?? 0)).length;
  return counted(cycles, 'further cycle');
}

function outOfRungs(next: Rung | null, { highest }: Trouble): readonly string[] {
  if (next !== null) return [];
  const rungs = highest === 'global-reset' ? 'Every rung' : 'Every rung that could mend it';
  return [
    `${rungs} was taken since it began: what is left is to find out why, with LISTDS, LISTQ and the logs of both ends.`,
  ];
}

function endsBasis({ requestor, server, isServersOwn }: Ends): readonly string[] {
  return [
    ...(isServersOwn ? ["The requestor is the server's own post office."] : []),
    ...(server === 'exchange'
      ? ['The server is taken for an Exchange computer: its replies are compressed, which the DXA does.']
      : []),
    ...(requestor === 'exchange'
      ? ['The requestor is taken for an Exchange computer, by its mailbox or its compressed requests.']
      : []),
    ...(server === 'unknown' || requestor === 'unknown'
      ? ['Whether both ends are MS Mail post offices is not known: the steps are those of MS Mail (Q96060).']
      : []),
  ];
}
