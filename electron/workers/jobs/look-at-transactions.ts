/** Answers what is asked about the transactions of one part: a page of them, which one holds a byte, what is wrong. */
import { createTransactionReader } from '../../../shared/dirsync/transactions.ts';
import { createLinter } from '../../../shared/lint/lint.ts';
import { createLintReport } from '../../../shared/lint/report.ts';
import type { TransactionRow } from '../../../shared/model.ts';
import { failure, success } from '../../../shared/result.ts';
import type { JobOf, JobResults } from '../protocol.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { codePageOf, partContent, pourTransactions } from './payload.ts';
import type { RegularFile } from './regular-file.ts';

export async function readTransactionPage(
  file: RegularFile,
  job: JobOf<'transactions'>,
  tools: FindTools,
): Promise<JobResults['transactions']> {
  const part = await partContent(file, job.part, tools);
  if (!part.ok) return part;
  const codePage = await codePageOf(part.value, job.codePage, tools);
  const rows: TransactionRow[] = [];
  const reader = createTransactionReader({
    limits: tools.limits,
    offset: part.value.textStart,
    codePage,
    wants: (index) => index >= job.offset && index < job.offset + job.limit,
    onTransaction: (row) => rows.push(row),
  });
  const decoded = await pourTransactions(part.value, tools, (bytes) => {
    reader.push(bytes);
    return true;
  });
  const { readable, unreadable } = reader.end();
  const total = readable + unreadable;
  // Behind what could be read "no rows" would pass for the end of the list.
  if (decoded.failure !== null && job.offset >= total) return failure(decoded.failure);
  return success({ rows, total, unreadable, codePage });
}

/** The line end behind a transaction counts as its own; what lies between two transactions belongs to none. */
export async function findTransactionAt(
  file: RegularFile,
  job: JobOf<'transactionAt'>,
  tools: FindTools,
): Promise<JobResults['transactionAt']> {
  const part = await partContent(file, job.part, tools);
  if (!part.ok) return part;
  let found: number | null = null;
  let current = { index: -1, start: 0, end: -1 };
  const reach = (end: number): void => {
    current.end = end;
    if (current.start <= job.offset && job.offset < end) found ??= current.index;
  };
  const reader = createTransactionReader({
    limits: tools.limits,
    offset: part.value.textStart,
    visitor: {
      line({ index, offset, length }) {
        if (index !== current.index) current = { index, start: offset, end: offset };
        reach(offset + length);
      },
      gap(_bytes, start, end, offset) {
        if (offset === current.end) reach(offset + end - start);
      },
    },
  });
  const decoded = await pourTransactions(part.value, tools, (bytes) => {
    reader.push(bytes);
    return found === null && current.start <= job.offset;
  });
  reader.end();
  return found === null && decoded.failure !== null ? failure(decoded.failure) : success(found);
}

export async function lintTransactions(
  file: RegularFile,
  job: JobOf<'lint'>,
  tools: FindTools,
): Promise<JobResults['lint']> {
  const part = await partContent(file, job.part, tools);
  if (!part.ok) return part;
  const codePage = await codePageOf(part.value, job.codePage, tools);
  const report = createLintReport({ codePage, rule: job.rule, offset: job.offset, limit: job.limit });
  const linter = createLinter({
    limits: tools.limits,
    codePage,
    offset: part.value.textStart,
    onFinding: report.add,
  });
  const decoded = await pourTransactions(part.value, tools, (bytes) => {
    linter.push(bytes);
    return true;
  });
  const totals = linter.end();
  if (decoded.failure === null) return success(report.finish(totals));
  const { detail } = decoded.failure;
  const unchecked = [`Decoding stopped (${detail}); what comes behind was not checked.`, ...totals.unchecked];
  return totals.checked === 0 ? failure(decoded.failure) : success(report.finish({ ...totals, unchecked }));
}
