/** Answers what is asked about one message. */
import fs from 'node:fs';
import { errorText } from '../../shared/error-text.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure.ts';
import type { ByteSource, ByteWindow, MessageDetail, MessageId, MessageRow } from '../../shared/model.ts';
import { failure, success } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isArchive } from '../index/read-files.ts';
import { readAttempts, readMessageRow, readParts } from '../index/read-messages.ts';
import { WHOLE_FILE } from '../../shared/formats/node.ts';
import { readFault } from '../../shared/system-fault.ts';
import type { Look } from '../workers/protocol.ts';
import { refusal } from './refusal.ts';
import { sourceOf } from './session.ts';
import type { QueueSession } from './session.ts';
import { withLive } from './views.ts';
import { OPEN_FLAGS } from '../workers/open-flags.ts';

const NO_LOOK: Look = { headers: [], bodyText: '', bodyIsCut: false };

export async function messageDetail(
  session: QueueSession,
  id: MessageId,
): Promise<Result<MessageDetail, Refusal>> {
  const row = readMessageRow(session.index.read, id);
  if (row === null) return failure(noSuchMessage());
  const { parts, notes } = readParts(session.index.read, id);
  const attempts = readAttempts(session.index.read, id);
  // An archive has no headers of its own, and may be of any size.
  const hasLook = isReadable(row) && !isArchive(session.index.read, id);
  const look = hasLook ? await lookAt(session, row) : success(NO_LOOK);
  const lookNote = look.ok ? [] : [look.error.text];
  return success({
    row: withLive(session, [row])[0] ?? row,
    ...(look.ok ? look.value : NO_LOOK),
    parts,
    notes: [...notes, ...lookNote],
    attempts,
  });
}

async function lookAt(session: QueueSession, row: MessageRow): Promise<Result<Look, Refusal>> {
  const { base, supervision } = jobFor(session, row);
  return answered(await session.lookPool.run<'look'>({ kind: 'look', ...base }, supervision));
}

export async function messageBytes(
  session: QueueSession,
  args: {
    readonly id: MessageId;
    readonly source: ByteSource;
    readonly offset: number;
    readonly length: number;
  },
): Promise<Result<ByteWindow, Refusal>> {
  const row = readMessageRow(session.index.read, args.id);
  if (row === null) return failure(noSuchMessage());
  if (!isReadable(row))
    return failure(
      refusal('not-allowed', 'This is not a regular file; it is never opened.', 'Nothing to do.'),
    );
  const { source, offset, length } = args;
  // Of a file of its own no more is read than is looked at, whatever its size.
  if (source.kind === 'file' && row.archive === null) return fileWindow(session, row, offset, length);
  const { base, supervision } = jobFor(session, row);
  const decompressed = source.kind === 'decoded';
  const part = source.kind === 'file' ? WHOLE_FILE : source.path;
  const answer = answered(
    await session.lookPool.run<'bytes'>(
      { kind: 'bytes', ...base, part, decompressed, offset, length },
      supervision,
    ),
  );
  if (!answer.ok) return answer;
  const facts = readParts(session.index.read, args.id).parts.find(({ path }) => path === part);
  const failedAt = source.kind === 'part' ? (facts?.failedAt ?? null) : answer.value.failedAt;
  return success({ offset, ...answer.value, failedAt });
}

/** Row of a message whose file may be opened, or why there is none. */
export function readableRow(session: QueueSession, id: MessageId): Result<MessageRow, Refusal> {
  const row = readMessageRow(session.index.read, id);
  return row === null || !isReadable(row) ? failure(noSuchMessage()) : success(row);
}

/** What a looking job is given besides its question: the same watchdog, for a hostile message must not hang the pane. */
export function jobFor(session: QueueSession, row: MessageRow) {
  const { bytes, ...source } = sourceOf(session, row);
  return {
    base: { ...source, limits: session.limits },
    supervision: { rules: session.rules, inputBytes: bytes, decoder: 'safe', attempt: 1 },
  } as const;
}

type LookOutcome<Value> =
  | { readonly kind: 'finished'; readonly result: Result<Value, Failure> }
  | { readonly kind: 'hung' | 'crashed' | 'cancelled' };

/** What came of a looking job, in words. */
export function answered<Value>(outcome: LookOutcome<Value>): Result<Value, Refusal> {
  if (outcome.kind !== 'finished') {
    return failure(
      refusal(
        'input-output',
        `Reading this message ended: ${outcome.kind}.`,
        'Look at the bytes of the file instead.',
      ),
    );
  }
  return outcome.result.ok ? outcome.result : failure(couldNotRead(outcome.result.error));
}

async function fileWindow(
  session: QueueSession,
  row: MessageRow,
  offset: number,
  length: number,
): Promise<Result<ByteWindow, Refusal>> {
  let handle: fs.promises.FileHandle | null = null;
  try {
    handle = await fs.promises.open(sourceOf(session, row).file, OPEN_FLAGS);
    const stat = await handle.stat();
    if (!stat.isFile())
      return failure(refusal('not-allowed', 'This is no longer a regular file.', 'Rescan the queue.'));
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
    return success({ offset, bytes: buffer.subarray(0, bytesRead), total: stat.size, failedAt: null });
  } catch (error) {
    const message = errorText(error);
    const { text, nextStep } = readFault(message) ?? { text: message, nextStep: 'Rescan the queue.' };
    return failure(refusal('input-output', `The file could not be read: ${text}.`, nextStep));
  } finally {
    await handle?.close();
  }
}

function isReadable({ state }: MessageRow): boolean {
  return (
    !(state.kind === 'failed' && state.failure.kind === 'not-a-regular-file') && state.kind !== 'quarantined'
  );
}

export function couldNotRead(error: Failure): Refusal {
  const fault = error.kind === 'read-error' ? readFault(error.detail) : null;
  if (fault !== null) return refusal('input-output', `Could not be read: ${fault.text}.`, fault.nextStep);
  return refusal(
    'input-output',
    `${failureText(error.kind).title}: ${error.detail}`,
    failureText(error.kind).nextStep,
  );
}

function noSuchMessage(): Refusal {
  return refusal('not-found', 'This message is no longer in the index.', 'Rescan the queue.');
}
