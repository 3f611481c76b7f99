/** Writes the content of a node to a file, as it is or as a codec gives it. */
import { isCodec } from '../../../shared/formats/names.ts';
import { failure, success } from '../../../shared/result.ts';
import { findNode } from '../nodes/find-node.ts';
import type { FindTools } from '../nodes/find-node.ts';
import { pourContent } from '../nodes/pour-content.ts';
import type { JobOf, JobResults } from '../protocol.ts';
import { intoNewFile } from './new-file.ts';
import type { RegularFile } from './regular-file.ts';

/** What could be decoded is written even when not all of it could: the answer says so. */
export async function saveNode(
  file: RegularFile,
  { part, decompressed, as, temporary }: JobOf<'saveNode'>,
  tools: FindTools,
): Promise<JobResults['saveNode']> {
  const found = await findNode(file.bytes, part, tools);
  if (!found.ok) return failure({ kind: 'source', failure: found.error });
  const { format } = tools.recognise(found.value.content);
  const codec = as ?? (decompressed && isCodec(format) ? format : null);
  return intoNewFile(temporary, async (target) => {
    const poured = await pourContent(found.value, codec, tools, (bytes) => {
      target.write(bytes);
      return true;
    });
    // An empty file would pass for what is in there.
    if (poured.failure !== null && poured.bytesOut === 0)
      return failure({ kind: 'source' as const, failure: poured.failure });
    return success({ ...target.keep(), failure: poured.failure });
  });
}
