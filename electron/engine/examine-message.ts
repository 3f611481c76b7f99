/** Decodes one message that hung, alone, to find out why. Nothing about the message changes. */
import fs from 'node:fs/promises';
import { dueTrials } from '../../shared/diagnosis/hung/due.ts';
import type { Trial } from '../../shared/diagnosis/hung/model.ts';
import { TELLING_DEADLINE_MS, TELLING_SILENCE_MS } from '../../shared/diagnosis/hung/standstill.ts';
import { createStaticArea } from '../../shared/legacy-msmi/static-area.ts';
import type { WatchdogRules } from '../../shared/limits.ts';
import type { HungMessage } from '../index/examined.ts';
import { writeTrial } from '../index/trials.ts';
import { createPool } from '../workers/pool.ts';
import type { Pool } from '../workers/pool.ts';
import { stateAfter } from './apply-outcome.ts';
import { absolutePath, sourceAt } from './session.ts';
import type { QueueSession } from './session.ts';
import { trialOf } from './trial-of.ts';

/** One thread, which shares nothing with those of others. */
export function examinationPool({ workerSource }: Pick<QueueSession, 'workerSource'>): Pool {
  const source = { ...workerSource, legacyArea: createStaticArea() };
  return createPool({ source, size: 1, spares: false });
}

/** @returns what is still to be tried with it, of the trials made alone since `sinceMs` */
export function dueFor({ hang, alone }: HungMessage, sinceMs: number): ReturnType<typeof dueTrials> {
  return dueTrials(
    hang,
    alone.filter(({ atMs }) => atMs > sinceMs),
  );
}

/** done: all was tried. interrupted: something else needs the machine. Else why it was passed over, as a sentence. */
export type Examined = 'done' | 'interrupted' | { readonly passedOver: string };

export async function examineMessage(
  session: QueueSession,
  pool: Pool,
  message: HungMessage,
  { sinceMs, signal }: { readonly sinceMs: number; readonly signal: AbortSignal },
): Promise<Examined> {
  const since: Pick<Trial, 'decoder' | 'outcome'>[] = message.alone.filter(({ atMs }) => atMs > sinceMs);
  for (;;) {
    const [decoder] = dueTrials(message.hang, since);
    if (decoder === undefined) return 'done';
    const passedOver = await whyNotTheSame(session, message);
    if (passedOver !== null) return { passedOver };
    const trial = await tryAlone(session, pool, message, decoder, signal);
    if (trial === null) return 'interrupted';
    session.buffer.add((index) => writeTrial(index, trial, session.limits.trialsPerMessage));
    since.push(trial);
  }
}

/** What moves is given twice the time: that it passes the same deadline again would tell nothing new. */
const DEADLINE_FACTOR = 2;

/** On a busy machine a sound decode, too, breaks a rule that is too short. */
export function patient(rules: WatchdogRules): WatchdogRules {
  return {
    ...rules,
    stallMs: Math.max(rules.stallMs, TELLING_SILENCE_MS),
    deadlineMs: DEADLINE_FACTOR * Math.max(rules.deadlineMs, TELLING_DEADLINE_MS),
  };
}

async function tryAlone(
  session: QueueSession,
  pool: Pool,
  message: HungMessage,
  decoder: Trial['decoder'],
  signal: AbortSignal,
): Promise<Omit<Trial, 'id'> | null> {
  const { id, file, place, attempts } = message;
  const atMs = Date.now();
  const { bytes, ...source } = sourceAt(session, place);
  const outcome = await pool.run<'read'>(
    { kind: 'read', ...source, limits: session.limits, decoder },
    {
      name: file,
      rules: patient(session.rules),
      inputBytes: bytes,
      decoder,
      attempt: attempts + 1,
      signal,
    },
  );
  const state = stateAfter(outcome);
  if (state === null) return null;
  const tried = { message: id, origin: 'examination', run: null, atMs, decoder, workers: 1 } as const;
  return trialOf(state, outcome, tried);
}

/** Other bytes would prove nothing about those that hung. */
async function whyNotTheSame(session: QueueSession, { place }: HungMessage): Promise<string | null> {
  const stat = await fs.lstat(absolutePath(session, place.file)).catch(() => null);
  if (stat === null) return 'It was not examined: its file is no longer where it was, or cannot be reached.';
  return !stat.isFile() || stat.size !== place.listed.bytes || stat.mtimeMs !== place.listed.modifiedMs
    ? 'It was not examined: its file has changed since it hung. Rescan the queue.'
    : null;
}
