/** Reads all transactions of a message and hands them on in batches of bounded size. */
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import type { Failure } from '../../../shared/failure.ts';
import { createBatchWriter } from '../../../shared/gal/entry-batch.ts';
import type { BatchWriter } from '../../../shared/gal/entry-batch.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { EntryTotals, JobOf, JobResults, WorkerMessage } from '../protocol.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { codePageOf, partContent, pourTransactions } from './payload.ts';
import type { RegularFile } from './regular-file.ts';

/** Codes that say something of the address list; G and P are of personal groups. */
const LISTED_CODES = 'ADMRT';

interface GatherTools extends FindTools {
  readonly post: (message: WorkerMessage) => void;
}

/** What a message holds counts as a whole: when a part of it cannot be read to its end, the job has failed. */
export async function gatherEntries(
  file: RegularFile,
  job: JobOf<'entries'>,
  tools: GatherTools,
): Promise<JobResults['entries']> {
  const writer = createBatchWriter((batch) => tools.post({ kind: 'entries', batch }));
  let totals: EntryTotals = { readable: 0, unreadable: 0 };
  for (const [number, path] of job.parts.entries()) {
    const read = await gatherPart(file, { ...job, path, number }, tools, writer);
    if (!read.ok) return read;
    const { readable, unreadable } = read.value;
    totals = { readable: totals.readable + readable, unreadable: totals.unreadable + unreadable };
  }
  writer.end();
  return success(totals);
}

async function gatherPart(
  file: RegularFile,
  job: Pick<JobOf<'entries'>, 'codePage' | 'limits'> & { readonly path: string; readonly number: number },
  tools: GatherTools,
  writer: BatchWriter,
): Promise<Result<EntryTotals, Failure>> {
  const part = await partContent(file, job.path, tools);
  if (!part.ok) return part;
  const reader = createTransactionReader({
    limits: tools.limits,
    offset: part.value.textStart,
    codePage: await codePageOf(part.value, job.codePage, tools),
    onTransaction: (row) => {
      if (LISTED_CODES.includes(row.code)) writer.add(job.number, row);
    },
  });
  const decoded = await pourTransactions(part.value, tools, (bytes) => {
    reader.push(bytes);
    return true;
  });
  const { readable, unreadable, limitReached } = reader.end();
  if (decoded.failure !== null) return failure(decoded.failure);
  if (!limitReached) return success({ readable, unreadable });
  const detail = `more than ${job.limits.transactionsPerMessage} transactions`;
  return failure({ kind: 'output-limit', detail, part: job.path, offset: null });
}
