/** Everything that was tried with one message, in one form: its attempts and the trials. */
import type { Attempt, MessageRow } from '../../model.ts';
import type { HungEvidence } from '../../state.ts';
import type { Trial } from './model.ts';

/**
 * alone: in a pool of one thread. together: one of several threads. unknown: an attempt that does not say; a retry has
 * a thread of its own, and others may be at work beside it.
 */
type Company = 'alone' | 'together' | 'unknown';

export interface Decode extends Pick<
  Trial,
  'decoder' | 'workers' | 'outcome' | 'failureKind' | 'text' | 'elapsedMs' | 'evidence'
> {
  readonly company: Company;
  readonly trial: number | null;
}

/** The hang that is to be explained. */
export interface Hang {
  readonly evidence: HungEvidence;
  /** When it began; null when no attempt tells. */
  readonly startedAtMs: number | null;
  readonly trial: number | null;
}

export type TriedAttempt = Pick<
  Attempt,
  'number' | 'startedAtMs' | 'elapsedMs' | 'decoder' | 'workers' | 'outcome' | 'failureKind' | 'text'
>;

interface Tried {
  readonly row: Pick<MessageRow, 'state'>;
  readonly attempts: readonly TriedAttempt[];
  readonly trials: readonly Trial[];
}

/**
 * The message's state, else its last trial that hung. One of the examination counts only where nothing else hung: it
 * was made to explain another.
 */
export function hangOf({ row, attempts, trials }: Tried): Hang | null {
  if (row.state.kind === 'hung') {
    const { evidence } = row.state;
    const startedAtMs = attempts.findLast(({ outcome }) => outcome === 'hung')?.startedAtMs ?? null;
    const same = trials.findLast(({ atMs, outcome }) => atMs === startedAtMs && outcome === 'hung');
    return { evidence, startedAtMs, trial: same?.id ?? null };
  }
  const hung = trials.filter(({ evidence }) => evidence !== null);
  const trial = hung.findLast(({ origin }) => origin === 'lab') ?? hung.at(-1);
  return trial == null || trial.evidence === null
    ? null
    : { evidence: trial.evidence, startedAtMs: trial.atMs, trial: trial.id };
}

/** All decodes, each once: a run of the Lab that records writes an attempt and a trial of the same decode. */
export function decodesOf(tried: Tried, hang: Hang): readonly Decode[] {
  const inTrials = new Set(tried.trials.map(({ atMs, decoder }) => `${atMs} ${decoder}`));
  const attempts = tried.attempts.filter(
    ({ startedAtMs, decoder }) => !inTrials.has(`${startedAtMs} ${decoder}`),
  );
  const known = attempts.flatMap((attempt) => decodeOfAttempt(attempt, hang) ?? []);
  // An attempt may have been lost with the index of an earlier version; the hang itself is never left out.
  const isKnown = hang.trial !== null || known.some(({ evidence }) => evidence !== null);
  return [...(isKnown ? [] : [decodeOfHang(hang)]), ...known, ...tried.trials.map(decodeOfTrial)];
}

function decodeOfTrial(trial: Trial): Decode {
  return { ...trial, company: companyOf(trial.workers), trial: trial.id };
}

function decodeOfAttempt(attempt: TriedAttempt, hang: Hang): Decode | null {
  const outcome = attempt.outcome === 'delivered' ? 'decoded' : attempt.outcome;
  if (outcome !== 'decoded' && outcome !== 'failed' && outcome !== 'hung') return null;
  if (hang.trial === null && outcome === 'hung' && attempt.startedAtMs === hang.startedAtMs)
    return { ...decodeOfHang(hang), text: attempt.text };
  // A retry counts its own thread only.
  const company = attempt.workers > 1 ? 'together' : 'unknown';
  return { ...attempt, outcome, company, evidence: null, trial: null };
}

function decodeOfHang({ evidence }: Hang): Decode {
  return {
    decoder: evidence.decoder,
    workers: evidence.workers,
    outcome: 'hung',
    failureKind: null,
    text: '',
    elapsedMs: evidence.elapsedMs,
    evidence,
    company: companyOf(Math.max(evidence.workers, evidence.workersBusy)),
    trial: null,
  };
}

function companyOf(workers: number): Company {
  return workers > 1 ? 'together' : 'alone';
}
