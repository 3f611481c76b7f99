/** Puts everything known of chosen messages into a folder that can be sent to somebody. */
import fs from 'node:fs';
import path from 'node:path';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { readAttempts, readMessageRow, readParts } from '../index/read-messages.ts';
import { addJournalEntry, readJournalPage } from '../index/journal.ts';
import { jobFor } from './detail.ts';
import { plainName } from './plain-name.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';
import { OPEN_FLAGS } from '../workers/open-flags.ts';
import { WHOLE_FILE } from '../../shared/formats/node.ts';

const JOURNAL_ENTRIES = 200;

/**
 * Writes `<folder>/evidence-<time>/<id>/` with `evidence.json` and, where it is a regular file, a copy of the message.
 * @returns the folder made and the number of files in it
 */
export async function exportEvidence(
  session: QueueSession,
  ids: readonly MessageId[],
  folder: string,
): Promise<{ readonly folder: string; readonly files: number }> {
  const target = path.join(folder, `evidence-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await fs.promises.mkdir(target);
  let files = 0;
  for (const id of new Set(ids)) files += await exportOne(session, id, target);
  addJournalEntry(session.index.write, {
    act: 'export-evidence',
    messageId: ids.length === 1 ? (ids[0] ?? null) : null,
    file: null,
    detail: `${ids.length} messages to ${target}`,
    result: 'done',
    equivalent: null,
    undo: null,
  });
  return { folder: target, files };
}

async function exportOne(session: QueueSession, id: MessageId, target: string): Promise<number> {
  const { read } = session.index;
  const row = readMessageRow(read, id);
  if (row === null) return 0;
  const folder = path.join(target, String(id));
  await fs.promises.mkdir(folder);
  const evidence = {
    message: row,
    ...readParts(read, id),
    attempts: readAttempts(read, id),
    journal: readJournalPage(read, 0, JOURNAL_ENTRIES, id).entries,
    queue: session.root,
    limits: session.limits,
    watchdog: session.rules,
  };
  await fs.promises.writeFile(path.join(folder, 'evidence.json'), `${JSON.stringify(evidence, null, 2)}\n`, {
    flag: 'wx',
  });
  if (row.state.kind === 'failed' && row.state.failure.kind === 'not-a-regular-file') return 1;
  const copy = path.join(folder, plainName(row.file));
  const isCopied =
    row.archive === null
      ? await copyRegular(absolutePath(session, row.file), copy)
      : await copyMember(session, row, copy);
  return isCopied ? 2 : 1;
}

/** False when not all of it could be read: part of a message would pass for the message. */
async function copyMember(session: QueueSession, row: MessageRow, to: string): Promise<boolean> {
  const { base, supervision } = jobFor(session, row);
  const outcome = await session.lookPool.run<'saveNode'>(
    { kind: 'saveNode', ...base, part: WHOLE_FILE, decompressed: false, as: null, temporary: to },
    supervision,
  );
  if (outcome.kind === 'finished' && outcome.result.ok && outcome.result.value.failure === null) return true;
  await fs.promises.rm(to, { force: true });
  return false;
}

/** What lay there when the queue was listed may since have been swapped for a link to something endless, or a pipe. */
async function copyRegular(from: string, to: string): Promise<boolean> {
  let source: fs.promises.FileHandle | null = null;
  try {
    source = await fs.promises.open(from, OPEN_FLAGS);
    const stat = await source.stat();
    if (!stat.isFile()) return false;
    const content = stat.size === 0 ? '' : source.createReadStream({ end: stat.size - 1, autoClose: false });
    await fs.promises.writeFile(to, content, { flag: 'wx' });
    return true;
  } catch {
    // Evidence of a message that cannot be read is what is known without it.
    return false;
  } finally {
    await source?.close();
  }
}
