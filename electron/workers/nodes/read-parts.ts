/** Reads the parts of a MIME message one after the other, only one of them in memory besides the message. */
import { headerValue } from '../../../shared/mime/headers.ts';
import { readMimeStructure, walkParts } from '../../../shared/mime/structure.ts';
import type { MimePart } from '../../../shared/mime/structure.ts';
import { isBody, isHtmlBody } from '../jobs/body.ts';
import { transferUndone } from '../jobs/transfer-encoding.ts';
import { nodeFacts, nodeOfPart } from './node.ts';
import type { Node } from './node.ts';
import { plainOutcome } from './outcome.ts';
import type { NodeOutcome } from './outcome.ts';
import type { NodeTools } from './node-tools.ts';

/**
 * All nodes of the message in its order, each before what it holds.
 * @param within the node that the message is the content of; null for the file itself
 */
export async function readParts(
  message: Uint8Array,
  root: MimePart,
  within: Node | null,
  tools: NodeTools,
): Promise<NodeOutcome[]> {
  const outcomes: NodeOutcome[] = [];
  const alternatives = new Set(htmlBesideText(root, false));
  for (const part of walkParts(root)) {
    const role = isBody(part) || isHtmlBody(part) ? 'body' : 'attachment';
    const node = { ...nodeOfPart(part, role, within), isAlternative: alternatives.has(part) };
    if (part.children.length > 0) {
      outcomes.push(plainOutcome(nodeFacts(node, part.bodyEnd - part.bodyStart, partsOf(part))));
    } else {
      const { bytes, notes } = transferUndone(message, part, tools.heartbeat.consumed);
      outcomes.push(...withNotes(await tools.readNode(node, bytes, tools), notes));
    }
  }
  return outcomes;
}

function* htmlBesideText(part: MimePart, isBeside: boolean): Generator<MimePart, void> {
  const hasText = part.contentType === 'multipart/alternative' && part.children.some(isBody);
  if (isBeside && isHtmlBody(part)) yield part;
  for (const child of part.children) yield* htmlBesideText(child, isBeside || hasText);
}

function withNotes([first, ...others]: readonly NodeOutcome[], notes: readonly string[]): NodeOutcome[] {
  return first === undefined ? [] : [{ ...first, notes: [...notes, ...first.notes] }, ...others];
}

function partsOf({ contentType, headers }: MimePart) {
  const isMessage = contentType === 'message/rfc822';
  const isSaid = headerValue(headers, 'Content-Type') !== null;
  const why = isSaid ? `its header says ${contentType}` : 'a part of a digest that does not say otherwise';
  return { format: isMessage ? 'message' : 'multipart', why } as const;
}

/** The path of a mail message that is the content of a node. */
export function embeddedPath(path: string): string {
  return `${path}/1`;
}

/** A mail message that a node holds. */
export async function readEmbedded(
  node: Node,
  content: Uint8Array,
  tools: NodeTools,
): Promise<readonly NodeOutcome[]> {
  const facts = nodeFacts(node, content.length, {
    format: 'message',
    why: 'begins with the headers of a mail',
  });
  const path = embeddedPath(node.path);
  const structure = readMimeStructure(content, tools.limits, tools.heartbeat.consumed, path);
  if (!structure.ok) {
    const note = `part ${node.path}: the message in it could not be read: ${structure.error.detail}`;
    return [plainOutcome(facts, { notes: [note] })];
  }
  const { root, notes } = structure.value;
  const shown = notes.map((note) => `in part ${node.path}: ${note}`);
  return [plainOutcome(facts, { notes: shown }), ...(await readParts(content, root, node, tools))];
}
