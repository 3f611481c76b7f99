import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { meaningOf } from '../../shared/catalogue/catalogue.ts';
import type { LineMeaning } from '../../shared/catalogue/catalogue.ts';
import type { LogRow } from '../../shared/contract/logs.ts';
import { NO_SYNC_NUMBERS } from '../../shared/model.ts';
import type { MessageRow } from '../../shared/model.ts';
import type { OpenSession } from '../engine/open-session.ts';
import { readRole } from '../index/read-files.ts';
import { readFilesTotal, readParts } from '../index/read-messages.ts';
import { filesEntry, sourceKind } from './files-report.ts';
import { countErrors, findingEntry } from './findings-report.ts';
import { plugInsEntry } from './plug-ins-report.ts';
import type { ReportParts } from './report-source.ts';
import { galEntry } from './gal-report.ts';
import { allLogLines, allMessages, reasonOf } from './report-source.ts';
import { cycleEntry, ledgerEntry } from './sync-report.ts';

/**
 * Writes the `inspect` document, entry by entry.
 * @returns how many messages failed or hung, and findings of severity error
 */
export async function writeJsonReport(
  queue: OpenSession,
  { gal, verdicts, plugIns }: ReportParts,
  out: Writable,
): Promise<number> {
  const rows = [...allMessages(queue)];
  const { source, timing } = runFacts(queue);
  const { cycles, ledger } = await queue.syncPicture();
  await write(out, `{\n  "source": ${JSON.stringify(source)},\n`);
  await writeList(out, 'messages', rows, (row) => messageEntry(queue, row));
  const everyCycle = cycles.requestors.flatMap((one) => one.cycles);
  await writeList(out, 'cycles', everyCycle, cycleEntry);
  await writeList(out, 'ledger', ledger.ledgers, ledgerEntry);
  await writeList(out, 'logs', allLogLines(queue), logEntry);
  const { diagnosis } = verdicts;
  if (diagnosis !== null)
    await writeList(out, 'findings', diagnosis.findings, (one) => findingEntry(queue, diagnosis, one));
  const notThere = diagnosis === null ? { findings: null } : {};
  const notChecked = diagnosis?.notChecked ?? [verdicts.problem];
  const rest = Object.entries({
    files: filesEntry(queue),
    basis: cycles.basis,
    gal: galEntry(gal),
    ...notThere,
    notChecked,
    plugIns: plugInsEntry(plugIns),
    timing,
  }).map(([key, value]) => `  "${key}": ${JSON.stringify(value)}`);
  await write(out, `${rest.join(',\n')}\n}\n`);
  const wrong = rows.filter(({ state }) => state.kind === 'failed' || state.kind === 'hung').length;
  return wrong + countErrors(diagnosis?.findings ?? []);
}

/** What was read, and how fast. */
function runFacts(queue: OpenSession): { readonly source: object; readonly timing: object } {
  const { scan, workers } = queue.summary();
  const { elapsedMs, bytesOut, problems } = scan;
  return {
    source: {
      path: queue.info.path,
      kind: sourceKind(queue),
      ...readFilesTotal(queue.session.index.read),
      problems,
    },
    timing: {
      totalMs: elapsedMs,
      bytesPerSecond: elapsedMs === 0 ? null : Math.round((bytesOut / elapsedMs) * 1000),
      workers,
    },
  };
}

async function writeList<Entry>(
  out: Writable,
  name: string,
  entries: Iterable<Entry>,
  toJson: (entry: Entry) => object,
): Promise<void> {
  await write(out, `  "${name}": [`);
  let separator = '\n    ';
  for (const entry of entries) {
    await write(out, separator + JSON.stringify(toJson(entry)));
    separator = ',\n    ';
  }
  await write(out, '\n  ],\n');
}

function messageEntry({ session }: OpenSession, row: MessageRow): object {
  const { parts } = readParts(session.index.read, row.id);
  const carrying = parts.find(({ codec, transactions }) => codec !== 'none' || transactions !== null);
  return {
    file: row.file,
    role: readRole(session.index.read, row.id),
    part: carrying?.path ?? null,
    kind: row.kind,
    from: row.from,
    to: row.to,
    subject: row.subject,
    date: row.dateMs === null ? null : new Date(row.dateMs).toISOString(),
    dateSource: row.dateSource,
    state: row.state.kind,
    reason: reasonOf(row.state),
    format: row.format ?? 'none',
    codec: row.codec ?? 'none',
    bytesIn: row.bytesIn,
    bytesOut: row.bytesOut,
    transactions: row.transactions,
    sync: row.sync ?? NO_SYNC_NUMBERS,
    requestor: row.requestor,
    evidence: row.state.kind === 'hung' ? row.state.evidence : null,
  };
}

/** `kb`: articles of the entry that the code has in the catalogue. Empty when none has it, null for a line without code. */
function logEntry({
  file,
  part,
  number,
  atMs,
  format,
  severity,
  code,
  text,
  postOffice,
  program,
  facts,
  problem,
}: LogRow): object {
  const at = atMs === null ? null : new Date(atMs).toISOString();
  return {
    file,
    part,
    line: number,
    at,
    format,
    severity,
    code,
    text,
    kb: articlesOf(meaningOf({ format, code, program, facts, text })),
    postOffice,
    program,
    facts,
    problem,
  };
}

function articlesOf(meaning: LineMeaning): readonly string[] | null {
  if (meaning.kind === 'none') return null;
  return meaning.kind === 'known' ? meaning.entry.kb : [];
}

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}
