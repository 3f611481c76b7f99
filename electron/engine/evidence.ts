/** Puts everything known of chosen messages into a folder that can be sent to somebody. */
import fs from 'node:fs';
import path from 'node:path';
import { errorText } from '../../shared/error-text.ts';
import { count, counted } from '../../shared/format/count.ts';
import type { MessageId, MessageRow } from '../../shared/model.ts';
import { readAttempts, readMessageRow, readParts } from '../index/read-messages.ts';
import { addJournalEntry, readJournalPage } from '../index/journal.ts';
import { jobFor } from './detail.ts';
import { freeName, REAL_DISK } from './disk.ts';
import { plainName } from './plain-name.ts';
import { whatCameOf } from './saved-node.ts';
import { absolutePath } from './session.ts';
import type { QueueSession } from './session.ts';
import { OPEN_FLAGS } from '../workers/open-flags.ts';
import { WHOLE_FILE } from '../../shared/formats/node.ts';

const JOURNAL_ENTRIES = 200;

/** What came of the export of one message. */
interface Exported {
  readonly files: number;
  /** What of it is missing and why, as a sentence; null when all of it was written. */
  readonly problem: string | null;
}

/**
 * Writes `<folder>/evidence-<time>/<id>/` with `evidence.json` and, where it is a regular file, a copy of the message.
 * @returns the folder made, the number of files in it, and what could not be written; the others are there nevertheless
 */
export async function exportEvidence(
  session: QueueSession,
  ids: readonly MessageId[],
  folder: string,
): Promise<{ readonly folder: string; readonly files: number; readonly problems: readonly string[] }> {
  const target = path.join(folder, `evidence-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await fs.promises.mkdir(target);
  const wanted = [...new Set(ids)];
  const problems: string[] = [];
  let files = 0;
  for (const id of wanted) {
    const exported = await exportOne(session, id, target);
    files += exported.files;
    if (exported.problem !== null) problems.push(exported.problem);
  }
  addJournalEntry(session.index.write, {
    act: 'export-evidence',
    messageId: wanted.length === 1 ? (wanted[0] ?? null) : null,
    file: null,
    detail: `${counted(wanted.length, 'message')} to ${target}${inWords(problems)}`,
    result: files > 0 ? 'done' : 'failed',
    equivalent: null,
    undo: null,
  });
  return { folder: target, files, problems };
}

/** For the journal, which is no place for hundreds of them. */
function inWords([first, ...others]: readonly string[]): string {
  if (first === undefined) return '';
  return `; ${first}${others.length > 0 ? `; and ${count(others.length)} more` : ''}`;
}

async function exportOne(session: QueueSession, id: MessageId, target: string): Promise<Exported> {
  const row = readMessageRow(session.index.read, id);
  if (row === null) return { files: 0, problem: `message ${id} is no longer in the index` };
  // All of it now: a rescan during the writing may list another content under the same name.
  const evidence = evidenceOf(session, row);
  const member = row.archive === null ? null : jobFor(session, row);
  const folder = path.join(target, String(id));
  try {
    await fs.promises.mkdir(folder);
    await fs.promises.writeFile(path.join(folder, 'evidence.json'), evidence, { flag: 'wx' });
  } catch (error) {
    await fs.promises.rm(folder, { recursive: true, force: true });
    return { files: 0, problem: `${row.file}: ${errorText(error)}` };
  }
  if (row.state.kind === 'failed' && row.state.failure.kind === 'not-a-regular-file')
    return { files: 1, problem: null };
  // A stranger may have called it "evidence.json".
  const copy = freeName(REAL_DISK, path.join(folder, plainName(row.file)));
  const problem =
    member === null
      ? await copyRegular(absolutePath(session, row.file), copy)
      : await copyMember(session, member, copy);
  if (problem === null) return { files: 2, problem };
  // Part of a message would pass for the message.
  await fs.promises.rm(copy, { force: true });
  return { files: 1, problem: `${row.file} was not copied: ${problem}` };
}

/** The text of the record. */
function evidenceOf(session: QueueSession, row: MessageRow): string {
  const { read } = session.index;
  const evidence = {
    message: row,
    ...readParts(read, row.id),
    attempts: readAttempts(read, row.id),
    journal: readJournalPage(read, 0, JOURNAL_ENTRIES, row.id).entries,
    queue: session.root,
    limits: session.limits,
    watchdog: session.rules,
  };
  return `${JSON.stringify(evidence, null, 2)}\n`;
}

/** @returns why not all of it could be copied, or null */
async function copyMember(
  session: QueueSession,
  { base, supervision }: ReturnType<typeof jobFor>,
  to: string,
): Promise<string | null> {
  const outcome = await session.lookPool.run<'saveNode'>(
    { kind: 'saveNode', ...base, part: WHOLE_FILE, decompressed: false, as: null, temporary: to },
    supervision,
  );
  const written = whatCameOf(outcome);
  return written.ok ? (written.value.failure?.detail ?? null) : written.error.text;
}

/**
 * What lay there when the queue was listed may since have been swapped for a link to something endless, or a pipe.
 * @returns why it could not be copied, or null
 */
async function copyRegular(from: string, to: string): Promise<string | null> {
  let source: fs.promises.FileHandle | null = null;
  try {
    source = await fs.promises.open(from, OPEN_FLAGS);
    const stat = await source.stat();
    if (!stat.isFile()) return 'it is no regular file any more';
    const content = stat.size === 0 ? '' : source.createReadStream({ end: stat.size - 1, autoClose: false });
    await fs.promises.writeFile(to, content, { flag: 'wx' });
    return null;
  } catch (error) {
    // Evidence of a message that cannot be read is what is known without it.
    return errorText(error);
  } finally {
    await source?.close();
  }
}
