/** Reads the transactions of messages and hands them to the thread of the address list. */
import { failureText } from '../../shared/failure.ts';
import { evidenceSentence } from '../../shared/format/evidence.ts';
import type { GalMessage } from '../index/read-gal.ts';
import type { Outcome } from '../workers/supervised-worker.ts';
import type { WantedMessage } from '../gal/protocol.ts';
import type { GalLink } from './gal-link.ts';
import { sourceOf } from './session.ts';
import type { QueueSession } from './session.ts';

/** One thread takes what all workers read: two keep it busy, and leave the others to what somebody waits for. */
const LANES = 2;
/** Parts are told apart by one byte. */
export const PARTS_LIMIT = 256;

export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
  readonly transactions: number;
}

export interface Reading {
  readonly messages: readonly (GalMessage & WantedMessage)[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReadingProgress) => void;
  /** Told why a message was not read, as a sentence. */
  readonly onProblem: (message: WantedMessage, reason: string) => void;
}

/** Reads all messages, unless it is aborted. One that cannot be read costs itself alone. */
export async function readTransactions(
  session: QueueSession,
  link: GalLink,
  { messages, signal, onProgress, onProblem }: Reading,
): Promise<void> {
  const left = messages.values();
  let progress: ReadingProgress = { done: 0, total: messages.length, transactions: 0 };
  const advance = (done: number, transactions: number): void => {
    progress = {
      ...progress,
      done: progress.done + done,
      transactions: progress.transactions + transactions,
    };
    onProgress(progress);
  };
  const lane = async (): Promise<void> => {
    for (const message of left) {
      const problem = await readOne(session, link, message, {
        signal,
        onTransactions: (transactions) => advance(0, transactions),
      });
      if (signal.aborted) return;
      if (problem !== null) onProblem(message, problem);
      advance(1, 0);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** @returns why it was not read; null when it was, or when nobody wants it any more */
async function readOne(
  session: QueueSession,
  link: GalLink,
  message: GalMessage & WantedMessage,
  {
    signal,
    onTransactions,
  }: { readonly signal: AbortSignal; readonly onTransactions: (count: number) => void },
): Promise<string | null> {
  const { id, parts, stamp } = message;
  if (parts.length > PARTS_LIMIT) return `It has more than ${PARTS_LIMIT} parts with transactions.`;
  await link.call('begin', { id, stamp, parts });
  let refused: string | null = null;
  const { limits, settings } = session;
  const { bytes, ...source } = sourceOf(session, message);
  const job = { kind: 'entries', ...source, limits, parts, codePage: settings.codePage } as const;
  const outcome = await session.pool.run<'entries'>(job, {
    rules: session.rules,
    inputBytes: bytes,
    decoder: 'safe',
    attempt: 1,
    signal,
    onEntries: async (batch) => {
      refused ??= await link.call('add', { message: id, batch }, [batch.numbers.buffer, batch.texts.buffer]);
      onTransactions(batch.transactions);
    },
  });
  const problem = problemOf(outcome);
  // Batches are taken in the order in which they were posted: behind this one there is none.
  if (outcome.kind === 'finished' && outcome.result.ok && refused === null)
    await link.call('end', { message: id, unread: outcome.result.value.unreadable });
  else await link.call('drop', { message: id });
  return refused ?? problem;
}

function problemOf(outcome: Outcome<'entries'>): string | null {
  switch (outcome.kind) {
    case 'cancelled':
      return null;
    case 'hung':
      return evidenceSentence(outcome.evidence);
    case 'crashed':
      return `Its decoder crashed: ${outcome.detail}.`;
    case 'finished':
      return outcome.result.ok
        ? null
        : `${failureText(outcome.result.error.kind).title}: ${outcome.result.error.detail}.`;
  }
}
