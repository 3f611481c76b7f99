/** Files that are written into a text: uuencoded, or in BinHex. */
import type { CodecFault } from '../../../shared/codecs/fault.ts';
import { openBinhex } from '../../../shared/formats/binhex.ts';
import type { Member } from '../../../shared/formats/container.ts';
import { openUuencoded } from '../../../shared/formats/uuencode.ts';
import type { Container } from '../../../shared/formats/names.ts';
import { givenIn, nodeOfMember } from './node.ts';
import { failureOf } from './pour.ts';
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
): {
  readonly files: readonly TextFile[];
  readonly notes: readonly string[];
  readonly unread: CodecFault | null;
} {
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
    unread: found.map(({ opened }) => opened?.unread ?? null).find((fault) => fault !== null) ?? null,
  };
}

/** What was read in them, and what was odd about the text that holds them. */
export async function textFilesIn(
  node: Node,
  text: Uint8Array,
  tools: NodeTools,
): Promise<{ readonly outcomes: readonly NodeOutcome[] } & Pick<NodeOutcome, 'notes' | 'failure'>> {
  const outcomes: NodeOutcome[] = [];
  const { files, notes, unread } = textFiles(text, tools);
  const holder = { ...node, given: givenIn(node) };
  for (const [index, { container, member }] of files.entries()) {
    const place = { number: index + 1, isAlone: files.length === 1 };
    const below = nodeOfMember(holder, text.length, container, member, place);
    outcomes.push(...(await tools.readMember(below, text.length, member.open, tools)));
  }
  const failure = unread === null ? null : failureOf(unread, node.path);
  return { outcomes, failure, notes: notes.map((note) => `part ${node.path}: ${note}`) };
}
