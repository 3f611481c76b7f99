/** Writes the decompressed payload of a part with the safe repairs of the linter. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import { errorText } from '../../../shared/error-text.ts';
import type { Failure } from '../../../shared/failure.ts';
import { createLinter } from '../../../shared/lint/lint.ts';
import type { Repair } from '../../../shared/lint/model.ts';
import { createRepairer } from '../../../shared/lint/repair.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { JobOf, JobResults } from '../protocol.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { codePageOf, partContent, pour, pourTransactions } from './payload.ts';
import type { PartContent } from './payload.ts';
import type { RegularFile } from './regular-file.ts';

/**
 * Writes into `temporary`, which must not exist, and syncs it. Of a payload that cannot be decoded to its end nothing is
 * written; on any failure nothing is left.
 */
export async function saveRepaired(
  file: RegularFile,
  job: JobOf<'saveRepaired'>,
  tools: FindTools,
): Promise<JobResults['saveRepaired']> {
  const part = await partContent(file, job.part, tools);
  if (!part.ok) return failure({ kind: 'source', failure: part.error });
  const repairs = await gatherRepairs(part.value, job, tools);
  if (!repairs.ok) return failure({ kind: 'source', failure: repairs.error });
  if (repairs.value.length === 0) return failure({ kind: 'nothing-to-repair' });
  const { repairsPerPayload } = tools.limits;
  if (repairs.value.length > repairsPerPayload)
    return failure({ kind: 'too-many-repairs', limit: repairsPerPayload });
  let handle: number;
  try {
    handle = fs.openSync(job.temporary, 'wx');
  } catch (error) {
    return failure({ kind: 'target', detail: errorText(error) });
  }
  return writeInto(handle, part.value, repairs.value, job, tools);
}

async function gatherRepairs(
  part: PartContent,
  job: JobOf<'saveRepaired'>,
  tools: FindTools,
): Promise<Result<readonly Repair[], Failure>> {
  const { repairsPerPayload } = tools.limits;
  const repairs: Repair[] = [];
  const linter = createLinter({
    limits: tools.limits,
    codePage: await codePageOf(part, job.codePage, tools),
    offset: part.textStart,
    onFinding: ({ repair }) => {
      if (repair !== null && repairs.length <= repairsPerPayload) repairs.push(repair);
    },
  });
  const decoded = await pourTransactions(part, tools, (bytes) => {
    linter.push(bytes);
    return repairs.length <= repairsPerPayload;
  });
  linter.end();
  return decoded.failure === null ? success(repairs) : failure(decoded.failure);
}

async function writeInto(
  handle: number,
  part: PartContent,
  repairs: readonly Repair[],
  job: JobOf<'saveRepaired'>,
  tools: FindTools,
): Promise<JobResults['saveRepaired']> {
  const hash = crypto.createHash('sha256');
  const target: { fault: string | null } = { fault: null };
  let isWhole = false;
  const repairer = createRepairer(repairs, (bytes) => {
    hash.update(bytes);
    target.fault ??= faultIn(() => writeAll(handle, bytes));
  });
  try {
    const decoded = await pour(part, tools, (bytes) => {
      repairer.push(bytes);
      return target.fault === null;
    });
    if (decoded.failure !== null) return failure({ kind: 'source', failure: decoded.failure });
    repairer.end();
    target.fault ??= faultIn(() => fs.fsyncSync(handle));
    if (target.fault !== null) return failure({ kind: 'target', detail: target.fault });
    isWhole = true;
    return success({ repairs: repairer.applied(), sha256: hash.digest('hex') });
  } finally {
    fs.closeSync(handle);
    if (!isWhole) fs.rmSync(job.temporary, { force: true });
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += fs.writeSync(handle, bytes, at);
}

function faultIn(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return errorText(error);
  }
}
