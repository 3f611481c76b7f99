/** What one node says of itself, for whoever looks at it; and what comes of taking it for something else. */
import type { Fact } from '../../../shared/formats/container.ts';
import { factsOfCodec } from '../../../shared/formats/codec-facts.ts';
import { isContainer } from '../../../shared/formats/names.ts';
import type { Codec } from '../../../shared/formats/names.ts';
import { TRIED_PREVIEW_BYTES } from '../../../shared/formats/node.ts';
import type { Tried } from '../../../shared/formats/node.ts';
import { RECOGNITION_BYTES } from '../../../shared/formats/recognise.ts';
import { success } from '../../../shared/result.ts';
import type { JobOf, JobResults } from '../protocol.ts';
import { createCollector } from '../nodes/collect.ts';
import { findNode } from '../nodes/find-node.ts';
import type { FindTools, FoundNode } from '../nodes/find-node.ts';
import { pourContent } from '../nodes/pour-content.ts';
import { openedOr } from '../nodes/opened-or.ts';
import { provingTap } from '../nodes/taps.ts';
import { mailboxFacts } from './mailbox-facts.ts';
import type { RegularFile } from './regular-file.ts';

export async function lookAtNode(
  file: RegularFile,
  job: JobOf<'node'>,
  tools: FindTools,
): Promise<JobResults['node']> {
  const found = await findNode(file.bytes, job.part, tools);
  if (!found.ok) return found;
  const node = found.value;
  const own = ownFacts(node, tools);
  return success({
    facts: [...partFacts(node), ...node.facts, ...own.facts],
    notes: [...own.notes, ...cutNote(node)],
    tried: job.as === null ? null : await tryAs(node, job.as, tools),
  });
}

function cutNote({ cut, content }: FoundNode): readonly string[] {
  if (cut === null) return [];
  const what = content.length === 0 ? 'nothing of it could be read' : 'only the beginning could be read';
  return [`${what}: ${cut.detail}`];
}

function partFacts({ part }: FoundNode): readonly Fact[] {
  return part === null ? [] : part.headers;
}

/** What its format says of itself; a container that cannot be opened says why. */
function ownFacts(
  { content, path }: FoundNode,
  tools: FindTools,
): { readonly facts: readonly Fact[]; readonly notes: readonly string[] } {
  const { format } = tools.recognise(content);
  if (!isContainer(format)) {
    const { facts, notes } = mailboxFacts(content);
    return { facts: [...factsOfCodec(format, content), ...facts], notes };
  }
  const opened = openedOr(path, content, format, tools);
  if ('kind' in opened) return { facts: [], notes: [`it could not be opened: ${opened.detail}`] };
  const { facts, notes, unread } = opened;
  return {
    facts,
    notes: unread === null ? notes : [...notes, `not all of it could be read: ${unread.message}`],
  };
}

async function tryAs(node: FoundNode, as: Codec, tools: FindTools): Promise<Tried> {
  const head = createCollector({ left: RECOGNITION_BYTES });
  const counter = provingTap(tools.limits, { part: node.path, offset: 0 });
  const { bytesOut, failure } = await pourContent(node, as, tools, (bytes) => {
    head.add(bytes.subarray(0, RECOGNITION_BYTES - head.content().length));
    counter.tap(bytes);
    return true;
  });
  const found = counter.end(failure === null);
  return {
    bytesOut,
    failure,
    ...tools.recognise(head.content()),
    transactions: found?.totals.readable ?? null,
    preview: head.content().slice(0, TRIED_PREVIEW_BYTES),
  };
}
