/** Writes the decompressed payload of a part with the safe repairs of the linter. */
import type { Failure } from '../../../shared/failure.ts';
import { createLinter } from '../../../shared/lint/lint.ts';
import type { Repair } from '../../../shared/lint/model.ts';
import { createRepairer } from '../../../shared/lint/repair.ts';
import { failure, success } from '../../../shared/result.ts';
import type { Result } from '../../../shared/result.ts';
import type { BuildProblem, JobOf, JobResults } from '../protocol.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { codePageOf, partContent, pour, pourTransactions } from './payload.ts';
import type { PartContent } from './payload.ts';
import { intoNewFile } from './new-file.ts';
import type { NewFile } from './new-file.ts';
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
  return intoNewFile(job.temporary, (target) => writeRepaired(target, part.value, repairs.value, tools));
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

async function writeRepaired(
  target: NewFile,
  part: PartContent,
  repairs: readonly Repair[],
  tools: FindTools,
): Promise<Result<{ readonly repairs: number; readonly sha256: string }, BuildProblem>> {
  const repairer = createRepairer(repairs, target.write);
  const decoded = await pour(part, tools, (bytes) => {
    repairer.push(bytes);
    return true;
  });
  if (decoded.failure !== null) return failure({ kind: 'source', failure: decoded.failure });
  repairer.end();
  const { sha256 } = target.keep();
  return success({ repairs: repairer.applied(), sha256 });
}
