/** Files that are written into a text: uuencoded, or in BinHex. */
import { openBinhex } from '../../../shared/formats/binhex.ts';
import type { Member } from '../../../shared/formats/container.ts';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import type { Container } from '../../../shared/formats/names.ts';
import { nodeOfMember } from './node.ts';
import type { Node } from './node.ts';
import type { NodeOutcome } from './outcome.ts';
import type { NodeTools } from './node-tools.ts';

export interface TextFile {
  readonly container: Container;
  readonly member: Member;
}

/** In the order in which they are numbered: first all of one form, then all of the other. */
export function textFiles(
  text: Uint8Array,
  { limits, heartbeat, deflate }: Pick<NodeTools, 'limits' | 'heartbeat' | 'deflate'>,
): { readonly files: readonly TextFile[]; readonly notes: readonly string[] } {
  const tools = { ...deflate, limits, passed: heartbeat.consumed };
  const found = [
    { container: 'uuencode', opened: openUuencoded(text, tools) },
    { container: 'binhex', opened: openBinhex(text, tools) },
  ] as const;
  return {
    files: found.flatMap(({ container, opened }) =>
      (opened?.members ?? []).map((member) => ({ container, member })),
    ),
    notes: found.flatMap(({ opened }) => opened?.notes ?? []),
  };
}

/** What was read in them. A letter to a person that only looks as if it held one has not failed. */
export async function textFilesIn(
  node: Node,
  text: Uint8Array,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const outcomes: NodeOutcome[] = [];
  const { files } = textFiles(text, tools);
  for (const [index, { container, member }] of files.entries()) {
    const place = { number: index + 1, isAlone: files.length === 1 };
    const below = nodeOfMember(node, text.length, container, member, place);
    outcomes.push(...(await tools.readMember(below, text.length, member.open, tools)));
  }
  if (tools.isDirSync) return outcomes;
  return outcomes.map((outcome) => {
    if (outcome.failure === null) return outcome;
    const note = `part ${outcome.facts.path}: ${outcome.failure.detail}`;
    return { ...outcome, failure: null, notes: [...outcome.notes, note] };
  });
}
